import { mustNotSucceed, mustShow } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const moveToATimeThatNeverWasIsRefused: Scenario = {
  name: 'move-to-a-time-that-never-was-is-refused',
  over: 'both',
  rules: ['4.2'],
  async run(t) {
    const [from, to] = t.two({ maxSpots: 1 });
    const { id } = await t.book(from);
    const answer = await t.move(id, { ...to, startSec: to.startSec + 7 });
    mustNotSucceed(t, answer, 'a move to a time that no feed has ever offered');
    await mustShow(t, from, false, 'the slot of a booking whose move was refused');
  },
};
