import type { Scenario } from '../../scenario.ts';

export const refusalLeavesNothingInTheClinic: Scenario = {
  name: 'refusal-leaves-nothing-in-the-clinic',
  over: 'control',
  rules: ['4.2'],
  async run(t, control) {
    const slot = t.slot({ maxSpots: 3 });
    await t.bookMany(slot, slot.spots);
    const before = await control.liveAt(slot.startSec);
    const answer = await t.create(slot);
    const after = await control.liveAt(slot.startSec);
    t.must(after.length === before.length, 'a refused creation leaves nothing in the clinic', answer);
  },
};
