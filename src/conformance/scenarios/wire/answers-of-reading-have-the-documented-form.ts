import { mustHaveForm } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const answersOfReadingHaveTheDocumentedForm: Scenario = {
  name: 'answers-of-reading-have-the-documented-form',
  over: 'both',
  rules: ['1.8', '1.9', '4.5'],
  needs: ['GetBookingStatus', 'ListBookings'],
  async run(t) {
    const { id, person } = await t.book(t.slot());
    mustHaveForm(t, await t.call('GetBookingStatus', { booking_id: id }));
    mustHaveForm(t, await t.call('ListBookings', { user_id: person.user_id }));
  },
};
