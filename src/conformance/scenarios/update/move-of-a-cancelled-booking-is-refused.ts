import { mustNotSucceed, mustShow } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const moveOfACancelledBookingIsRefused: Scenario = {
  name: 'move-of-a-cancelled-booking-is-refused',
  over: 'both',
  rules: ['1.7'],
  async run(t) {
    const [from, to] = t.two({ maxSpots: 1 });
    const { id } = await t.book(from);
    await t.cancel(id);
    mustNotSucceed(t, await t.move(id, to), 'a move of a cancelled booking');
    await mustShow(t, to, true, 'the slot that a cancelled booking was to be moved to');
  },
};
