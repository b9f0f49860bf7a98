import { Fault } from '../../src/core/fault.ts';
import type { HouseCommands } from '../../src/core/house-commands.ts';

const notOffered = async (): Promise<never> => {
  throw new Fault('not-offered', 'no clinic here');
};

/** A house whose clinic offers none of its own commands. */
export const fakeHouse: HouseCommands = {
  reserve: notOffered,
  updateReservation: notOffered,
  cancelReservation: notOffered,
  registerImages: notOffered,
  registerBookingImages: notOffered,
  ask: notOffered,
};
