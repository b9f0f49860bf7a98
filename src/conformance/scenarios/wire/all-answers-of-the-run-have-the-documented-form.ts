import type { Scenario } from '../../scenario.ts';

export const allAnswersOfTheRunHaveTheDocumentedForm: Scenario = {
  name: 'all-answers-of-the-run-have-the-documented-form',
  over: 'both',
  rules: ['1.2', '4.5'],
  atEnd: true,
  async run(t) {
    const seen = new Set<string>();
    for (const { exchange, form, scenario } of t.target.calls) {
      if (exchange.transport !== t.transport) continue;
      for (const { grade, text } of form) {
        const key = `${exchange.method} ${text.replace(/\[\d+\]/g, '[]')}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const answer = { outcome: exchange.outcome, message: {}, form: [], exchange };
        t[grade](
          false,
          `answers of ${exchange.method} have the documented form`,
          answer,
          `${text} (in ${scenario})`,
        );
      }
    }
  },
};
