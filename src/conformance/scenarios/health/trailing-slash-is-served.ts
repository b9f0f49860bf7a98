import type { Scenario } from '../../scenario.ts';

export const trailingSlashIsServed: Scenario = {
  name: 'trailing-slash-is-served',
  over: 'HTTP',
  rules: ['1.1'],
  async run(t, http) {
    const answer = await http.send({ verb: 'GET', path: '/v3/HealthCheck/', method: 'HealthCheck' });
    t.record(answer);
    t.must(answer.outcome === 'ok', 'GET /v3/HealthCheck/ with a trailing slash is answered by 200', answer);
  },
};
