import { SharedClock } from '../../src/store/shared-clock.ts';
import { systemClock } from '../../src/system.ts';

/** For stores of a test's own: a database on the same machine has the same time. */
export const machineClock = new SharedClock(systemClock);
