import { mustShow } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const freeSlotIsAvailable: Scenario = {
  name: 'free-slot-is-available',
  over: 'both',
  rules: ['1.3'],
  async run(t) {
    await mustShow(t, t.slot(), true, 'a free slot of the feed');
  },
};
