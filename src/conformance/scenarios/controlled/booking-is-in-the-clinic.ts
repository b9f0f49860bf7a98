import type { Scenario } from '../../scenario.ts';

export const bookingIsInTheClinic: Scenario = {
  name: 'booking-is-in-the-clinic',
  over: 'control',
  rules: ['5.2'],
  async run(t, control) {
    const slot = t.slot();
    const before = await control.liveAt(slot.startSec);
    const { answer } = await t.book(slot);
    const after = await control.liveAt(slot.startSec);
    t.must(
      after.length === before.length + 1,
      'a booking that was answered as made is in the clinic once',
      answer,
      `the clinic has ${after.length - before.length} more`,
    );
  },
};
