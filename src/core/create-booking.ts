import type { Booking } from './booking.ts';
import type { CreateRequest, OrderResult } from './booking-core.ts';
import type { Adoption, TokenLook, VisitConflict, VisitWish } from './booking-store.ts';
import { shownFree } from './candidates.ts';
import { type CallerTime, type CarryOut, resultOf, takenSlot, unreachable } from './carry-out.ts';
import type { EpochMs } from './clock.ts';
import { createIntent, visitOf } from './create-intent.ts';
import { type Clinic, clinicOf, type Dependencies } from './dependencies.ts';
import { Fault, invalidArgument } from './fault.ts';
import type { LeasedPlaces } from './leased-places.ts';
import { findReservation, observed } from './observe-reservation.ts';
import type { Candidate } from './opening.ts';
import { arrange, isNoVisit, type NoVisit } from './order-items.ts';
import { checkFuture, checkSlot } from './slot-grid.ts';
import type { SlotLease } from './slot-lease.ts';
import { joinTwin, type Lead } from './twin-request.ts';
import { isLive, isUnclear } from './unknown-outcome.ts';
import { type LeaseUse, leaseFor, leaseOver } from './use-lease.ts';
import type { VisitItems } from './visit.ts';
import { notCombined, type Room } from './visit-room.ts';

/** Makes bookings: one for each token, whoever asks how often at once. */
export class CreateBooking {
  readonly #dependencies: Dependencies;
  readonly #carryOut: CarryOut;
  readonly #leased: LeasedPlaces;
  readonly #made: (booking: Booking) => void;
  /** By partner and token. */
  readonly #leads = new Map<string, Lead<OrderResult>>();

  constructor(
    dependencies: Dependencies,
    carryOut: CarryOut,
    leased: LeasedPlaces,
    made: (booking: Booking) => void,
  ) {
    this.#dependencies = dependencies;
    this.#carryOut = carryOut;
    this.#leased = leased;
    this.#made = made;
  }

  async create(request: CreateRequest, untilMs: EpochMs): Promise<OrderResult> {
    // The clinic's own commands take any time that the clinic's slots make up.
    if (request.visitor.kind === 'person')
      for (const wish of request.order?.items ?? [request.wish]) checkSlot(wish, request.merchant.timeZone);
    const key = `${request.partnerId}\u0000${request.token}`;
    const lead = this.#leads.get(key);
    if (lead !== undefined) return this.#follow(lead, request, untilMs);
    const result = new Attempt(this.#dependencies, this.#carryOut, this.#leased, request, untilMs).run();
    this.#leads.set(key, { fingerprint: request.fingerprint, untilMs, result });
    try {
      const answer = await result;
      if (answer.kind === 'booking') this.#made(answer.booking);
      return answer;
    } finally {
      this.#leads.delete(key);
    }
  }

  async #follow(lead: Lead<OrderResult>, request: CreateRequest, untilMs: EpochMs): Promise<OrderResult> {
    checkFingerprint(lead.fingerprint, request);
    return joinTwin(this.#dependencies.clock, lead, untilMs, 'booking', 'the booking is still being made');
  }
}

/** One request's way from its token to an answer. */
class Attempt {
  readonly #dependencies: Dependencies;
  readonly #carryOut: CarryOut;
  readonly #leased: LeasedPlaces;
  readonly #request: CreateRequest;
  readonly #time: CallerTime;
  readonly #clinic: Clinic;
  readonly #visit: Omit<VisitWish, 'nowMs'>;
  readonly #items: VisitItems | NoVisit | null;

  constructor(
    dependencies: Dependencies,
    carryOut: CarryOut,
    leased: LeasedPlaces,
    request: CreateRequest,
    untilMs: EpochMs,
  ) {
    this.#dependencies = dependencies;
    this.#carryOut = carryOut;
    this.#leased = leased;
    this.#request = request;
    this.#time = carryOut.time(untilMs);
    this.#clinic = clinicOf(dependencies, request.merchant.id);
    this.#items = request.order === null ? null : arrange(request.order.items);
    this.#visit = visitOf(request, this.#items, dependencies.keyedHash);
  }

  async run(): Promise<OrderResult> {
    for (;;) {
      const answer = await this.#answer(await this.#look());
      if (answer !== 'start-over') return answer;
      this.#time.check();
    }
  }

  #look(): Promise<TokenLook> {
    const { store, clock } = this.#dependencies;
    return store.lookAtToken(this.#request.token, { ...this.#visit, nowMs: clock.now() });
  }

  async #answer(look: TokenLook): Promise<OrderResult | 'start-over'> {
    const { token } = look;
    if (token.kind !== 'new') checkFingerprint(token.fingerprint, this.#request);
    if (token.kind === 'booked') return { kind: 'booking', booking: token.booking };
    if (token.kind === 'open') {
      const ending = await this.#carryOut.join(token.operation.id, this.#time);
      return ending.kind === 'start-over' ? 'start-over' : resultOf(ending);
    }
    // A token that was answered before replays whatever the time is; only a new visit has to lie ahead.
    checkFuture(this.#request.wish, this.#dependencies.clock.now());
    const adopted =
      token.kind === 'given-up' ? await this.#adopt(token.bookingId, look.conflict !== null) : null;
    if (adopted !== null) return adopted;
    const lease = this.#request.lease === null ? null : await this.#lease(this.#request.lease);
    const items = this.#items;
    if (items !== null && isNoVisit(items)) return { kind: 'order-refused', ...items };
    if (look.conflict !== null) return inTheWay(look.conflict);
    return lease === 'over' ? this.#unlessMade(leaseOver) : this.#book(look, items, lease);
  }

  #lease(use: LeaseUse): Promise<SlotLease | 'over'> {
    const { store, clock } = this.#dependencies;
    return leaseFor(store, this.#request, use, clock.now());
  }

  async #book(
    look: TokenLook,
    items: VisitItems | null,
    lease: SlotLease | null,
  ): Promise<OrderResult | 'start-over'> {
    // What the clinic holds for the lease it shows as taken.
    const isHeld = lease !== null && lease.hold !== null;
    const [room, visitorId] = await Promise.all([this.#room(items, isHeld), this.#visitorId(look)]);
    if (room.kind !== 'room') return { kind: 'order-refused', ...notCombined(room) };
    const { candidates, span, without } = room;
    if (!isHeld && candidates.every((candidate) => shownFree(candidate) === 0)) {
      return this.#unlessMade({ ...takenSlot, without });
    }
    const standing = this.#standingRefusal();
    if (standing !== null) return standing;
    this.#carryOut.check(this.#time);
    const visit = { ...this.#visit, ...span };
    const intent = createIntent(this.#dependencies, this.#request, visit, items, look, visitorId, lease);
    return this.#claim(look, intent, candidates, lease);
  }

  /** What fills the place or used the lease up may be this very token's booking, made by a twin of this request in another process. */
  async #unlessMade(refused: OrderResult): Promise<OrderResult | 'start-over'> {
    const { token } = await this.#look();
    return token.kind === 'open' || token.kind === 'booked' ? 'start-over' : refused;
  }

  async #room(items: VisitItems | null, isHeld: boolean): Promise<Room> {
    const { serviceId, startSec, endSec } = this.#visit;
    const span = { startSec, endSec };
    if (isHeld) return { kind: 'room', span, candidates: [], without: [] };
    const room = await this.#carryOut.room(this.#clinic, { serviceId, items, span }, [], this.#time);
    return room.kind === 'room' ? { ...room, candidates: this.#wanted(room.candidates) } : room;
  }

  #standingRefusal(): OrderResult | null {
    const { refusalIfFree, order } = this.#request;
    const detail = 'the request asks for terms that are not offered';
    const refusal = order?.refusalIfFree ?? null;
    if (refusal !== null) return { kind: 'order-refused', refusal, detail };
    return refusalIfFree === null ? null : { kind: 'refused', refusal: refusalIfFree, detail };
  }

  async #claim(
    look: TokenLook,
    intent: ReturnType<typeof createIntent>,
    candidates: readonly Candidate[],
    lease: SlotLease | null,
  ): Promise<OrderResult | 'start-over'> {
    const { fingerprint } = this.#request;
    const { bookingsPerUser } = this.#visit;
    const terms = { fingerprint, candidates, moment: look.moment, bookingsPerUser, lease };
    const claim = await this.#dependencies.store.claimCreate({ ...intent, ...terms });
    switch (claim.kind) {
      case 'claimed':
        if (lease !== null) this.#leased.drop(lease.id);
        return this.#carryOut.run(claim, candidates, null, this.#time);
      case 'refused':
        return inTheWay(claim.refusal);
      case 'lease-over':
        return leaseOver;
      case 'full':
        return takenSlot;
      case 'contended':
        // Who waited so long may have been outrun by a twin of this request in another process.
        if (!this.#time.mayWaitForPlace) return this.#unlessMade(takenSlot);
        await this.#carryOut.waitForOthers(this.#time);
        return 'start-over';
      case 'person-busy':
      case 'being-removed':
        await this.#carryOut.waitForOthers(this.#time);
        return 'start-over';
      case 'token-taken':
        return 'start-over';
    }
  }

  /** An earlier attempt's reservation that turned up after it was given up is what this request wants; null: there is none. */
  async #adopt(id: Booking['id'], markedOnly: boolean): Promise<OrderResult | 'start-over' | null> {
    const { store, clock } = this.#dependencies;
    const booking = await store.booking(id);
    if (booking === null) return null;
    const readMs = clock.now();
    const answer = await findReservation(
      { clinic: this.#clinic, store },
      booking,
      booking,
      null,
      this.#time.limits,
      markedOnly,
    );
    if (answer.kind === 'trouble') throw unreachable(answer.trouble);
    const { found } = answer.value;
    const view = found.find((one) => isLive(one) && !isUnclear(one));
    if (view !== undefined) return this.#made(await store.adopt(id, observed(booking, view, readMs)));
    if (found.some(isUnclear))
      throw new Fault(
        'clinic-unavailable',
        'the clinic shows an earlier attempt in a state that is not understood',
      );
    return null;
  }

  /** A visitor who was named is had in the place that was named, or not at all. */
  #wanted(candidates: readonly Candidate[]): readonly Candidate[] {
    const { visitor } = this.#request;
    if (visitor.kind === 'person') return candidates;
    const { calendar, zone } = visitor.place;
    return candidates.filter((one) => one.calendar === calendar && one.zone === zone);
  }

  async #made(adoption: Adoption): Promise<OrderResult | 'start-over'> {
    switch (adoption.kind) {
      case 'adopted':
        return { kind: 'booking', booking: adoption.booking };
      case 'not-given-up':
        return 'start-over';
      case 'being-removed':
        await this.#carryOut.waitForOthers(this.#time);
        return 'start-over';
    }
  }

  async #visitorId(look: TokenLook): Promise<string | null> {
    const { visitor } = this.#request;
    if (visitor.kind === 'known') return visitor.visitorId;
    if (look.visitorId !== null) return look.visitorId;
    const answer = await this.#clinic.driver.findVisitor(visitor.person, this.#time.limits);
    if (answer.kind === 'trouble') throw unreachable(answer.trouble);
    return answer.value;
  }
}

function checkFingerprint(stored: string, request: CreateRequest): void {
  if (stored === request.fingerprint) return;
  throw invalidArgument('idempotency_token', 'was used for a request with other contents');
}

function inTheWay(refusal: VisitConflict): OrderResult {
  return { kind: 'refused', refusal, detail: 'the record holds other visits of this user or person' };
}
