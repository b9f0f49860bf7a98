import { listAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const repeatIsListedOnce: Scenario = {
  name: 'repeat-is-listed-once',
  over: 'both',
  rules: ['4.1', '1.9'],
  needs: ['ListBookings'],
  async run(t) {
    const { request, person } = await t.book(t.slot({ minSpots: 1 }));
    await t.call('CreateBooking', request);
    const listed = await t.call('ListBookings', { user_id: person.user_id });
    t.must(
      listAt(listed.message, 'bookings').length === 1,
      'a creation that was repeated has made one booking',
      listed,
    );
  },
};
