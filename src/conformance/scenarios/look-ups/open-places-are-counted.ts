import { hasSlot } from '../../expectations.ts';
import { slotMessage } from '../../messages.ts';
import { numberAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const openPlacesAreCounted: Scenario = {
  name: 'open-places-are-counted',
  over: 'both',
  rules: ['1.4'],
  needs: ['CheckAvailability'],
  async run(t) {
    const slot = t.slot({ maxSpots: 3 });
    for (let left = slot.spots; ; left -= 1) {
      const answer = await t.call('CheckAvailability', { slot: slotMessage(slot) });
      t.must(
        answer.outcome === 'ok' && numberAt(answer.message, 'count_available') === left,
        `CheckAvailability counts ${left} open places`,
        answer,
      );
      t.must(hasSlot(answer.message, slot), 'CheckAvailability answers with the requested slot', answer);
      if (left === 0) return;
      await t.book(slot);
    }
  },
};
