import type { Scenario } from '../../scenario.ts';

export const unknownPathIsNotFound: Scenario = {
  name: 'unknown-path-is-not-found',
  over: 'HTTP',
  rules: ['4.2'],
  async run(t, http) {
    const answer = await http.send({ verb: 'POST', path: '/v3/NoSuchMethod', method: null, body: '{}' });
    t.record(answer);
    t.must(
      answer.outcome === 'not-found' || answer.outcome === 'invalid-argument',
      'an unknown path is answered by 404',
      answer,
    );
    t.should(answer.outcome === 'not-found', 'an unknown path is answered by 404 rather than 400', answer);
  },
};
