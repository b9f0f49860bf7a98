import type { Mutant } from './mutant-list.ts';

/** Faults in the store's steps: what is claimed, settled and looked up there decides who may act. */
export const storeMutants: readonly Mutant[] = [
  {
    name: 'a lease keeps its place from nobody',
    file: 'src/store/sqlite/lease-steps.ts',
    find: '{ claimant: id, merchantId, expiresMs }, candidates',
    replace: '{ claimant: id, merchantId, expiresMs: 1 }, candidates',
  },
  {
    name: 'a create that ends leaves its lease in use',
    file: 'src/store/sqlite/outcome-steps.ts',
    find: 'this.#leases.endUse(operation, settlement);',
    replace: '',
  },
  {
    name: 'a lease is granted anew to each repeat of its request',
    file: 'src/store/sqlite/lease-steps.ts',
    find: "if (stored.state !== 'asked' || stored.expiresMs > nowMs) return { kind: 'reference-taken' };",
    replace: '',
  },
  {
    name: 'places are not claimed',
    file: 'src/store/sqlite/claim-rows.ts',
    find: 'this.#insert.run(claimant, merchant, calendar, zone, startSec, expiresMs);',
    replace: "this.#insert.run(claimant, 'nowhere', calendar, zone, startSec, expiresMs);",
  },
  {
    name: 'a place is freed while its outcome is unknown',
    file: 'src/store/sqlite/steps.ts',
    find: 'this.#operations.step(next);\n    return next;',
    replace:
      "this.#operations.step(next);\n    if (state === 'unknown') this.#claims.free(next.id);\n    return next;",
  },
  {
    name: 'a failure is stored under its token',
    file: 'src/store/sqlite/outcome-steps.ts',
    find: 'this.#tokens.delete(partnerId, token);\n    this.#bookings.delete(booking.id);',
    replace:
      "this.#tokens.booked(partnerId, token);\n    this.#change(booking, { ...booking, status: 'cancelled-by-clinic' }, cause);",
  },
  {
    name: 'the token is lost when a create is given up',
    file: 'src/store/sqlite/outcome-steps.ts',
    find: "const haunted = settlement.state === 'given-up';",
    replace: "const haunted = settlement.state === 'refused' && booking.note === '';",
  },
  {
    name: "two requests make one person's visitor at once",
    file: 'src/store/sqlite/steps.ts',
    find: "if (makesVisitor) return { kind: 'person-busy' };",
    replace: "if (booking.note === '' && makesVisitor) return { kind: 'person-busy' };",
  },
  {
    name: 'what speaks against a visit is not judged again when it is claimed',
    file: 'src/store/sqlite/steps.ts',
    find: "if (conflict !== null) return { kind: 'refused', refusal: conflict };",
    replace: "if (booking.note === '' && conflict !== null) return { kind: 'refused', refusal: conflict };",
  },
  {
    name: 'two changes of one booking go on at once',
    file: 'src/store/sqlite/outcome-steps.ts',
    find: 'stored.openOperation === null &&\n    stored.status === judged.status &&',
    replace: 'stored.id === judged.id &&',
  },
  {
    name: 'a reading overwrites a change that is under way',
    file: 'src/store/sqlite/outcome-steps.ts',
    find: 'if (booking === null || booking.openOperation !== null || booking.observedMs > change.observedMs)',
    replace: 'if (booking === null || booking.observedMs > change.observedMs)',
  },
  {
    name: 'an older reading overwrites a newer one',
    file: 'src/store/sqlite/outcome-steps.ts',
    find: 'if (booking === null || booking.openOperation !== null || booking.observedMs > change.observedMs)',
    replace: 'if (booking === null || booking.openOperation !== null)',
  },
  {
    name: 'what was read before a change ended is taken over',
    file: 'src/store/sqlite/outcome-steps.ts',
    find: 'if (booking.lastOperation !== lastOperation || unobservable.has(booking.status)) return booking;',
    replace: 'if (lastOperation === undefined || unobservable.has(booking.status)) return booking;',
  },
  {
    name: 'operations of the living are taken over',
    file: 'src/store/sqlite/operation-rows.ts',
    find: 'WHERE owners.owner = operations.owner AND alive_until_ms > ?2)',
    replace: 'WHERE owners.owner = operations.owner AND alive_until_ms > ?2 + 86400000)',
  },
  {
    name: 'the outcome is stored by whoever no longer owns the operation',
    file: 'src/store/sqlite/operation-rows.ts',
    find: 'WHERE id = ? AND owner = ? AND state IN',
    replace: 'WHERE id = ? AND owner <> ? || owner AND state IN',
  },
  {
    name: 'operations whose claim got lost on its way back are never found',
    file: 'src/store/sqlite/steps.ts',
    find: '.filter(({ id }) => !busy.has(id));',
    replace: '.filter(({ id }) => busy.has(id));',
  },
  {
    name: 'what is being removed is adopted',
    file: 'src/store/sqlite/outcome-steps.ts',
    find: 'if (change.observedMs < booking.fencedUntilMs)',
    replace: "if (booking.note === '' && change.observedMs < booking.fencedUntilMs)",
  },
  {
    name: 'what was removed since it was read is adopted',
    file: 'src/store/sqlite/outcome-steps.ts',
    find: 'if (change.observedMs < booking.fencedUntilMs)',
    replace: 'if (this.#clock.now() < booking.fencedUntilMs)',
  },
  {
    name: 'a token is tried again while its leftover is being removed',
    file: 'src/store/sqlite/steps.ts',
    find: 'if (stored !== null && this.#bookings.existing(booking.id).fencedUntilMs > this.#clock.now())',
    replace: "if (stored !== null && booking.note === '')",
  },
  {
    name: "a visitor's id that is gone is tried again and again",
    file: 'src/store/sqlite/steps.ts',
    find: 'this.#tokens.unlink(merchant, person);',
    replace: "if (merchant === '') this.#tokens.unlink(merchant, person);",
  },
];
