import type { Scenario } from '../../scenario.ts';

export const cancellationIsInTheClinic: Scenario = {
  name: 'cancellation-is-in-the-clinic',
  over: 'control',
  rules: ['5.2'],
  async run(t, control) {
    const slot = t.slot();
    const before = await control.liveAt(slot.startSec);
    const { id } = await t.book(slot);
    const answer = await t.cancel(id);
    const after = await control.liveAt(slot.startSec);
    t.must(
      after.length === before.length,
      'a booking that was answered as cancelled is gone from the clinic',
      answer,
    );
  },
};
