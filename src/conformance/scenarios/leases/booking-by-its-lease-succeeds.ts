import { createRequest } from '../../messages.ts';
import { bookingOf, isSame } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';
import { lease } from '../../with-lease.ts';

export const bookingByItsLeaseSucceeds: Scenario = {
  name: 'booking-by-its-lease-succeeds',
  over: 'both',
  rules: ['1.5', '1.6'],
  needs: ['CreateLease'],
  async run(t) {
    const slot = t.slot({ maxSpots: 1 });
    const id = await lease(t, slot);
    const request = { ...createRequest(slot, t.person(), t.token()), lease_ref: { lease_id: id } };
    const answer = await t.call('CreateBooking', request);
    t.must(bookingOf(answer) !== null, 'the leased place can be booked by its lease', answer);
    const repeated = await t.call('CreateBooking', request);
    t.must(isSame(repeated.message, answer.message), 'a repeat is answered as the first time', [
      answer,
      repeated,
    ]);
  },
};
