import { bookThrough } from '../../control/book-through-fault.ts';
import type { Scenario } from '../../scenario.ts';

export const errorOfTheClinicAfterTheDeedBooksOnce: Scenario = {
  name: 'error-of-the-clinic-after-the-deed-books-once',
  over: 'control',
  rules: ['4.1'],
  async run(t, control) {
    await bookThrough(t, control, 'status-500-applied');
  },
};
