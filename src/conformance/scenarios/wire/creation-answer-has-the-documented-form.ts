import { mustHaveForm } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const creationAnswerHasTheDocumentedForm: Scenario = {
  name: 'creation-answer-has-the-documented-form',
  over: 'both',
  rules: ['1.2', '1.6', '4.5'],
  async run(t) {
    const { answer } = await t.book(t.slot());
    mustHaveForm(t, answer);
  },
};
