import type { HouseStore } from '../../src/core/house-store.ts';
import type { SimDisk } from './sim-disk.ts';
import type { HouseStep } from './troubles.ts';

/** How a step of the store is taken over the wires of the simulation; `reached`: what the step came to. */
export type TakeStep = <T>(
  kind: HouseStep,
  step: () => T,
  reached?: (result: T) => string | null,
) => Promise<T>;

/** The part of the store's port that is about the clinic's own commands. */
export function simHouseStore({ steps }: SimDisk, call: TakeStep): HouseStore {
  const { house } = steps;
  return {
    keyUse: (partner, token) =>
      call(
        'keyUse',
        () => house.keyUse(partner, token),
        (use) => (use === null ? null : 'key used before'),
      ),
    claimKeyedChange: (claim, key) =>
      call(
        'claimKeyedChange',
        () => house.claimKeyedChange(claim, key),
        ({ kind }) => `claim of a keyed change: ${kind}`,
      ),
    bookingOfSchedule: (merchant, scheduleId) =>
      call(
        'bookingOfSchedule',
        () => house.bookingOfSchedule(merchant, scheduleId),
        (booking) => `schedule ${booking === null ? 'not on record' : 'on record'}`,
      ),
    keep: (booking) =>
      call(
        'keep',
        () => house.keep(booking),
        () => "a stranger's reservation put on record",
      ),
    personOf: (merchant, visitorId) => call('personOf', () => house.personOf(merchant, visitorId)),
    claimImages: (registration) =>
      call(
        'claimImages',
        () => house.claimImages(registration),
        (claim) => `claim of images: ${claim.kind === 'claimed' ? 'claimed' : claim.state}`,
      ),
    endImages: (id, owner, state, trouble) =>
      call(
        'endImages',
        () => house.endImages(id, owner, state, trouble),
        (ended) => `images ${ended ? state : 'end refused'}`,
      ),
    acknowledgeImages: (id, found) => Promise.resolve(house.acknowledgeImages(id, found)),
    unresolvedImages: (limit) => Promise.resolve(house.unresolvedImages(limit)),
  };
}
