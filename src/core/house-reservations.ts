import type { Booking } from './booking.ts';
import type { BookingResult } from './booking-core.ts';
import { samePlace, shownFree, withoutOwn } from './candidates.ts';
import { type CallerTime, type CarryOut, resultOf, takenSlot } from './carry-out.ts';
import type { ChangeBooking } from './change-booking.ts';
import { type Changeable, readChangeable } from './changeable.ts';
import type { EpochMs } from './clock.ts';
import { clinicOf, type Dependencies } from './dependencies.ts';
import { Fault } from './fault.ts';
import { houseOf, serviceAt } from './house-clinic.ts';
import type { HouseCancel, HouseCommand, HouseUpdate } from './house-commands.ts';
import { useOfKey } from './house-key.ts';
import type { ServiceId } from './identifiers.ts';
import type { Intent } from './operation.ts';
import { scheduledBooking } from './scheduled-booking.ts';
import { checkFuture, sameSpan } from './slot-grid.ts';

type Change =
  | { readonly kind: 'update'; readonly request: HouseUpdate }
  | { readonly kind: 'cancel'; readonly request: HouseCancel };

/** Changes and ends reservations in the clinic's own words, by the same steps as bookings. */
export class HouseReservations {
  readonly #dependencies: Dependencies;
  readonly #carryOut: CarryOut;
  readonly #changing: ChangeBooking;

  constructor(dependencies: Dependencies, carryOut: CarryOut, changing: ChangeBooking) {
    this.#dependencies = dependencies;
    this.#carryOut = carryOut;
    this.#changing = changing;
  }

  update(request: HouseUpdate, untilMs: EpochMs): Promise<BookingResult> {
    return this.#change({ kind: 'update', request }, untilMs);
  }

  cancel(request: HouseCancel, untilMs: EpochMs): Promise<BookingResult> {
    return this.#change({ kind: 'cancel', request }, untilMs);
  }

  async #change(change: Change, untilMs: EpochMs): Promise<BookingResult> {
    const { request } = change;
    const house = houseOf(clinicOf(this.#dependencies, request.merchant.id));
    if (change.kind === 'update') serviceAt(house, request.merchant, change.request.place, 0);
    const time = this.#carryOut.time(untilMs);
    for (;;) {
      const earlier = await this.#earlier(request, time);
      if (earlier !== null) return earlier;
      const booking = await scheduledBooking(this.#dependencies, request, time.limits);
      const answer = await this.#attempt(booking, change, time);
      if (answer !== 'start-over') return answer;
      time.check();
    }
  }

  /** What came of the command when it was sent under the same key before; null: nothing. */
  async #earlier(request: HouseCommand, time: CallerTime): Promise<BookingResult | null> {
    const operation = (await useOfKey(this.#dependencies.store, request))?.operation ?? null;
    if (operation === null) return null;
    const end = await this.#dependencies.store.operationEnd(operation);
    if (end === null) return null;
    if (end.kind === 'done') return { kind: 'booking', booking: end.booking };
    if (end.kind !== 'open') return null;
    const ending = await this.#carryOut.join(operation, time);
    return ending.kind === 'start-over' ? null : resultOf(ending);
  }

  async #attempt(booking: Booking, change: Change, time: CallerTime): Promise<BookingResult | 'start-over'> {
    if (booking.openOperation !== null) {
      await this.#carryOut.join(booking.openOperation, time);
      return 'start-over';
    }
    const current = await readChangeable(this.#dependencies, booking, null, time.limits, 'house');
    if (current === 'start-over' || current.kind !== 'changeable') return current;
    return change.kind === 'cancel'
      ? this.#cancel(current, change.request, time)
      : this.#update(current, change.request, time);
  }

  #cancel(
    current: Changeable,
    request: HouseCancel,
    time: CallerTime,
  ): Promise<BookingResult | 'start-over'> {
    const intent: Intent = { kind: 'cancel', ...statusAfter(current.booking, request) };
    return this.#changing.claim(current, intent, null, time, request);
  }

  async #update(
    current: Changeable,
    request: HouseUpdate,
    time: CallerTime,
  ): Promise<BookingResult | 'start-over'> {
    const { view, clinic, booking } = current;
    const { startSec, endSec, place, terms } = request;
    if (view.place === null) throw severalEntries();
    const from = { startSec: view.startSec, endSec: view.endSec, place: view.place };
    const to = { startSec, endSec, place };
    const intent: Intent = { kind: 'move', from, to, terms };
    // What stays where it is takes nothing from anybody.
    if (sameSpan(from, to) && samePlace(from.place, place))
      return this.#changing.claim(current, intent, null, time, request);
    if (!sameSpan(from, to)) checkFuture({ startSec, field: 'visit' }, this.#dependencies.clock.now());
    const moment = await this.#dependencies.store.moment();
    const shown = await this.#carryOut.candidates(
      clinic,
      this.#serviceThere(request, booking.serviceId),
      to,
      time,
    );
    const there = shown.filter((candidate) => samePlace(candidate, place));
    const candidates = withoutOwn(there, [{ ...from.place, ...from }]);
    if (candidates.every((candidate) => shownFree(candidate) === 0)) return takenSlot;
    return this.#changing.claim(current, intent, { candidates, moment }, time, request);
  }

  /** A reservation that is put into another calendar is looked at by whichever service is booked there. */
  #serviceThere({ merchant, place }: HouseUpdate, serviceId: ServiceId): ServiceId {
    const found = houseOf(clinicOf(this.#dependencies, merchant.id)).servicesOf(place);
    if (found.kind === 'unknown' || found.ids.includes(serviceId)) return serviceId;
    return found.ids[0] ?? serviceId;
  }
}

/** Whose booking it is, cancels it; for everybody else the clinic did. */
function statusAfter(
  booking: Booking,
  { as, partnerId }: HouseCancel,
): Pick<Intent & { kind: 'cancel' }, 'as'> {
  if (as === 'no-show') return { as: 'no-show' };
  return booking.partnerId === partnerId ? {} : { as: 'cancelled-by-clinic' };
}

/** [clinic] 7.1: a command with one place and time can't say what becomes of several entries. */
function severalEntries(): Fault {
  const properties = [{ key: 'occupiedResources', reason: 'NotAvailable' }];
  return new Fault('refused', 'the schedule has several entries', {
    field: 'schedule',
    reason: 'not-available',
    words: { className: 'InvalidRequestException', properties },
  });
}
