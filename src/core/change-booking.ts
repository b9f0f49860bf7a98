import type { Booking } from './booking.ts';
import type { BookingResult, MoveRequest } from './booking-core.ts';
import type { ChangeClaim } from './booking-store.ts';
import { shownFree } from './candidates.ts';
import { type CallerTime, type CarryOut, takenSlot } from './carry-out.ts';
import { type Changeable, readChangeable } from './changeable.ts';
import type { EpochMs } from './clock.ts';
import { clinicOf, type Dependencies } from './dependencies.ts';
import { Fault, invalidArgument } from './fault.ts';
import type { CommandKey } from './house-store.ts';
import { type BookingId, operationId, type PartnerId } from './identifiers.ts';
import type { TimeSpan } from './opening.ts';
import type { Intent, Operation } from './operation.ts';
import { recordedBooking } from './read-bookings.ts';
import { checkFuture, checkSlot, checkStart, spanOf } from './slot-grid.ts';
import { extentOf, lengthsOf, occupiedBy, spanOfItem } from './visit.ts';

/** What a partner wants of a booking. */
type Wish = { readonly kind: 'cancel' } | { readonly kind: 'move'; readonly request: MoveRequest };

/** Moves and cancels bookings, one change of a booking at a time. */
export class ChangeBooking {
  readonly #dependencies: Dependencies;
  readonly #carryOut: CarryOut;

  constructor(dependencies: Dependencies, carryOut: CarryOut) {
    this.#dependencies = dependencies;
    this.#carryOut = carryOut;
  }

  move(request: MoveRequest, untilMs: EpochMs): Promise<BookingResult> {
    return this.#change(request.partnerId, request.bookingId, { kind: 'move', request }, untilMs);
  }

  cancel(partner: PartnerId, id: BookingId, untilMs: EpochMs): Promise<BookingResult> {
    return this.#change(partner, id, { kind: 'cancel' }, untilMs);
  }

  async #change(partner: PartnerId, id: BookingId, wish: Wish, untilMs: EpochMs): Promise<BookingResult> {
    const time = this.#carryOut.time(untilMs);
    for (;;) {
      const answer = await this.#attempt(
        await recordedBooking(this.#dependencies.store, partner, id),
        wish,
        time,
      );
      if (answer !== 'start-over') return answer;
      time.check();
    }
  }

  async #attempt(recorded: Booking, wish: Wish, time: CallerTime): Promise<BookingResult | 'start-over'> {
    if (wish.kind === 'move') this.#checkTarget(recorded, wish.request);
    if (recorded.openOperation !== null) {
      // Whatever it comes to, this wish is judged afterwards, by the booking as it is then.
      await this.#carryOut.join(recorded.openOperation, time);
      return 'start-over';
    }
    if (wish.kind === 'cancel' && recorded.status === 'cancelled-by-partner') {
      return { kind: 'booking', booking: recorded };
    }
    const target = wish.kind === 'move' ? targetOf(recorded, wish.request) : null;
    const current = await readChangeable(this.#dependencies, recorded, target, time.limits);
    if (current === 'start-over' || current.kind !== 'changeable') return current;
    return wish.kind === 'cancel' ? this.#cancel(current, time) : this.#move(current, wish.request, time);
  }

  #cancel(current: Changeable, time: CallerTime): Promise<BookingResult | 'start-over'> {
    return this.claim(current, { kind: 'cancel' }, null, time);
  }

  async #move(
    current: Changeable,
    request: MoveRequest,
    time: CallerTime,
  ): Promise<BookingResult | 'start-over'> {
    const { booking, view, clinic } = current;
    const { serviceId, items } = booking;
    const wanted = { serviceId, items, span: targetOf(booking, request) };
    const { clock, store } = this.#dependencies;
    checkFuture(request, clock.now());
    const moment = await store.moment();
    const place = view.place ?? booking.place;
    const from = { startSec: view.startSec, endSec: view.endSec };
    const room = await this.#carryOut.room(clinic, wanted, occupiedBy({ items, place }, from), time);
    // What doesn't combine any more, since staff changed that, has no free place anywhere.
    if (room.kind !== 'room') return takenSlot;
    const { candidates, span } = room;
    if (candidates.every((candidate) => shownFree(candidate) === 0)) return takenSlot;
    const intent: Intent = { kind: 'move', from: { ...from, place: view.place }, to: { ...span, place } };
    return this.claim(current, intent, { candidates, moment }, time);
  }

  /** Claims a change and carries it out; `by`: who makes it, and under which key, where that isn't the booking's own partner. */
  async claim(
    { booking, view }: Changeable,
    intent: Intent,
    target: ChangeClaim['target'],
    time: CallerTime,
    by: { readonly partnerId: PartnerId; readonly key: CommandKey | null } = { ...booking, key: null },
  ): Promise<BookingResult | 'start-over'> {
    this.#carryOut.check(time);
    const { clock, store } = this.#dependencies;
    if (booking.fencedUntilMs > clock.now()) {
      throw new Fault('clinic-unavailable', 'an earlier change may still take effect; try again shortly');
    }
    const change = { operation: this.#operation(booking, intent, by.partnerId), booking, target };
    const claim = await (by.key === null
      ? store.claimChange(change)
      : store.claimKeyedChange(change, by.key));
    switch (claim.kind) {
      case 'claimed':
        return this.#carryOut.run(claim, target?.candidates ?? [], view, time);
      case 'overlap':
        return {
          kind: 'refused',
          refusal: 'overlapping-reservation',
          detail: 'the visitor has another booking at that time',
        };
      case 'full':
        return takenSlot;
      case 'contended':
        if (!time.mayWaitForPlace) return takenSlot;
        await this.#carryOut.waitForOthers(time);
        return 'start-over';
      case 'busy':
      case 'key-taken':
        await this.#carryOut.waitForOthers(time);
        return 'start-over';
    }
  }

  #operation({ id: bookingId, merchantId }: Booking, intent: Intent, partnerId: PartnerId): Operation {
    const { clock, randomness, owner } = this.#dependencies;
    const nowMs = clock.now();
    return {
      id: operationId(randomness.id()),
      bookingId,
      partnerId,
      merchantId,
      intent,
      state: 'sent',
      owner,
      startedMs: nowMs,
      sentMs: nowMs,
      sends: 1,
      note: null,
      trouble: null,
    };
  }

  #checkTarget(booking: Booking, request: MoveRequest): void {
    const { merchant } = clinicOf(this.#dependencies, booking.merchantId);
    const { field, startSec, durationSec } = request;
    const items = booking.items;
    if (items === null) {
      const service = merchant.services.get(booking.serviceId);
      if (service !== undefined) checkSlot({ ...request, service }, merchant.timeZone);
      return;
    }
    if (!lengthsOf(booking, items).includes(durationSec))
      throw invalidArgument(`${field}.duration_sec`, `must be the length of the order, ${extentOf(items)}`);
    for (const item of items) {
      const service = merchant.services.get(item.serviceId);
      const { startSec: itemSec } = spanOfItem(item, startSec);
      if (service !== undefined) checkStart({ service, startSec: itemSec, field }, merchant.timeZone);
    }
  }
}

/** Where a move is to. An order stays as long as it is: how long that is elsewhere only the clinic knows. */
function targetOf(booking: Booking, request: MoveRequest): TimeSpan {
  if (booking.items === null) return spanOf(request);
  const { startSec } = request;
  return { startSec, endSec: startSec + booking.endSec - booking.startSec };
}
