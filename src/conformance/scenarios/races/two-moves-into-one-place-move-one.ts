import { bookingOf, causeOf, objectAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const twoMovesIntoOnePlaceMoveOne: Scenario = {
  name: 'two-moves-into-one-place-move-one',
  over: 'both',
  rules: ['1.14'],
  async run(t) {
    const [first, second, to] = t.slots(3, { maxSpots: 3 });
    if (first === undefined || second === undefined || to === undefined) return;
    await t.bookMany(to, to.spots - 1);
    const made = [await t.book(first), await t.book(second)];
    const answers = await Promise.all(made.map(({ id }) => t.move(id, to)));
    const moved = answers.filter(
      (answer) => objectAt(bookingOf(answer), 'slot')['start_sec'] === to.startSec,
    );
    t.must(
      moved.length === 1,
      'of two moves at once into the last place one succeeds',
      answers,
      `${moved.length} did`,
    );
    const refused = answers.filter((answer) => bookingOf(answer) === null);
    t.must(
      refused.every((answer) => causeOf(answer) === 'SLOT_UNAVAILABLE'),
      'the other is refused with SLOT_UNAVAILABLE',
      refused,
    );
  },
};
