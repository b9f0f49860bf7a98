import { orderRequest } from '../../messages.ts';
import { isObject, isSame, objectAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const orderOfATakenSlotIsUnfulfillable: Scenario = {
  name: 'order-of-a-taken-slot-is-unfulfillable',
  over: 'both',
  rules: ['2.1'],
  needs: ['CreateOrder'],
  async run(t) {
    const slot = t.slot({ maxSpots: 3 });
    await t.bookMany(slot, slot.spots);
    const answer = await t.call('CreateOrder', orderRequest([slot], t.person(), t.token()));
    const failure = objectAt(answer.message, 'order_failure');
    t.must(
      answer.outcome === 'ok' && failure['cause'] === 'ORDER_UNFULFILLABLE',
      'an order of a taken slot is answered by 200 and order_failure with cause ORDER_UNFULFILLABLE',
      answer,
    );
    t.must(isSame(Object.keys(answer.message), ['order_failure']), 'order_failure stands alone', answer);
    t.must(isObject(failure['fulfillability']), 'the failure holds the fulfillability', answer);
  },
};
