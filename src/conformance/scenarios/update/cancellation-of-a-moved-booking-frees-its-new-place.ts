import { mustBeCancelled, mustBeMoved, mustShow } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const cancellationOfAMovedBookingFreesItsNewPlace: Scenario = {
  name: 'cancellation-of-a-moved-booking-frees-its-new-place',
  over: 'both',
  rules: ['1.7'],
  async run(t) {
    const [from, to] = t.two({ maxSpots: 1 });
    const made = await t.book(from);
    mustBeMoved(t, await t.move(made.id, to), made, to);
    mustBeCancelled(t, await t.cancel(made.id), 'the cancellation of a moved booking');
    await mustShow(t, to, true, 'the slot of a cancelled booking');
  },
};
