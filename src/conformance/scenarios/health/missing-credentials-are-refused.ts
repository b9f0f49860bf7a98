import type { Scenario } from '../../scenario.ts';

export const missingCredentialsAreRefused: Scenario = {
  name: 'missing-credentials-are-refused',
  over: 'HTTP',
  rules: ['4.4'],
  async run(t) {
    const answer = await t.callOnce('HealthCheck', {}, 'none');
    t.must(
      answer.outcome === 'unauthenticated',
      'HealthCheck without credentials is answered by 401',
      answer,
    );
  },
};
