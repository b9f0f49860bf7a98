import { lookUpRequest } from '../../messages.ts';
import type { Scenario } from '../../scenario.ts';

export const answersCallThemselvesJson: Scenario = {
  name: 'answers-call-themselves-json',
  over: 'HTTP',
  rules: ['4.5'],
  async run(t, http) {
    const slot = t.slot();
    const answer = await http.call('BatchAvailabilityLookup', lookUpRequest([slot]));
    t.record(answer);
    const type = answer.contentType?.split(';')[0]?.trim().toLowerCase();
    t.should(
      type === 'application/json',
      'the content type of answers is application/json',
      answer,
      `it is ${type}`,
    );
  },
};
