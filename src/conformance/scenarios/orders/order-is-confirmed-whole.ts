import { asRead } from '../../expectations.ts';
import { orderRequest } from '../../messages.ts';
import { isSame, listAt, objectAt, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const orderIsConfirmedWhole: Scenario = {
  name: 'order-is-confirmed-whole',
  over: 'both',
  rules: ['2.1'],
  needs: ['CreateOrder'],
  async run(t) {
    const slot = t.slot();
    const person = t.person();
    const answer = await t.call('CreateOrder', orderRequest([slot], person, t.token()));
    const order = objectAt(answer.message, 'order');
    t.must(textAt(order, 'order_id') !== '', 'an order of a free slot is answered with its order_id', answer);
    const items = listAt(order, 'item');
    const starts = items.map((item) => objectAt({ item }, 'item')['start_sec']);
    t.must(isSame(starts, [slot.startSec]), 'the order holds its line items', answer);
    t.must(
      items.every((item) => textAt(item, 'status') === 'CONFIRMED'),
      'each line item has the status CONFIRMED',
      answer,
    );
    t.should(
      isSame(objectAt(order, 'user_information'), asRead('UserInformation', person)),
      'the order holds the user as sent',
      answer,
    );
  },
};
