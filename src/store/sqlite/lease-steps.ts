import type { DatabaseSync } from 'node:sqlite';
import type { ClaimRefusal, CreateClaim, Settlement } from '../../core/booking-store.ts';
import type { Clock, EpochMs } from '../../core/clock.ts';
import type { LeaseId, LeaseReference, PartnerId } from '../../core/identifiers.ts';
import type { HoldMade, LeaseClaim, LeaseClaimResult, LeasedPlace } from '../../core/lease-store.ts';
import type { Place } from '../../core/opening.ts';
import type { Operation } from '../../core/operation.ts';
import { type SlotLease, stateAfterUse } from '../../core/slot-lease.ts';
import type { Claimant, ClaimRows } from './claim-rows.ts';
import { LeaseRows } from './lease-rows.ts';

/** The steps that are about leases, and the parts of others that are; each to be run inside one transaction. */
export class LeaseSteps {
  readonly #clock: Clock;
  readonly #claims: ClaimRows;
  readonly #leases: LeaseRows;

  constructor(connection: DatabaseSync, clock: Clock, claims: ClaimRows) {
    this.#clock = clock;
    this.#claims = claims;
    this.#leases = new LeaseRows(connection);
  }

  lease(id: LeaseId): SlotLease | null {
    return this.#leases.byId(id);
  }

  leaseByReference(partner: PartnerId, reference: LeaseReference): SlotLease | null {
    return this.#leases.byReference(partner, reference);
  }

  claimLease({ lease, candidates, moment }: LeaseClaim): LeaseClaimResult {
    const nowMs = this.#clock.now();
    const stored = this.#leases.byReference(lease.partnerId, lease.reference);
    if (stored !== null) {
      if (stored.state !== 'asked' || stored.expiresMs > nowMs) return { kind: 'reference-taken' };
      this.dropLease(stored.id);
    }
    const { id, merchantId, expiresMs } = lease;
    const taken = this.#claims.claim({ claimant: id, merchantId, expiresMs }, candidates, moment, nowMs);
    if (typeof taken === 'string') return { kind: taken };
    const placed = { ...lease, place: taken };
    this.#leases.insert(placed);
    return { kind: 'claimed', lease: placed };
  }

  recordHold(id: LeaseId, hold: HoldMade): SlotLease | null {
    const held = this.#leases.hold(id, hold);
    if (held !== null) this.#claims.settle(id, this.#clock.now());
    return held;
  }

  dropLease(id: LeaseId): void {
    if (this.#leases.delete(id)) this.#claims.free(id);
  }

  leasedPlaces(): readonly LeasedPlace[] {
    return this.#claims.leased(this.#clock.now());
  }

  endLeases(forgetBeforeMs: EpochMs, limit: number): readonly SlotLease[] {
    const nowMs = this.#clock.now();
    const ended = this.#leases.end(nowMs, limit);
    this.#claims.freeExpired(nowMs, limit);
    this.#leases.forget(forgetBeforeMs, limit);
    return ended.filter(({ hold }) => typeof hold?.words === 'string');
  }

  /** Takes a create's place: that of its lease, if it has one. */
  takePlace({
    operation,
    candidates,
    moment,
    lease,
  }: CreateClaim): Place | ClaimRefusal['kind'] | 'lease-over' {
    const { id, merchantId } = operation;
    const claimant: Claimant = { claimant: id, merchantId, expiresMs: null };
    const nowMs = this.#clock.now();
    if (lease === null) return this.#claims.claim(claimant, candidates, moment, nowMs);
    const usable = this.#usable(lease.id, nowMs);
    if (typeof usable === 'string') return usable;
    const place =
      usable.hold === null
        ? this.#claims.claim(claimant, candidates, moment, nowMs, usable.id)
        : usable.place;
    if (typeof place === 'string') return place;
    this.#leases.use(usable.id, id);
    this.#claims.free(usable.id);
    return place;
  }

  #usable(id: LeaseId, nowMs: EpochMs): SlotLease | 'contended' | 'lease-over' {
    const lease = this.#leases.byId(id);
    if (lease === null || lease.expiresMs <= nowMs) return 'lease-over';
    if (lease.state === 'in-use') return 'contended';
    return lease.state === 'held' ? lease : 'lease-over';
  }

  /** What a create that has ended leaves of its lease; before its claims are let go of. */
  endUse(operation: Operation, settlement: Settlement): void {
    const used = operation.intent.kind === 'create' ? operation.intent.lease : undefined;
    if (used === undefined) return;
    const state = stateAfterUse(settlement, used.hold !== null);
    this.#leases.become(used.id, operation.id, state);
    if (state !== 'held') return;
    const lease = this.#leases.byId(used.id);
    if (lease !== null) this.#claims.handOver(operation.id, used.id, lease.expiresMs);
  }
}
