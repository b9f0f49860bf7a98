import { mustBeCancelled } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const lostAnswerToACancellationCancels: Scenario = {
  name: 'lost-answer-to-a-cancellation-cancels',
  over: 'control',
  rules: ['4.1'],
  async run(t, control) {
    const slot = t.slot();
    const before = await control.liveAt(slot.startSec);
    const { id } = await t.book(slot);
    await control.addFault('cancel', 'lose-response', 1);
    try {
      const answer = await t.cancel(id);
      mustBeCancelled(t, answer, 'a cancellation whose answer by the clinic was lost');
      const after = await control.liveAt(slot.startSec);
      t.must(after.length === before.length, 'the booking is gone from the clinic', answer);
    } finally {
      await control.clearFaults();
    }
  },
};
