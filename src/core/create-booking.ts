import type { Bell } from './bell.ts';
import type { Booking } from './booking.ts';
import type { BookingResult, CreateRequest } from './booking-core.ts';
import type { BookingStore, TokenLook, VisitWish } from './booking-store.ts';
import { candidatesFor, shownFree } from './candidates.ts';
import { type EpochMs, within } from './clock.ts';
import { type Clinic, clinicOf, type Dependencies } from './dependencies.ts';
import { Fault, invalidArgument } from './fault.ts';
import { bookingId, operationId } from './identifiers.ts';
import { joinOperation } from './join-operation.ts';
import { observed, traceOf } from './observe-reservation.ts';
import type { Candidate } from './opening.ts';
import type { Operation } from './operation.ts';
import { personKeyOf } from './person-key.ts';
import type { PlaceLedger } from './place-ledger.ts';
import type { Pursuits } from './pursuit.ts';
import { checkFuture, checkSlot, spanOf } from './slot-grid.ts';
import { isLive } from './unknown-outcome.ts';

/** Another process's change is noticed this late at the most. */
const pollMs = 100;

/** A command is not begun with less time than this left for its answer: the caller would be left in doubt for nothing. */
const leastCommandMs = 400;

/** A place that a change under way may need is waited for this long; then it counts as taken. */
const contentionMs = 1_500;

/** Makes bookings: one for each token, whoever asks how often at once. */
export class CreateBooking {
  readonly #dependencies: Dependencies;
  readonly #pursuits: Pursuits;
  readonly #ledger: PlaceLedger;
  readonly #bell: Bell;
  readonly #made: (booking: Booking) => void;
  /** Requests at work, by partner and token, for their twins to join. */
  readonly #leading = new Map<
    string,
    { readonly fingerprint: string; readonly result: Promise<BookingResult> }
  >();

  constructor(
    dependencies: Dependencies,
    pursuits: Pursuits,
    ledger: PlaceLedger,
    bell: Bell,
    made: (booking: Booking) => void,
  ) {
    this.#made = made;
    this.#dependencies = dependencies;
    this.#pursuits = pursuits;
    this.#ledger = ledger;
    this.#bell = bell;
  }

  async create(request: CreateRequest, untilMs: EpochMs): Promise<BookingResult> {
    const { clock } = this.#dependencies;
    checkSlot(request.wish, request.merchant.timeZone);
    const key = `${request.partnerId}\u0000${request.token}`;
    const leading = this.#leading.get(key);
    if (leading !== undefined) {
      checkFingerprint(leading.fingerprint, request);
      const result = await within(clock, untilMs, leading.result);
      if (result === 'late') throw new Fault('outcome-unknown', 'the booking is still being made');
      return result;
    }
    const result = new Attempt(
      this.#dependencies,
      this.#pursuits,
      this.#ledger,
      this.#bell,
      request,
      untilMs,
    ).run();
    this.#leading.set(key, { fingerprint: request.fingerprint, result });
    try {
      const answer = await result;
      if (answer.kind === 'booking') this.#made(answer.booking);
      return answer;
    } finally {
      this.#leading.delete(key);
    }
  }
}

/** One request's way from its token to an answer. */
class Attempt {
  readonly #dependencies: Dependencies;
  readonly #pursuits: Pursuits;
  readonly #ledger: PlaceLedger;
  readonly #bell: Bell;
  readonly #request: CreateRequest;
  readonly #untilMs: EpochMs;
  readonly #clinic: Clinic;
  readonly #store: BookingStore;
  readonly #contendedUntilMs: EpochMs;
  readonly #visit: Omit<VisitWish, 'nowMs'>;

  constructor(
    dependencies: Dependencies,
    pursuits: Pursuits,
    ledger: PlaceLedger,
    bell: Bell,
    request: CreateRequest,
    untilMs: EpochMs,
  ) {
    this.#dependencies = dependencies;
    this.#pursuits = pursuits;
    this.#ledger = ledger;
    this.#bell = bell;
    this.#request = request;
    this.#untilMs = untilMs;
    this.#clinic = clinicOf(dependencies, request.merchant.id);
    this.#store = dependencies.store;
    this.#contendedUntilMs = Math.min(dependencies.clock.now() + contentionMs, untilMs - leastCommandMs);
    this.#visit = {
      ...spanOf(request.wish),
      partnerId: request.partnerId,
      merchantId: request.merchant.id,
      serviceId: request.wish.service.id,
      userId: request.userId,
      personKey: personKeyOf(request.merchant.id, request.person),
      bookingsPerUser: request.merchant.bookingsPerUser,
    };
  }

  async run(): Promise<BookingResult> {
    for (;;) {
      const look = await this.#store.lookAtToken(this.#request.token, this.#wish());
      const { token } = look;
      if (token.kind !== 'new') checkFingerprint(token.fingerprint, this.#request);
      if (token.kind === 'booked') return { kind: 'booking', booking: token.booking };
      if (token.kind === 'open') {
        const ending = await joinOperation(
          this.#dependencies,
          this.#pursuits,
          this.#bell,
          token.operation.id,
          this.#untilMs,
        );
        if (ending.kind === 'done' || ending.kind === 'refused') return resultOf(ending);
        if (ending.kind === 'nothing-done') throw ending.fault;
        continue;
      }
      // A token that was answered before replays whatever the time is; only a new visit has to lie ahead.
      checkFuture(this.#request.wish, this.#dependencies.clock.now());
      const answer = await this.#book(look);
      if (answer !== 'start-over') return answer;
      this.#checkTime();
    }
  }

  async #book(look: TokenLook): Promise<BookingResult | 'start-over'> {
    if (look.token.kind === 'given-up') {
      const adopted = await this.#adopt(look.token.bookingId);
      if (adopted !== null) return { kind: 'booking', booking: adopted };
    }
    if (look.conflict !== null)
      return refused(look.conflict, 'the record holds another visit of this user or person');

    const [candidates, visitorId] = await Promise.all([
      this.#candidates(),
      look.visitorId ?? this.#findVisitor(),
    ]);
    if (candidates.every((candidate) => shownFree(candidate) === 0)) {
      // What fills the place may be this very token's booking, made by a twin of this request in another process.
      if (await this.#isTaken()) return 'start-over';
      return refused('slot-unavailable', 'the clinic shows no free place at that time');
    }
    if (this.#request.refusalIfFree !== null) {
      return refused(this.#request.refusalIfFree, 'the request asks for terms that are not offered');
    }
    this.#checkTime();
    return this.#claim(look, candidates, visitorId);
  }

  async #claim(
    look: TokenLook,
    candidates: readonly Candidate[],
    visitorId: string | null,
  ): Promise<BookingResult | 'start-over'> {
    const intent = this.#intent(look, visitorId);
    const { fingerprint, merchant } = this.#request;
    const terms = { fingerprint, candidates, moment: look.moment, bookingsPerUser: merchant.bookingsPerUser };
    const claim = await this.#store.claimCreate({ ...intent, ...terms });
    switch (claim.kind) {
      case 'claimed':
        return this.#pursue(claim.operation, claim.booking, candidates);
      case 'refused':
        return refused(claim.refusal, 'the record holds another visit of this user or person');
      case 'full':
        return refused('slot-unavailable', 'the clinic shows no free place at that time');
      case 'contended':
        if (this.#dependencies.clock.now() >= this.#contendedUntilMs) {
          return refused('slot-unavailable', 'the last free place is being booked by somebody else');
        }
        await this.#bell.wait(pollMs, this.#contendedUntilMs);
        return 'start-over';
      case 'person-busy':
        await this.#bell.wait(pollMs, this.#untilMs);
        return 'start-over';
      case 'token-taken':
        return 'start-over';
    }
  }

  async #pursue(
    operation: Operation,
    booking: Booking,
    candidates: readonly Candidate[],
  ): Promise<BookingResult | 'start-over'> {
    const candidate = candidates.find(
      ({ calendar, zone }) => calendar === booking.place.calendar && zone === booking.place.zone,
    );
    if (candidate !== undefined) this.#ledger.claim(operation.id, candidate);
    const pursuit = this.#pursuits.begin(operation, booking, { kind: 'send', view: null });
    const ending = await within(this.#dependencies.clock, this.#untilMs, pursuit);
    if (ending === 'late')
      throw new Fault('outcome-unknown', 'the clinic has not answered yet; the booking may still be made');
    switch (ending.kind) {
      case 'done':
      case 'refused':
        return resultOf(ending);
      case 'nothing-done':
        throw ending.fault;
      case 'start-over':
        await this.#store.forgetVisitor(booking.merchantId, booking.personKey);
        return 'start-over';
      case 'handed-over':
        throw new Fault('outcome-unknown', 'the booking is being finished elsewhere');
    }
  }

  async #isTaken(): Promise<boolean> {
    const { token } = await this.#store.lookAtToken(this.#request.token, this.#wish());
    return token.kind === 'open' || token.kind === 'booked';
  }

  #wish(): VisitWish {
    return { ...this.#visit, nowMs: this.#dependencies.clock.now() };
  }

  /** An earlier attempt's reservation that turned up after it was given up is what this request wants. */
  async #adopt(id: Booking['id']): Promise<Booking | null> {
    const booking = await this.#store.booking(id);
    if (booking === null) return null;
    const readMs = this.#dependencies.clock.now();
    const answer = await this.#clinic.driver.findByMarker(traceOf(booking, booking, null), this.#limits());
    if (answer.kind === 'trouble') throw unavailable(answer.trouble);
    const view = answer.value.found.find(isLive);
    return view === undefined ? null : this.#store.adopt(id, observed(booking, view, readMs));
  }

  async #candidates(): Promise<readonly Candidate[]> {
    const span = spanOf(this.#request.wish);
    const answer = await this.#clinic.driver.readOpenings(
      this.#request.wish.service.id,
      span,
      this.#limits(),
    );
    if (answer.kind === 'trouble') throw unavailable(answer.trouble);
    return candidatesFor(answer.value, span);
  }

  async #findVisitor(): Promise<string | null> {
    const answer = await this.#clinic.driver.findVisitor(this.#request.person, this.#limits());
    if (answer.kind === 'trouble') throw unavailable(answer.trouble);
    return answer.value;
  }

  #limits(): { readonly untilMs: EpochMs; readonly priority: 'change' } {
    return { untilMs: this.#untilMs - leastCommandMs, priority: 'change' };
  }

  #checkTime(): void {
    if (this.#dependencies.clock.now() > this.#untilMs - leastCommandMs) {
      throw new Fault('clinic-unavailable', 'the clinic is too slow at the moment; nothing was booked');
    }
  }

  #intent(
    look: TokenLook,
    visitorId: string | null,
  ): { readonly operation: Operation; readonly booking: Booking } {
    const { clock, randomness, owner } = this.#dependencies;
    const { partnerId, merchantId, serviceId, userId, personKey, startSec, endSec } = this.#visit;
    const { token, person, note, echo } = this.#request;
    const id = look.token.kind === 'given-up' ? look.token.bookingId : bookingId(randomness.id());
    const nowMs = clock.now();
    const operation: Operation = {
      id: operationId(randomness.id()),
      bookingId: id,
      partnerId,
      merchantId,
      intent: { kind: 'create', visitorId, span: { startSec, endSec } },
      state: 'sent',
      owner,
      startedMs: nowMs,
      sentMs: nowMs,
      sends: 1,
      trouble: null,
    };
    const visit = { partnerId, merchantId, serviceId, userId, personKey, startSec, endSec };
    const request = { token, person, note, echo };
    const beginnings = {
      status: 'pending',
      place: nowhere,
      createdMs: nowMs,
      observedMs: nowMs,
      fencedUntilMs: 0,
    } as const;
    const reference = { visitorId, receiptId: null, scheduleId: null };
    return {
      operation,
      booking: { id, ...visit, ...request, ...beginnings, reference, openOperation: operation.id },
    };
  }
}

/** Until the store has taken one of the candidates. */
const nowhere = { calendar: '', zone: '' };

function checkFingerprint(stored: string, request: CreateRequest): void {
  if (stored === request.fingerprint) return;
  throw invalidArgument('idempotency_token', 'was used for a request with other contents');
}

function refused(
  refusal: Extract<BookingResult, { kind: 'refused' }>['refusal'],
  detail: string,
): BookingResult {
  return { kind: 'refused', refusal, detail };
}

function resultOf(
  ending: { readonly kind: 'done'; readonly booking: Booking } | Extract<BookingResult, { kind: 'refused' }>,
): BookingResult {
  return ending.kind === 'done' ? { kind: 'booking', booking: ending.booking } : ending;
}

function unavailable(cause: unknown): Fault {
  return new Fault('clinic-unavailable', 'the clinic cannot be reached; nothing was changed', { cause });
}
