import type { Booking } from './booking.ts';
import type { BookingCore, BookingResult } from './booking-core.ts';
import { samePlace, shownFree, withoutOwn } from './candidates.ts';
import { type CallerTime, type CarryOut, resultOf, takenSlot } from './carry-out.ts';
import type { Merchant, Service } from './catalogue.ts';
import type { ChangeBooking } from './change-booking.ts';
import { type Changeable, readChangeable } from './changeable.ts';
import type { EpochMs } from './clock.ts';
import { clinicOf, type Dependencies } from './dependencies.ts';
import { Fault, invalidArgument } from './fault.ts';
import { houseOf } from './house-clinic.ts';
import type { HouseCancel, HouseCommand, HouseReserve, HouseUpdate } from './house-commands.ts';
import type { HouseDriver } from './house-driver.ts';
import { idempotencyToken, type ServiceId, userId } from './identifiers.ts';
import type { Place } from './opening.ts';
import type { Intent } from './operation.ts';
import { personKeyOfVisitor } from './person-key.ts';
import { scheduledBooking } from './scheduled-booking.ts';
import { checkFuture, sameSpan } from './slot-grid.ts';

type Change =
  | { readonly kind: 'update'; readonly request: HouseUpdate }
  | { readonly kind: 'cancel'; readonly request: HouseCancel };

/** Makes, changes and ends reservations in the clinic's own words, by the same steps as bookings. */
export class HouseReservations {
  readonly #dependencies: Dependencies;
  readonly #carryOut: CarryOut;
  readonly #create: BookingCore['create'];
  readonly #changing: ChangeBooking;

  constructor(
    dependencies: Dependencies,
    carryOut: CarryOut,
    create: BookingCore['create'],
    changing: ChangeBooking,
  ) {
    this.#dependencies = dependencies;
    this.#carryOut = carryOut;
    this.#create = create;
    this.#changing = changing;
  }

  async reserve(request: HouseReserve, untilMs: EpochMs): Promise<BookingResult> {
    const { partnerId, merchant, key, visitorId, place, terms, startSec, endSec } = request;
    const { store, randomness, keyedHash } = this.#dependencies;
    const house = houseOf(clinicOf(this.#dependencies, merchant.id));
    const durationSec = endSec - startSec;
    const service = serviceAt(house, merchant, place, durationSec);
    await this.#useOf(request);
    const personKey =
      (await store.personOf(merchant.id, visitorId)) ?? personKeyOfVisitor(merchant.id, visitorId, keyedHash);
    return this.#create(
      {
        partnerId,
        token: key?.token ?? idempotencyToken(`command ${randomness.id()}`),
        fingerprint: key?.fingerprint ?? '',
        merchant,
        wish: { service, startSec, durationSec, field: 'visit' },
        userId: userId(visitorId),
        visitor: { kind: 'known', visitorId, personKey, place, terms },
        note: null,
        refusalIfFree: null,
        lease: null,
        order: null,
        echo: request.echo({ startSec, endSec, serviceId: service.id, visitorId }),
      },
      untilMs,
    );
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
    const operation = (await this.#useOf(request))?.operation ?? null;
    if (operation === null) return null;
    const end = await this.#dependencies.store.operationEnd(operation);
    if (end === null) return null;
    if (end.kind === 'done') return { kind: 'booking', booking: end.booking };
    if (end.kind !== 'open') return null;
    const ending = await this.#carryOut.join(operation, time);
    return ending.kind === 'start-over' ? null : resultOf(ending);
  }

  async #useOf({ partnerId, key }: HouseCommand) {
    if (key === null) return null;
    const use = await this.#dependencies.store.keyUse(partnerId, key.token);
    if (use !== null && use.fingerprint !== key.fingerprint)
      throw invalidArgument('idempotency_token', 'was used for a request with other contents');
    return use;
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

/** @throws {Fault} `invalid-argument` naming `calendar` or `zone` */
function serviceAt(house: HouseDriver, merchant: Merchant, place: Place, durationSec: number): Service {
  const found = house.servicesOf(place);
  const what = found.kind === 'unknown' ? found.what : 'calendar';
  const services = (found.kind === 'services' ? found.ids : []).flatMap(
    (id) => merchant.services.get(id) ?? [],
  );
  const service = services.find((one) => one.durationSec === durationSec) ?? services[0];
  if (service !== undefined) return service;
  throw new Fault('invalid-argument', `names no ${what} in which anything is booked here`, {
    field: what,
    reason: 'not-found',
  });
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
