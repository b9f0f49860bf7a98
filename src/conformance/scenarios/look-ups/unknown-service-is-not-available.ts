import { mustNotBreak } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const unknownServiceIsNotAvailable: Scenario = {
  name: 'unknown-service-is-not-available',
  over: 'both',
  rules: ['4.2'],
  async run(t) {
    const { available, answer } = await t.lookUp({ ...t.slot(), serviceId: 'no-such-service' });
    t.must(available !== true, 'a slot of an unknown service is not shown as available', answer);
    t.should(
      answer.outcome === 'invalid-argument',
      'a look-up of an unknown service is answered by 400',
      answer,
    );
    mustNotBreak(t, answer, 'a look-up of an unknown service');
  },
};
