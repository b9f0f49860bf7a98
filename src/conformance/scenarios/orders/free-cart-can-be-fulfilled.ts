import { cartRequest } from '../../messages.ts';
import { isSame, listAt, objectAt, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const freeCartCanBeFulfilled: Scenario = {
  name: 'free-cart-can-be-fulfilled',
  over: 'both',
  rules: ['2.1'],
  needs: ['CheckOrderFulfillability'],
  async run(t) {
    const answer = await t.call('CheckOrderFulfillability', cartRequest([t.slot()]));
    const fulfillability = objectAt(answer.message, 'fulfillability');
    t.must(fulfillability['result'] === 'CAN_FULFILL', 'a cart with a free slot is CAN_FULFILL', answer);
    const results = listAt(fulfillability, 'item_fulfillability').map((item) => textAt(item, 'result'));
    t.must(isSame(results, ['CAN_FULFILL']), 'the result of its one item is CAN_FULFILL', answer);
  },
};
