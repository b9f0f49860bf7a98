import { NotApplicable } from '../../attempt.ts';
import { orderRequest } from '../../messages.ts';
import { togetherFree } from '../../ordered-together.ts';
import { objectAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const orderWithOneTakenItemFailsWhole: Scenario = {
  name: 'order-with-one-taken-item-fails-whole',
  over: 'both',
  rules: ['2.1'],
  needs: ['CreateOrder'],
  async run(t) {
    const slots = togetherFree(t);
    const [taken, ...others] = slots;
    if (taken === undefined || taken.spots > 3)
      throw new NotApplicable('the first service has too many places');
    await t.bookMany(taken, taken.spots);
    const before = await Promise.all(others.map((slot) => t.lookUp(slot)));
    const answer = await t.call('CreateOrder', orderRequest(slots, t.person(), t.token()));
    const cause = objectAt(answer.message, 'order_failure')['cause'];
    t.must(cause === 'ORDER_UNFULFILLABLE', 'all items of an order fail together', answer);
    for (const [index, slot] of others.entries()) {
      const after = await t.lookUp(slot);
      t.must(
        after.available === before[index]?.available,
        'the other services of the failed order are as free as before',
        after.answer,
      );
    }
  },
};
