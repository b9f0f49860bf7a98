import { mustShow } from '../../expectations.ts';
import { bookingOf, objectAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const refusedMoveLeavesTheBooking: Scenario = {
  name: 'refused-move-leaves-the-booking',
  over: 'both',
  rules: ['1.14', '1.7'],
  async run(t) {
    const [from, to] = t.two({ maxSpots: 1 });
    await t.book(to);
    const made = await t.book(from);
    const refused = await t.move(made.id, to);
    await mustShow(t, from, false, 'the slot of a booking whose move was refused');
    const cancelled = await t.cancel(made.id);
    const slot = objectAt(bookingOf(cancelled), 'slot');
    t.must(
      bookingOf(cancelled)?.['status'] === 'CANCELED' &&
        (slot['start_sec'] ?? from.startSec) === from.startSec,
      'a booking whose move was refused is still there, at its old time',
      [refused, cancelled],
    );
  },
};
