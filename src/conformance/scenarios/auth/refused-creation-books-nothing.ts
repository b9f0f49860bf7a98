import { basic } from '../../credentials.ts';
import { mustShow } from '../../expectations.ts';
import { createRequest } from '../../messages.ts';
import { bookingOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const refusedCreationBooksNothing: Scenario = {
  name: 'refused-creation-books-nothing',
  over: 'both',
  rules: ['4.4', '4.1'],
  async run(t) {
    const slot = t.slot({ maxSpots: 1 });
    const [person, token] = [t.person(), t.token()];
    const refused = await t.callOnce(
      'CreateBooking',
      createRequest(slot, person, token),
      basic(t.target.user, 'not-the-password'),
    );
    t.must(
      refused.outcome === 'unauthenticated',
      'a creation with a wrong password is answered by 401',
      refused,
    );
    await mustShow(t, slot, true, 'the slot of a creation that was refused with 401');
    const booked = await t.create(slot, person, token);
    t.must(bookingOf(booked) !== null, 'the same creation with the right password is carried out', booked);
  },
};
