import { mustHaveForm } from '../../expectations.ts';
import { causeOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const refusalHasTheDocumentedForm: Scenario = {
  name: 'refusal-has-the-documented-form',
  over: 'both',
  rules: ['1.14', '4.5'],
  async run(t) {
    const slot = t.slot({ maxSpots: 3 });
    await t.bookMany(slot, slot.spots);
    const answer = await t.create(slot);
    mustHaveForm(t, answer);
    t.must(
      causeOf(answer) !== 'CAUSE_UNSPECIFIED',
      'a refusal says why under the key cause, which is never CAUSE_UNSPECIFIED',
      answer,
    );
  },
};
