import type { Mutant } from './mutant-list.ts';

/** Faults around what only some histories are about: leases of branches, orders of Open API clinics, and the house's own commands. */
export const topicMutants: readonly Mutant[] = [
  {
    name: 'the hold of a lease that nobody used is left',
    file: 'src/core/tend-leases.ts',
    find: 'if (hold !== null && hold.words !== null) await holds?.release(hold.words);',
    replace: '',
    topic: 'branch-leases',
  },
  {
    name: 'a booking by a lease takes a hold of its own',
    file: 'src/drivers/service-combination/reserve.ts',
    find: 'if (command.hold === null) return takeHold(',
    replace: "if (command.hold !== '') return takeHold(",
    topic: 'branch-leases',
  },
  {
    name: 'the later places of an order are not claimed',
    file: 'src/core/visit-room.ts',
    find: 'intervals: parts.flatMap(({ intervals }) => intervals)',
    replace: 'intervals: lead.intervals',
    topic: 'clinic-orders',
  },
  {
    name: 'a reading that tells no place leaves none on record',
    file: 'src/core/observe-reservation.ts',
    find: 'place: view?.place ?? null,',
    replace: "place: view?.place ?? { calendar: '', zone: '' },",
    topic: 'clinic-orders',
  },
  {
    name: 'an order that is moved is in its own way',
    file: 'src/core/visit.ts',
    find: 'if (items === null || more.length === 0)',
    replace: 'if (items === null || more.length >= 0)',
    topic: 'clinic-orders',
  },
  {
    name: 'images without answer may be sent again',
    file: 'src/core/house-images.ts',
    find: "return { state: 'unknown', trouble, fault: unknownForGood() };",
    replace: "return { state: 'refused', trouble, fault: unknownForGood() };",
    topic: 'house',
  },
  {
    name: 'images of a process that died may be sent again',
    file: 'src/store/sqlite/image-rows.ts',
    find: "alive_until_ms > ?1) THEN 'unknown' ELSE state END`",
    replace: "alive_until_ms > ?1) THEN 'refused' ELSE state END`",
    topic: 'house',
  },
  {
    name: 'the key of a change is not kept',
    file: 'src/store/sqlite/house-steps.ts',
    find: "if (result.kind === 'claimed') this.#putKey.run(",
    replace: "if (result.kind === 'full') this.#putKey.run(",
    topic: 'house',
  },
  {
    name: "a change in the clinic's words that left no trace counts as made",
    file: 'src/core/move-saga.ts',
    find: 'if (terms === undefined || view === null || !sameSpan(from, to)) return true;',
    replace: 'if (terms === undefined || view === null || from !== null) return true;',
    topic: 'house',
  },
  {
    name: "the house's visit is put where there is room, not where it was wanted",
    file: 'src/core/create-booking.ts',
    find: "if (visitor.kind === 'person') return candidates;",
    replace: "if (visitor.kind !== 'person' || visitor.person !== null) return candidates;",
    topic: 'house',
  },
];
