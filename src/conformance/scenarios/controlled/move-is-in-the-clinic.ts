import type { Scenario } from '../../scenario.ts';

export const moveIsInTheClinic: Scenario = {
  name: 'move-is-in-the-clinic',
  over: 'control',
  rules: ['5.2'],
  async run(t, control) {
    const [from, to] = t.two();
    const { id } = await t.book(from);
    const before = [await control.liveAt(from.startSec), await control.liveAt(to.startSec)];
    const answer = await t.move(id, to);
    const after = [await control.liveAt(from.startSec), await control.liveAt(to.startSec)];
    const changes = after.map((visits, index) => visits.length - (before[index]?.length ?? 0));
    t.must(
      changes[0] === -1 && changes[1] === 1,
      'a booking that was answered as moved has left its old place in the clinic and has its new one',
      answer,
      `old place ${changes[0]}, new place ${changes[1]}`,
    );
  },
};
