import { markerOf } from './booking.ts';
import type { LeaseRequest, LeaseResult } from './booking-core.ts';
import { shownFree } from './candidates.ts';
import { type CallerTime, type CarryOut, takenSlot } from './carry-out.ts';
import type { HoldPort } from './clinic-driver.ts';
import type { EpochMs } from './clock.ts';
import { type Clinic, clinicOf, type Dependencies } from './dependencies.ts';
import { Fault, invalidArgument } from './fault.ts';
import { bookingId, leaseId } from './identifiers.ts';
import type { LeasedPlaces } from './leased-places.ts';
import type { Candidate } from './opening.ts';
import type { SlotBoard } from './slot-board.ts';
import { checkFuture, checkSlot, spanOf } from './slot-grid.ts';
import type { SlotLease } from './slot-lease.ts';
import { joinTwin, type Lead } from './twin-request.ts';

/** What recording a hold may take after its answer has come; until then nobody else asks for one under the reference. */
const recordMs = 5_000;

/** Keeps slots for partners for a while: one for each reference, whoever asks how often at once. */
export class LeaseSlot {
  readonly #dependencies: Dependencies;
  readonly #carryOut: CarryOut;
  readonly #leased: LeasedPlaces;
  readonly #board: SlotBoard;
  /** By partner and reference. */
  readonly #leads = new Map<string, Lead<LeaseResult>>();

  constructor(dependencies: Dependencies, carryOut: CarryOut, leased: LeasedPlaces, board: SlotBoard) {
    this.#dependencies = dependencies;
    this.#carryOut = carryOut;
    this.#leased = leased;
    this.#board = board;
  }

  async lease(request: LeaseRequest, untilMs: EpochMs): Promise<LeaseResult> {
    checkSlot(request.wish, request.merchant.timeZone);
    const key = `${request.partnerId}\u0000${request.reference}`;
    const lead = this.#leads.get(key);
    if (lead !== undefined) return this.#follow(lead, request, untilMs);
    const result = this.#attempt(request, this.#carryOut.time(untilMs));
    this.#leads.set(key, { fingerprint: request.fingerprint, untilMs, result });
    try {
      return await result;
    } finally {
      this.#leads.delete(key);
    }
  }

  /** Resolves when no clinic is being asked for a hold any more. */
  async drain(): Promise<void> {
    await Promise.allSettled([...this.#leads.values()].map(({ result }) => result));
  }

  async #follow(lead: Lead<LeaseResult>, request: LeaseRequest, untilMs: EpochMs): Promise<LeaseResult> {
    checkFingerprint(lead.fingerprint, request);
    return joinTwin(
      this.#dependencies.clock,
      lead,
      untilMs,
      'lease',
      'the clinic has not answered for the lease yet',
    );
  }

  async #attempt(request: LeaseRequest, time: CallerTime): Promise<LeaseResult> {
    for (;;) {
      const answer = (await this.#known(request)) ?? (await this.#take(request, time));
      switch (answer) {
        case 'start-over':
          time.check();
          break;
        case 'asked':
          if (!time.mayWaitForPlace)
            throw new Fault('outcome-unknown', 'the clinic has not answered for the lease yet');
          await this.#carryOut.waitForOthers(time);
          break;
        case 'contended':
          if (!time.mayWaitForPlace) return takenSlot;
          await this.#carryOut.waitForOthers(time);
          break;
        default:
          return answer;
      }
    }
  }

  /** What the reference has got already; null: nothing. */
  async #known(request: LeaseRequest): Promise<LeaseResult | 'asked' | null> {
    const { store, clock } = this.#dependencies;
    const lease = await store.leaseByReference(request.partnerId, request.reference);
    if (lease === null) return null;
    checkFingerprint(lease.fingerprint, request);
    if (lease.state !== 'asked') return { kind: 'lease', lease };
    return lease.expiresMs > clock.now() ? 'asked' : null;
  }

  async #take(
    request: LeaseRequest,
    time: CallerTime,
  ): Promise<LeaseResult | 'asked' | 'contended' | 'start-over'> {
    const { clock, store } = this.#dependencies;
    const { merchant, wish } = request;
    const clinic = clinicOf(this.#dependencies, merchant.id);
    checkFuture(wish, clock.now());
    if (request.expiresMs <= clock.now()) throw invalidArgument(request.expiryField, 'lies in the past');
    const moment = await store.moment();
    const candidates = await this.#carryOut.candidates(clinic, wish.service.id, spanOf(wish), time);
    if (candidates.every((candidate) => shownFree(candidate) === 0)) {
      // What fills the place may be this very reference's hold, made for a twin of this request in another process.
      return (await this.#known(request)) ?? takenSlot;
    }
    this.#carryOut.check(time);
    const claim = await store.claimLease({ lease: this.#newLease(request, clinic), candidates, moment });
    switch (claim.kind) {
      case 'claimed':
        this.#show(claim.lease, candidates);
        return claim.lease.hold === null
          ? { kind: 'lease', lease: claim.lease }
          : this.#hold(claim.lease, clinic, request);
      case 'full':
        return takenSlot;
      case 'contended':
        return claim.kind;
      case 'reference-taken':
        return 'start-over';
    }
  }

  #newLease(request: LeaseRequest, { driver, merchant }: Clinic): SlotLease {
    const { clock, randomness } = this.#dependencies;
    const { partnerId, reference, fingerprint, wish, resources, echo } = request;
    const isByClinic = driver.holds !== null;
    const askedUntilMs = clock.now() + merchant.patience.commandMs + recordMs;
    return {
      id: leaseId(randomness.id()),
      partnerId,
      reference,
      fingerprint,
      merchantId: merchant.id,
      serviceId: wish.service.id,
      ...spanOf(wish),
      resources,
      place: { calendar: '', zone: '' },
      state: isByClinic ? 'asked' : 'held',
      expiresMs: isByClinic ? askedUntilMs : this.#expiryOf(request),
      hold: isByClinic ? { bookingId: bookingId(randomness.id()), words: null } : null,
      echo,
    };
  }

  /** In whole seconds, as the partner is told; nobody needs a slot that has begun. */
  #expiryOf({ merchant, wish, expiresMs }: LeaseRequest, usableUntilMs = Number.POSITIVE_INFINITY): EpochMs {
    const longestMs = this.#dependencies.clock.now() + (merchant.longestLeaseMs ?? 0);
    const endsMs = Math.min(expiresMs, longestMs, wish.startSec * 1000, usableUntilMs);
    return Math.floor(endsMs / 1000) * 1000;
  }

  /** Look-ups of this process show the place as taken from now on. */
  #show({ id, merchantId, place, expiresMs }: SlotLease, candidates: readonly Candidate[]): void {
    const taken = candidates.find(({ calendar, zone }) => calendar === place.calendar && zone === place.zone);
    if (taken !== undefined) this.#leased.put(id, merchantId, taken.intervals, expiresMs);
  }

  /** Goes on when the caller has gone: a repeat of the request gets what comes of it. A hold that nobody hears of lapses by itself. */
  async #hold(lease: SlotLease, clinic: Clinic, request: LeaseRequest): Promise<LeaseResult> {
    const { holds } = clinic.driver;
    if (holds === null || lease.hold === null)
      throw new Fault('internal', 'a clinic without holds was asked for one');
    try {
      const result = await this.#askForHold(lease, holds, clinic, request, markerOf(lease.hold.bookingId));
      this.#board.forget(clinic, { serviceId: lease.serviceId, items: null }, lease);
      return result;
    } finally {
      this.#leased.drop(lease.id);
    }
  }

  async #askForHold(
    { id, serviceId, startSec, endSec }: SlotLease,
    holds: HoldPort,
    { merchant }: Clinic,
    request: LeaseRequest,
    marker: string,
  ): Promise<LeaseResult> {
    const { clock, store, log } = this.#dependencies;
    const limits = { untilMs: clock.now() + merchant.patience.commandMs, priority: 'change' } as const;
    const outcome = await holds.hold({ serviceId, startSec, endSec, marker }, limits);
    if (outcome.kind === 'done') {
      const { words, usableUntilMs } = outcome.value;
      const lease = await store.recordHold(id, { words, expiresMs: this.#expiryOf(request, usableUntilMs) });
      if (lease !== null) return { kind: 'lease', lease };
      await holds.release(words);
      throw new Fault('clinic-unavailable', 'the clinic was too slow; nothing is kept');
    }
    await store.dropLease(id);
    if (outcome.kind === 'not-sent')
      throw new Fault('clinic-unavailable', 'the clinic cannot be reached; nothing is kept', {
        cause: outcome.trouble,
      });
    if (outcome.refusal === 'place-taken') return takenSlot;
    log.error(
      { lease: id, merchant: merchant.id, detail: outcome.detail },
      'the clinic refused a hold for a reason of ours',
    );
    throw new Fault('clinic-unavailable', 'the clinic refuses to keep places for this service');
  }
}

function checkFingerprint(stored: string, request: LeaseRequest): void {
  if (stored === request.fingerprint) return;
  throw invalidArgument(request.referenceField, 'was used for a lease with other contents');
}
