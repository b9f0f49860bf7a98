import type { BookingStore } from '../../core/booking-store.ts';
import type { Clock } from '../../core/clock.ts';
import type { Sealer } from '../sealed-values.ts';
import { Database } from './database.ts';
import { Steps } from './steps.ts';

/** Opens the embedded store in one file, or `:memory:`. Throws when the file can't be opened or is of a newer version. */
export function openSqliteStore(file: string, clock: Clock, sealer: Sealer): BookingStore {
  const database = new Database(file, sealer);
  const steps = new Steps(database.connection, clock, sealer);
  const { leases } = steps;
  const write = <T>(step: () => T): Promise<T> => database.write(step);
  const read = <T>(look: () => T): Promise<T> => database.read(look);
  const readTogether = <T>(look: () => T): Promise<T> => database.readTogether(look);
  return {
    // One query; what it may have to read besides never goes away.
    lookAtToken: (token, wish) => read(() => steps.lookAtToken(token, wish)),
    moment: () => read(() => steps.moment()),
    claimCreate: (claim) => write(() => steps.claimCreate(claim)),
    claimChange: (claim) => write(() => steps.claimChange(claim)),
    recordStep: (operation, next) => write(() => steps.recordStep(operation, next)),
    recordNote: (operation, note) => write(() => steps.recordNote(operation, note)),
    settle: (operation, settlement) => write(() => steps.outcomes.settle(operation, settlement)),
    adopt: (id, change) => write(() => steps.outcomes.adopt(id, change)),
    claimRemoval: (judged, untilMs) => write(() => steps.outcomes.claimRemoval(judged, untilMs)),
    endRemoval: (fenced) => write(() => steps.outcomes.endRemoval(fenced)),
    forgetVisitor: (merchant, person) => write(() => steps.forgetVisitor(merchant, person)),
    booking: (id) => read(() => steps.booking(id)),
    bookingsOfUser: (partner, user, afterSec) =>
      readTogether(() => steps.bookingsOfUser(partner, user, afterSec)),
    operationEnd: (id) => read(() => steps.outcomes.operationEnd(id)),
    recordObservation: (known, change) => write(() => steps.outcomes.recordObservation(known, change)),
    renewOwner: (owner, ttlMs) => write(() => steps.renewOwner(owner, ttlMs)),
    takeOver: (owner, orphans, limit) => write(() => steps.takeOver(owner, orphans, limit)),
    resignOwner: (owner) => write(() => steps.resignOwner(owner)),
    unresolved: (limit) => read(() => steps.unresolved(limit)),
    untraced: (createdBeforeMs, endAfterSec, limit) =>
      read(() => steps.untraced(createdBeforeMs, endAfterSec, limit)),
    watched: (nowMs, nextMs, limit) => write(() => steps.watched(nowMs, nextMs, limit)),
    endWatch: (id) => write(() => steps.endWatch(id)),
    stale: (beforeMs, endAfterSec, nextMs, limit) =>
      write(() => steps.stale(beforeMs, endAfterSec, nextMs, limit)),
    lease: (id) => read(() => leases.lease(id)),
    leaseByReference: (partner, reference) => read(() => leases.leaseByReference(partner, reference)),
    claimLease: (claim) => write(() => leases.claimLease(claim)),
    recordHold: (id, hold) => write(() => leases.recordHold(id, hold)),
    dropLease: (id) => write(() => leases.dropLease(id)),
    leasedPlaces: () => read(() => leases.leasedPlaces()),
    endLeases: (forgetBeforeMs, limit) => write(() => leases.endLeases(forgetBeforeMs, limit)),
    keyUse: (partner, token) => read(() => steps.house.keyUse(partner, token)),
    claimKeyedChange: (claim, key) => write(() => steps.house.claimKeyedChange(claim, key)),
    bookingOfSchedule: (merchant, scheduleId) =>
      read(() => steps.house.bookingOfSchedule(merchant, scheduleId)),
    keep: (booking) => write(() => steps.house.keep(booking)),
    personOf: (merchant, visitorId) => read(() => steps.house.personOf(merchant, visitorId)),
    claimImages: (registration) => write(() => steps.house.claimImages(registration)),
    endImages: (id, owner, state, trouble) => write(() => steps.house.endImages(id, owner, state, trouble)),
    unresolvedImages: (limit) => read(() => steps.house.unresolvedImages(limit)),
    acknowledgeImages: (id, found) => write(() => steps.house.acknowledgeImages(id, found)),
    erase: (rows, after, endedBeforeSec, limit) =>
      write(() => steps.erase(rows, after, endedBeforeSec, limit)),
    audit: (query) => read(() => steps.audit(query)),
    recordDenial: (denial) => write(() => steps.recordDenial(denial)),
    shortenAudit: (beforeMs, limit) => write(() => steps.shortenAudit(beforeMs, limit)),
    ready: () => write(() => true),
    close: async () => database.close(),
  };
}
