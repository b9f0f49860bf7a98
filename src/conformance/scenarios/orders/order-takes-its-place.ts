import { mustBeRefused, mustShow } from '../../expectations.ts';
import { orderRequest } from '../../messages.ts';
import { objectAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const orderTakesItsPlace: Scenario = {
  name: 'order-takes-its-place',
  over: 'both',
  rules: ['2.1', '1.3'],
  needs: ['CreateOrder'],
  async run(t) {
    const slot = t.slot({ maxSpots: 1 });
    const answer = await t.call('CreateOrder', orderRequest([slot], t.person(), t.token()));
    t.require(
      objectAt(answer.message, 'order')['order_id'] !== undefined,
      'a free slot can be ordered',
      answer,
    );
    await mustShow(t, slot, false, 'the slot of an order');
    mustBeRefused(t, await t.create(slot), ['SLOT_UNAVAILABLE'], 'a booking of the slot of an order');
  },
};
