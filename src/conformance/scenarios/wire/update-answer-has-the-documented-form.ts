import { mustHaveForm } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const updateAnswerHasTheDocumentedForm: Scenario = {
  name: 'update-answer-has-the-documented-form',
  over: 'both',
  rules: ['1.2', '1.7', '4.5'],
  async run(t) {
    const [from, to] = t.two();
    const { id } = await t.book(from);
    mustHaveForm(t, await t.move(id, to));
    mustHaveForm(t, await t.cancel(id));
  },
};
