import { atOnce } from '../../at-once.ts';
import { mustBeRefused } from '../../expectations.ts';
import { bookingOf, causeOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const twoCancellationsAtOnceCancelOnce: Scenario = {
  name: 'two-cancellations-at-once-cancel-once',
  over: 'both',
  rules: ['4.1'],
  async run(t) {
    const slot = t.slot({ maxSpots: 1 });
    const { id } = await t.book(slot);
    const answers = await atOnce(4, () => t.cancel(id));
    for (const answer of answers) {
      const isTold = bookingOf(answer)?.['status'] === 'CANCELED';
      t.must(
        isTold || causeOf(answer) === 'BOOKING_ALREADY_CANCELLED',
        'each of several cancellations at once is answered by the cancelled booking or BOOKING_ALREADY_CANCELLED',
        answer,
      );
    }
    const isOnce = answers.some((answer) => bookingOf(answer)?.['status'] === 'CANCELED');
    t.must(isOnce, 'one of them is told that it cancelled', answers);
    await t.book(slot);
    mustBeRefused(t, await t.create(slot), ['SLOT_UNAVAILABLE'], 'a second booking of the one freed place');
  },
};
