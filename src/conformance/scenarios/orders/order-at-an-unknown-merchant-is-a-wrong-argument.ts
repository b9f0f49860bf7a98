import { mustBeWrongArgument } from '../../expectations.ts';
import { orderRequest } from '../../messages.ts';
import type { Scenario } from '../../scenario.ts';

export const orderAtAnUnknownMerchantIsAWrongArgument: Scenario = {
  name: 'order-at-an-unknown-merchant-is-a-wrong-argument',
  over: 'both',
  rules: ['2.1', '4.2'],
  needs: ['CreateOrder'],
  async run(t) {
    const slot = { ...t.slot(), merchantId: 'no-such-merchant' };
    const answer = await t.call('CreateOrder', orderRequest([slot], t.person(), t.token()));
    mustBeWrongArgument(t, answer, 'an order at an unknown merchant');
  },
};
