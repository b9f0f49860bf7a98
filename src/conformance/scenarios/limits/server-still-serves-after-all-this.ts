import type { Scenario } from '../../scenario.ts';

export const serverStillServesAfterAllThis: Scenario = {
  name: 'server-still-serves-after-all-this',
  over: 'both',
  rules: ['1.1'],
  atEnd: true,
  async run(t) {
    const answer = await t.call('HealthCheck', {});
    t.must(answer.outcome === 'ok', 'HealthCheck is answered by 200 after all scenarios', answer);
  },
};
