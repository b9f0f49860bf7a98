import { createRequest } from '../../messages.ts';
import type { Scenario } from '../../scenario.ts';

const largeBytes = 2_000_000;

export const largeBodyBreaksNothing: Scenario = {
  name: 'large-body-breaks-nothing',
  over: 'HTTP',
  rules: ['4.2'],
  async run(t, http) {
    const request = createRequest(t.slot(), t.person(), t.token());
    const body = JSON.stringify({ ...request, additional_request: 'x'.repeat(largeBytes) });
    const answer = await http.send({
      verb: 'POST',
      path: '/v3/CreateBooking',
      method: 'CreateBooking',
      body,
    });
    t.record({
      ...answer,
      exchange: { ...answer.exchange, sent: `${body.slice(0, 300)}… (${body.length} bytes)` },
    });
    // Some servers hang up on what they won't read; that they still serve is what counts.
    t.must(answer.outcome !== 'internal', 'a body of two million bytes is no 500', answer);
    const health = await t.call('HealthCheck', {});
    t.must(health.outcome === 'ok', 'the server still serves after a large body', health);
  },
};
