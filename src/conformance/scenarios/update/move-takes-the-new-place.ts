import { mustBeMoved, mustBeRefused, mustShow } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const moveTakesTheNewPlace: Scenario = {
  name: 'move-takes-the-new-place',
  over: 'both',
  rules: ['1.7'],
  async run(t) {
    const [from, to] = t.two({ maxSpots: 3 });
    await t.bookMany(to, to.spots - 1);
    const made = await t.book(from);
    mustBeMoved(t, await t.move(made.id, to), made, to);
    await mustShow(t, to, false, 'the slot whose last place a booking was moved into');
    mustBeRefused(t, await t.create(to), ['SLOT_UNAVAILABLE'], 'a creation in that slot');
  },
};
