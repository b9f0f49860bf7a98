import { mustBeWrongArgument } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const unknownMerchantIsAWrongArgument: Scenario = {
  name: 'unknown-merchant-is-a-wrong-argument',
  over: 'both',
  rules: ['4.2'],
  async run(t) {
    const answer = await t.create({ ...t.slot(), merchantId: 'no-such-merchant' });
    mustBeWrongArgument(t, answer, 'a creation at an unknown merchant');
  },
};
