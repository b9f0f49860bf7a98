import type { Bell } from './bell.ts';
import type { Booking } from './booking.ts';
import type { BookingResult, MoveRequest } from './booking-core.ts';
import type { ChangeClaim } from './booking-store.ts';
import { candidatesFor, shownFree, withoutOwn } from './candidates.ts';
import type { Service } from './catalogue.ts';
import type { ReservationView } from './clinic-driver.ts';
import { type EpochMs, within } from './clock.ts';
import { type Clinic, clinicOf, type Dependencies } from './dependencies.ts';
import { Fault } from './fault.ts';
import { type BookingId, operationId, type PartnerId } from './identifiers.ts';
import { joinOperation } from './join-operation.ts';
import { isNews, observed, readReservation } from './observe-reservation.ts';
import type { Candidate } from './opening.ts';
import type { Intent, Operation } from './operation.ts';
import type { PlaceLedger } from './place-ledger.ts';
import type { Pursuits } from './pursuit.ts';
import { recordedBooking } from './read-bookings.ts';
import type { Refusal } from './refusal.ts';
import { checkFuture, checkSlot, sameSpan, spanOf } from './slot-grid.ts';

const pollMs = 100;
const leastCommandMs = 400;
const contentionMs = 1_500;

/** What a partner wants of a booking. */
type Wish = { readonly kind: 'cancel' } | { readonly kind: 'move'; readonly request: MoveRequest };

/** A booking that may be changed: read in the clinic a moment ago. */
interface Changeable {
  readonly booking: Booking;
  readonly view: ReservationView;
  readonly clinic: Clinic;
  readonly service: Service;
}

/** Moves and cancels bookings, one change of a booking at a time. */
export class ChangeBooking {
  readonly #dependencies: Dependencies;
  readonly #pursuits: Pursuits;
  readonly #ledger: PlaceLedger;
  readonly #bell: Bell;

  constructor(dependencies: Dependencies, pursuits: Pursuits, ledger: PlaceLedger, bell: Bell) {
    this.#dependencies = dependencies;
    this.#pursuits = pursuits;
    this.#ledger = ledger;
    this.#bell = bell;
  }

  move(request: MoveRequest, untilMs: EpochMs): Promise<BookingResult> {
    return this.#change(request.partnerId, request.bookingId, { kind: 'move', request }, untilMs);
  }

  cancel(partner: PartnerId, id: BookingId, untilMs: EpochMs): Promise<BookingResult> {
    return this.#change(partner, id, { kind: 'cancel' }, untilMs);
  }

  async #change(partner: PartnerId, id: BookingId, wish: Wish, untilMs: EpochMs): Promise<BookingResult> {
    const contendedUntilMs = Math.min(
      this.#dependencies.clock.now() + contentionMs,
      untilMs - leastCommandMs,
    );
    for (;;) {
      const booking = await recordedBooking(this.#dependencies.store, partner, id);
      if (wish.kind === 'move') this.#checkTarget(booking, wish.request);
      if (booking.openOperation !== null) {
        // Whatever it comes to, this wish is judged afterwards, by the booking as it is then.
        await joinOperation(this.#dependencies, this.#pursuits, this.#bell, booking.openOperation, untilMs);
        continue;
      }
      if (wish.kind === 'cancel' && booking.status === 'cancelled-by-partner')
        return { kind: 'booking', booking };

      if (booking.fencedUntilMs > this.#dependencies.clock.now()) {
        throw new Fault(
          'clinic-unavailable',
          'an earlier change of this booking may still take effect; try again shortly',
        );
      }
      this.#checkTime(untilMs);
      const current = await this.#read(booking, untilMs);
      if ('kind' in current) return current;
      const answer =
        wish.kind === 'cancel'
          ? await this.#cancel(current, untilMs)
          : await this.#move(current, wish.request, untilMs, contendedUntilMs);
      if (answer !== 'start-over') return answer;
    }
  }

  /** The booking with its reservation as it is in the clinic now; the record follows what the clinic's staff did. */
  async #read(recorded: Booking, untilMs: EpochMs): Promise<Changeable | BookingResult> {
    const clinic = clinicOf(this.#dependencies, recorded.merchantId);
    const readMs = this.#dependencies.clock.now();
    const reading = await readReservation(clinic, recorded, {
      untilMs: untilMs - leastCommandMs,
      priority: 'change',
    });
    if (reading.kind === 'trouble')
      throw new Fault('clinic-unavailable', 'the clinic cannot be reached; nothing was changed');
    if (reading.kind === 'not-found') {
      throw new Fault(
        'clinic-unavailable',
        'the clinic does not show the reservation yet; nothing was changed',
      );
    }
    const { view } = reading;
    const change = observed(recorded, view, readMs);
    const { store } = this.#dependencies;
    const booking = isNews(recorded, change) ? await store.recordObservation(recorded.id, change) : recorded;
    if (booking === null) throw new Fault('unknown-booking', 'no such booking');
    const service = clinic.merchant.services.get(booking.serviceId);
    if (service === undefined)
      throw new Fault('clinic-unavailable', 'the service of this booking is not configured');
    const refusal = unchangeable(booking, view, service, this.#dependencies.clock.now());
    if (refusal !== null || view === null)
      return {
        kind: 'refused',
        refusal: refusal ?? 'booking-already-cancelled',
        detail: 'the booking can no longer be changed',
      };
    return { booking, view, clinic, service };
  }

  #cancel(current: Changeable, untilMs: EpochMs): Promise<BookingResult | 'start-over'> {
    return this.#carryOut(current, { kind: 'cancel' }, null, untilMs, untilMs);
  }

  async #move(
    current: Changeable,
    request: MoveRequest,
    untilMs: EpochMs,
    contendedUntilMs: EpochMs,
  ): Promise<BookingResult | 'start-over'> {
    const { booking, view, clinic, service } = current;
    const to = spanOf(request);
    if (sameSpan(view, to)) return { kind: 'booking', booking };
    checkFuture(request, this.#dependencies.clock.now());
    const moment = await this.#dependencies.store.moment();
    const answer = await clinic.driver.readOpenings(service.id, to, {
      untilMs: untilMs - leastCommandMs,
      priority: 'change',
    });
    if (answer.kind === 'trouble')
      throw new Fault('clinic-unavailable', 'the clinic cannot be reached; nothing was changed');
    const own = { ...booking.place, startSec: view.startSec, endSec: view.endSec };
    const candidates = withoutOwn(candidatesFor(answer.value, to), own);
    if (candidates.every((candidate) => shownFree(candidate) === 0)) return takenSlot;
    this.#checkTime(untilMs);
    const from = { startSec: view.startSec, endSec: view.endSec, place: view.place };
    const intent: Intent = { kind: 'move', from, to: { ...to, place: booking.place } };
    return this.#carryOut(current, intent, { candidates, moment }, untilMs, contendedUntilMs);
  }

  async #carryOut(
    current: Changeable,
    intent: Intent,
    target: ChangeClaim['target'],
    untilMs: EpochMs,
    contendedUntilMs: EpochMs,
  ): Promise<BookingResult | 'start-over'> {
    const { clock, store } = this.#dependencies;
    const operation = this.#operation(current.booking, intent);
    const claim = await store.claimChange({ operation, booking: current.booking, target });
    switch (claim.kind) {
      case 'claimed':
        break;
      case 'busy':
        await this.#bell.wait(pollMs, untilMs);
        return 'start-over';
      case 'overlap':
        return {
          kind: 'refused',
          refusal: 'overlapping-reservation',
          detail: 'the visitor has another booking at that time',
        };
      case 'full':
        return takenSlot;
      case 'contended':
        if (clock.now() >= contendedUntilMs) return takenSlot;
        await this.#bell.wait(pollMs, contendedUntilMs);
        return 'start-over';
    }
    this.#hold(claim.operation, target?.candidates ?? []);
    const pursuit = this.#pursuits.begin(claim.operation, claim.booking, {
      kind: 'send',
      view: current.view,
    });
    const ending = await within(clock, untilMs, pursuit);
    if (ending === 'late')
      throw new Fault('outcome-unknown', 'the clinic has not answered yet; the change may still be made');
    switch (ending.kind) {
      case 'done':
        return { kind: 'booking', booking: ending.booking };
      case 'refused':
        return ending;
      case 'nothing-done':
        throw ending.fault;
      case 'start-over':
        return 'start-over';
      case 'handed-over':
        throw new Fault('outcome-unknown', 'the change is being finished elsewhere');
    }
  }

  #hold(operation: Operation, candidates: readonly Candidate[]): void {
    if (operation.intent.kind !== 'move') return;
    const { place } = operation.intent.to;
    const candidate = candidates.find(
      ({ calendar, zone }) => calendar === place.calendar && zone === place.zone,
    );
    if (candidate !== undefined) this.#ledger.claim(operation.id, candidate);
  }

  #operation(booking: Booking, intent: Intent): Operation {
    const { clock, randomness, owner } = this.#dependencies;
    const nowMs = clock.now();
    const { id: bookingId, partnerId, merchantId } = booking;
    const times = { startedMs: nowMs, sentMs: nowMs, sends: 1 };
    return {
      id: operationId(randomness.id()),
      bookingId,
      partnerId,
      merchantId,
      intent,
      state: 'sent',
      owner,
      ...times,
      trouble: null,
    };
  }

  #checkTarget(booking: Booking, request: MoveRequest): void {
    const { merchant } = clinicOf(this.#dependencies, booking.merchantId);
    const service = merchant.services.get(booking.serviceId);
    if (service !== undefined) checkSlot({ ...request, service }, merchant.timeZone);
  }

  #checkTime(untilMs: EpochMs): void {
    if (this.#dependencies.clock.now() > untilMs - leastCommandMs) {
      throw new Fault('clinic-unavailable', 'the clinic is too slow at the moment; nothing was changed');
    }
  }
}

const takenSlot: BookingResult = {
  kind: 'refused',
  refusal: 'slot-unavailable',
  detail: 'the clinic shows no free place at that time',
};

/** Why a booking can't be changed online, null if it can. */
function unchangeable(
  booking: Booking,
  view: ReservationView | null,
  service: Service,
  nowMs: EpochMs,
): Refusal | null {
  switch (booking.status) {
    case 'cancelled-by-clinic':
    case 'cancelled-by-partner':
    case 'pending':
    case 'abandoned':
      return 'booking-already-cancelled';
    case 'no-show':
    case 'in-progress':
    case 'completed':
      return 'outside-cancellation-window';
    case 'confirmed':
      break;
  }
  if (view?.status !== 'reserved')
    throw new Fault(
      'clinic-unavailable',
      'the clinic shows the reservation in a state that is not understood',
    );
  if (service.onlineChange.kind === 'never') return 'booking-not-cancellable';
  const lastMs = (booking.startSec - service.onlineChange.beforeStartSec) * 1000;
  return nowMs > lastMs ? 'outside-cancellation-window' : null;
}
