import { mustBeWrongArgument } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const unknownServiceIsAWrongArgument: Scenario = {
  name: 'unknown-service-is-a-wrong-argument',
  over: 'both',
  rules: ['4.2'],
  async run(t) {
    const answer = await t.create({ ...t.slot(), serviceId: 'no-such-service' });
    mustBeWrongArgument(t, answer, 'a creation of an unknown service');
  },
};
