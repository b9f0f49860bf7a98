import { orderRequest } from '../../messages.ts';
import { isSame, listAt, objectAt, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const ordersAreListedByUserAndById: Scenario = {
  name: 'orders-are-listed-by-user-and-by-id',
  over: 'both',
  rules: ['2.1'],
  needs: ['CreateOrder', 'ListOrders'],
  async run(t) {
    const person = t.person();
    const made = await t.call('CreateOrder', orderRequest([t.slot()], person, t.token()));
    const id = textAt(objectAt(made.message, 'order'), 'order_id');
    t.require(id !== '', 'a free slot can be ordered', made);
    for (const question of [{ user_id: person.user_id }, { order_ids: { order_id: [id] } }]) {
      const answer = await t.call('ListOrders', question);
      const ids = listAt(answer.message, 'order').map((order) => textAt(order, 'order_id'));
      t.must(isSame(ids, [id]), `ListOrders by ${Object.keys(question).join()} gives the order`, answer);
    }
  },
};
