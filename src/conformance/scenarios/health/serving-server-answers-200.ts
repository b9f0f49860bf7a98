import type { Scenario } from '../../scenario.ts';

export const servingServerAnswers200: Scenario = {
  name: 'serving-server-answers-200',
  over: 'HTTP',
  rules: ['1.1'],
  async run(t) {
    const answer = await t.call('HealthCheck', {});
    t.must(answer.outcome === 'ok', 'HealthCheck is answered by 200 while the server serves', answer);
  },
};
