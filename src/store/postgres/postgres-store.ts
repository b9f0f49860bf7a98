import type { BookingStore } from '../../core/booking-store.ts';
import type { Sealer } from '../sealed-values.ts';
import type { SharedClock } from '../shared-clock.ts';
import { AuditSteps } from './audit-steps.ts';
import { BookingReads } from './booking-reads.ts';
import { ClaimSteps } from './claim-steps.ts';
import { Connections, type PostgresSettings } from './connections.ts';
import { ErasingSteps } from './erasing-steps.ts';
import { HouseSteps } from './house-steps.ts';
import { LeaseSteps } from './lease-steps.ts';
import { OutcomeSteps } from './outcome-steps.ts';
import { RemovalSteps } from './removal-steps.ts';
import { SharedWork } from './shared-work.ts';

/** Where the database is, and what keeps its personal data from others. */
export interface PostgresStoreSettings extends PostgresSettings {
  readonly sealer: Sealer;
  /** Kept in agreement with the server's from the opening on. */
  readonly clock: SharedClock;
}

/**
 * Opens the store that any number of adapter processes share. Each step is one statement that commits by itself, so nothing is held
 * open between two steps. Rejects when the server can't be reached, is a standby, would lose commits, or has a newer schema.
 */
export async function openPostgresStore({
  sealer,
  clock,
  ...settings
}: PostgresStoreSettings): Promise<BookingStore> {
  const connections = await Connections.open(settings, sealer);
  const claims = new ClaimSteps(connections, sealer);
  const outcomes = new OutcomeSteps(connections, sealer);
  const removals = new RemovalSteps(connections, sealer);
  const reads = new BookingReads(connections, sealer);
  try {
    await clock.agree(() => reads.now());
  } catch (error) {
    await connections.close();
    throw error;
  }
  const work = new SharedWork(connections, sealer, clock);
  const audit = new AuditSteps(connections);
  const erasing = new ErasingSteps(connections);
  const leases = new LeaseSteps(connections);
  const house = new HouseSteps(connections, sealer);
  return {
    lookAtToken: (token, wish) => claims.lookAtToken(token, wish),
    moment: () => reads.moment(),
    claimCreate: (claim) => claims.claimCreate(claim),
    claimChange: (claim) => claims.claimChange(claim),
    recordStep: (operation, next) => outcomes.recordStep(operation, next),
    recordNote: (operation, note) => outcomes.recordNote(operation, note),
    settle: (operation, settlement) => outcomes.settle(operation, settlement),
    adopt: (id, change) => outcomes.adopt(id, change),
    claimRemoval: (judged, untilMs) => removals.claimRemoval(judged, untilMs),
    endRemoval: (fenced) => removals.endRemoval(fenced),
    forgetVisitor: (merchant, person) => outcomes.forgetVisitor(merchant, person),
    booking: (id) => reads.booking(id),
    bookingsOfUser: (partner, user, afterSec) => reads.bookingsOfUser(partner, user, afterSec),
    operationEnd: (id) => outcomes.operationEnd(id),
    recordObservation: (known, change) => outcomes.recordObservation(known, change),
    renewOwner: (owner, ttlMs) => work.renewOwner(owner, ttlMs),
    takeOver: (owner, working, limit) => work.takeOver(owner, working, limit),
    resignOwner: (owner) => work.resignOwner(owner),
    unresolved: (limit) => work.unresolved(limit),
    untraced: (createdBeforeMs, endAfterSec, limit) => reads.untraced(createdBeforeMs, endAfterSec, limit),
    watched: (nowMs, nextMs, limit) => work.watched(nowMs, nextMs, limit),
    endWatch: (id) => work.endWatch(id),
    stale: (beforeMs, endAfterSec, nextMs, limit) => work.stale(beforeMs, endAfterSec, nextMs, limit),
    lease: (id) => leases.lease(id),
    leaseByReference: (partner, reference) => leases.leaseByReference(partner, reference),
    claimLease: (claim) => leases.claimLease(claim),
    recordHold: (id, hold) => leases.recordHold(id, hold),
    dropLease: (id) => leases.dropLease(id),
    leasedPlaces: () => leases.leasedPlaces(),
    endLeases: (forgetBeforeMs, limit) => leases.endLeases(forgetBeforeMs, limit),
    keyUse: (partner, token) => house.keyUse(partner, token),
    claimKeyedChange: (claim, key) => house.claimKeyedChange(claim, key),
    bookingOfSchedule: (merchant, scheduleId) => house.bookingOfSchedule(merchant, scheduleId),
    keep: (booking) => house.keep(booking),
    personOf: (merchant, visitorId) => house.personOf(merchant, visitorId),
    claimImages: (registration) => house.claimImages(registration),
    endImages: (id, owner, state, trouble) => house.endImages(id, owner, state, trouble),
    unresolvedImages: (limit) => house.unresolvedImages(limit),
    acknowledgeImages: (id, found) => house.acknowledgeImages(id, found),
    erase: (rows, after, endedBeforeSec, limit) => erasing.erase(rows, after, endedBeforeSec, limit),
    audit: (query) => audit.audit(query),
    recordDenial: (denial) => audit.recordDenial(denial),
    shortenAudit: (beforeMs, limit) => audit.shortenAudit(beforeMs, limit),
    ready: () => reads.ready(),
    close: () => connections.close(),
  };
}
