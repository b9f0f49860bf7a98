import { bookThrough } from '../../control/book-through-fault.ts';
import type { Scenario } from '../../scenario.ts';

export const garbageFromTheClinicBooksOnce: Scenario = {
  name: 'garbage-from-the-clinic-books-once',
  over: 'control',
  rules: ['4.1'],
  async run(t, control) {
    await bookThrough(t, control, 'garbage');
  },
};
