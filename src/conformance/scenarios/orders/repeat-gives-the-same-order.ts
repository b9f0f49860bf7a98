import { orderRequest } from '../../messages.ts';
import { isSame, objectAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const repeatGivesTheSameOrder: Scenario = {
  name: 'repeat-gives-the-same-order',
  over: 'both',
  rules: ['4.1', '2.1'],
  needs: ['CreateOrder'],
  async run(t) {
    const request = orderRequest([t.slot()], t.person(), t.token());
    const answer = await t.call('CreateOrder', request);
    const repeated = await t.call('CreateOrder', request);
    t.require(
      objectAt(answer.message, 'order')['order_id'] !== undefined,
      'a free slot can be ordered',
      answer,
    );
    t.must(
      isSame(repeated.message, answer.message),
      'a repeat of a successful order is answered as the first time',
      [answer, repeated],
    );
  },
};
