import { mustBeWrongArgument } from '../../expectations.ts';
import { orderRequest } from '../../messages.ts';
import { objectAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const orderWithoutItemsIsAWrongArgument: Scenario = {
  name: 'order-without-items-is-a-wrong-argument',
  over: 'both',
  rules: ['2.1', '4.2'],
  needs: ['CreateOrder'],
  async run(t) {
    const request = orderRequest([t.slot()], t.person(), t.token());
    const order = { ...objectAt(request, 'order'), item: [] };
    const answer = await t.call('CreateOrder', { ...request, order });
    mustBeWrongArgument(t, answer, 'an order without items');
  },
};
