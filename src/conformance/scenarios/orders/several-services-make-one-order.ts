import { orderRequest } from '../../messages.ts';
import { togetherFree } from '../../ordered-together.ts';
import { isSame, listAt, objectAt, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const severalServicesMakeOneOrder: Scenario = {
  name: 'several-services-make-one-order',
  over: 'both',
  rules: ['2.1'],
  needs: ['CreateOrder'],
  async run(t) {
    const slots = togetherFree(t);
    const answer = await t.call('CreateOrder', orderRequest(slots, t.person(), t.token()));
    const items = listAt(objectAt(answer.message, 'order'), 'item');
    t.must(
      isSame(
        items.map((item) => textAt(item, 'service_id')).sort(),
        slots.map(({ serviceId }) => serviceId).sort(),
      ),
      'services that can be ordered together make one order with an item for each',
      answer,
    );
    t.must(
      items.every((item) => textAt(item, 'status') === 'CONFIRMED'),
      'each line item has the status CONFIRMED',
      answer,
    );
  },
};
