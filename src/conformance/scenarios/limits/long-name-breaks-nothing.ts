import { mustNotBreak } from '../../expectations.ts';
import { bookingOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const longNameBreaksNothing: Scenario = {
  name: 'long-name-breaks-nothing',
  over: 'both',
  rules: ['1.11'],
  async run(t) {
    for (const length of [40, 41, 5_000]) {
      const person = { ...t.person(), given_name: 'n'.repeat(length) };
      const answer = await t.create(t.slot(), person);
      mustNotBreak(t, answer, `a name of ${length} characters`);
      if (length === 40) t.must(bookingOf(answer) !== null, 'a name of 40 characters is taken', answer);
    }
  },
};
