import { mustBeRefused } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const moveToAFullSlotIsSlotUnavailable: Scenario = {
  name: 'move-to-a-full-slot-is-slot-unavailable',
  over: 'both',
  rules: ['1.14'],
  async run(t) {
    const [from, to] = t.two({ maxSpots: 3 });
    await t.bookMany(to, to.spots);
    const made = await t.book(from);
    mustBeRefused(t, await t.move(made.id, to), ['SLOT_UNAVAILABLE'], 'a move to a slot without places');
  },
};
