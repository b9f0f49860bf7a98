import type { HouseStore } from '../../src/core/house-store.ts';
import type { SimDisk } from './sim-disk.ts';

/** The clinic's own commands take no part in histories, so their steps take no time and are never lost. */
export function simHouseStore({ steps }: SimDisk): HouseStore {
  const { house } = steps;
  return {
    keyUse: async (partner, token) => house.keyUse(partner, token),
    claimKeyedChange: async (claim, key) => house.claimKeyedChange(claim, key),
    bookingOfSchedule: async (merchant, scheduleId) => house.bookingOfSchedule(merchant, scheduleId),
    keep: async (booking) => house.keep(booking),
    personOf: async (merchant, visitorId) => house.personOf(merchant, visitorId),
    claimImages: async (registration) => house.claimImages(registration),
    endImages: async (id, owner, state, trouble) => house.endImages(id, owner, state, trouble),
    unresolvedImages: async (limit) => house.unresolvedImages(limit),
  };
}
