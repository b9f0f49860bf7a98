import { cartRequest } from '../../messages.ts';
import { isSame, listAt, objectAt, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const takenItemIsNamed: Scenario = {
  name: 'taken-item-is-named',
  over: 'both',
  rules: ['2.1'],
  needs: ['CheckOrderFulfillability'],
  async run(t) {
    const slot = t.slot({ maxSpots: 3 });
    await t.bookMany(slot, slot.spots);
    const answer = await t.call('CheckOrderFulfillability', cartRequest([slot]));
    const fulfillability = objectAt(answer.message, 'fulfillability');
    const results = listAt(fulfillability, 'item_fulfillability').map((item) => textAt(item, 'result'));
    t.must(
      fulfillability['result'] === 'UNFULFILLABLE_LINE_ITEM' && isSame(results, ['SLOT_UNAVAILABLE']),
      'a cart with a taken slot is UNFULFILLABLE_LINE_ITEM, its item SLOT_UNAVAILABLE',
      answer,
    );
  },
};
