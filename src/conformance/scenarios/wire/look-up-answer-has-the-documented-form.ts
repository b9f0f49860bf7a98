import { mustHaveForm } from '../../expectations.ts';
import { listAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const lookUpAnswerHasTheDocumentedForm: Scenario = {
  name: 'look-up-answer-has-the-documented-form',
  over: 'both',
  rules: ['1.2', '1.3', '4.5'],
  async run(t) {
    const { answer } = await t.lookUp(t.slot());
    mustHaveForm(t, answer);
    t.must(
      listAt(answer.message, 'slot_time_availability').length === 1,
      'the list is slot_time_availability',
      answer,
    );
  },
};
