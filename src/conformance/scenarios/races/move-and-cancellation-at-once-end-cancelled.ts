import { mustBeCancelled, mustNotBreak, mustShow } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const moveAndCancellationAtOnceEndCancelled: Scenario = {
  name: 'move-and-cancellation-at-once-end-cancelled',
  over: 'both',
  rules: ['1.7'],
  async run(t) {
    const [from, to] = t.two({ maxSpots: 1 });
    const { id } = await t.book(from);
    const [moved, cancelled] = await Promise.all([t.move(id, to), t.cancel(id)]);
    mustBeCancelled(t, cancelled, 'a cancellation at the same time as a move');
    mustNotBreak(t, moved, 'a move at the same time as a cancellation');
    await mustShow(t, from, true, 'the old slot of the cancelled booking');
    await mustShow(t, to, true, 'the slot that the cancelled booking was to be moved to');
  },
};
