import { NotApplicable } from '../../attempt.ts';
import { mustBeRefused } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const lateCancellationIsOutsideTheWindow: Scenario = {
  name: 'late-cancellation-is-outside-the-window',
  over: 'both',
  rules: ['4.7', '1.14'],
  async run(t) {
    const slot = t.target.feed.tooLateToCancel;
    if (slot === null) throw new NotApplicable('the feed names no slot under conformance.too_late_to_cancel');
    const { id } = await t.book(slot);
    const answer = await t.cancel(id);
    mustBeRefused(t, answer, ['OUTSIDE_CANCELLATION_WINDOW'], 'a cancellation that comes too late');
    t.made.forget(id);
  },
};
