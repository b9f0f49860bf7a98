import type { Scenario } from '../../scenario.ts';
import { judgeTimes } from '../../timings.ts';

export const openPlacesAreCountedWithin5S: Scenario = {
  name: 'open-places-are-counted-within-5-s',
  over: 'both',
  rules: ['4.3'],
  needs: ['CheckAvailability'],
  atEnd: true,
  async run(t) {
    judgeTimes(t, ['CheckAvailability'], 5_000, 0.1);
  },
};
