import { mustBeMoved, mustShow } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const moveThereAndBackSucceeds: Scenario = {
  name: 'move-there-and-back-succeeds',
  over: 'both',
  rules: ['1.7'],
  async run(t) {
    const [from, to] = t.two({ maxSpots: 1 });
    const made = await t.book(from);
    mustBeMoved(t, await t.move(made.id, to), made, to);
    mustBeMoved(t, await t.move(made.id, from), made, from);
    await mustShow(t, to, true, 'the slot that a booking has left again');
  },
};
