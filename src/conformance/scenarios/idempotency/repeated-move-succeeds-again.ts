import { mustBeMoved } from '../../expectations.ts';
import { isSame } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const repeatedMoveSucceedsAgain: Scenario = {
  name: 'repeated-move-succeeds-again',
  over: 'both',
  rules: ['4.1'],
  async run(t) {
    const [from, to] = t.two();
    const made = await t.book(from);
    const moved = await t.move(made.id, to);
    mustBeMoved(t, moved, made, to);
    const repeated = await t.move(made.id, to);
    t.must(isSame(repeated.message, moved.message), 'a repeated move is answered as the first time', [
      moved,
      repeated,
    ]);
  },
};
