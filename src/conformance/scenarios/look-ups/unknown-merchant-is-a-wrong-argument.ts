import { mustBeWrongArgument } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const unknownMerchantIsAWrongArgument: Scenario = {
  name: 'unknown-merchant-is-a-wrong-argument',
  over: 'both',
  rules: ['4.2'],
  async run(t) {
    const slot = { ...t.slot(), merchantId: 'no-such-merchant' };
    const { answer } = await t.lookUp(slot);
    mustBeWrongArgument(t, answer, 'a look-up of an unknown merchant');
  },
};
