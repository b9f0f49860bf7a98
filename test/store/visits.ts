import type { Booking } from '../../src/core/booking.ts';
import type {
  BookingChange,
  BookingStore,
  ChangeClaim,
  CreateClaim,
  CreateClaimResult,
  Moment,
  Settlement,
  VisitWish,
} from '../../src/core/booking-store.ts';
import {
  bookingId,
  idempotencyToken,
  merchantId,
  operationId,
  ownerId,
  partnerId,
  personKey,
  serviceId,
  userId,
} from '../../src/core/identifiers.ts';
import type { Candidate } from '../../src/core/opening.ts';
import type { Operation } from '../../src/core/operation.ts';
import type { VisitItems } from '../../src/core/visit.ts';

/** Monday, 1 March 2027, 09:00 UTC. */
export const nineSec = Date.UTC(2027, 2, 1, 9) / 1000;
export const halfHourSec = 1_800;

/** What a test cares about; the rest is made up, the same for all. */
export interface Visit {
  readonly token: string;
  readonly user: string;
  readonly person: string;
  readonly merchant: string;
  readonly service: string;
  readonly startSec: number;
  readonly endSec: number;
  readonly visitorId: string | null;
  readonly owner: string;
  readonly startedMs: number;
  readonly fingerprint: string;
  readonly bookingsPerUser: number | null;
  readonly bookingId: string;
  readonly candidates: readonly Candidate[];
  readonly items: VisitItems | null;
}

/** Counts up so that ids differ; each test starts anew. */
export class Visits {
  #count = 0;

  id(): string {
    this.#count += 1;
    return `id${String(this.#count).padStart(18, 'a')}`;
  }

  /** A visit of somebody new at a place of its own, unless told otherwise. */
  visit(wanted: Partial<Visit> = {}): Visit {
    const name = this.id();
    const startSec = wanted.startSec ?? nineSec;
    const endSec = wanted.endSec ?? startSec + halfHourSec;
    return {
      token: `token ${name}`,
      user: `user ${name}`,
      person: `person ${name}`,
      merchant: 'clinic',
      service: 'consultation',
      visitorId: 'visitor',
      owner: 'me',
      startedMs: Date.now(),
      fingerprint: 'fingerprint',
      bookingsPerUser: null,
      bookingId: this.id(),
      candidates: [candidate({ startSec, capacity: 100 })],
      items: null,
      ...wanted,
      startSec,
      endSec,
    };
  }

  operation(visit: Visit, booking: string, intent: Operation['intent']): Operation {
    return {
      id: operationId(this.id()),
      bookingId: bookingId(booking),
      partnerId: partnerId('partner'),
      merchantId: merchantId(visit.merchant),
      intent,
      state: 'sent',
      owner: ownerId(visit.owner),
      startedMs: visit.startedMs,
      sentMs: visit.startedMs,
      sends: 1,
      note: null,
      trouble: null,
    };
  }

  createClaim(visit: Visit, moment: Moment): CreateClaim {
    const { startSec, endSec, visitorId } = visit;
    const intent = { kind: 'create', visitorId, span: { startSec, endSec } } as const;
    const operation = this.operation(visit, visit.bookingId, intent);
    const booking: Booking = {
      ...idsOf(visit),
      id: bookingId(visit.bookingId),
      items: visit.items,
      token: idempotencyToken(visit.token),
      person: {
        givenName: '길동',
        familyName: '홍',
        phone: { countryCode: '82', phoneNumber: '1012345678' },
        email: 'person@example.com',
        account: 'account',
      },
      startSec,
      endSec,
      place: { calendar: 'none', zone: 'none' },
      status: 'pending',
      reference: { visitorId, receiptId: null, scheduleId: null },
      note: "a 'quoted' note with \\ and \" in it\n",
      echo: '{"payment":null}',
      createdMs: visit.startedMs,
      observedMs: visit.startedMs,
      openOperation: operation.id,
      lastOperation: null,
      fencedUntilMs: 0,
    };
    const { fingerprint, candidates, bookingsPerUser } = visit;
    return { operation, booking, fingerprint, candidates, moment, bookingsPerUser, lease: null };
  }

  async claim(store: BookingStore, visit: Visit): Promise<CreateClaimResult> {
    return store.claimCreate(this.createClaim(visit, await store.moment()));
  }

  /** Claims what has to be claimable. */
  async claimed(
    store: BookingStore,
    visit: Visit,
  ): Promise<{ readonly operation: Operation; readonly booking: Booking }> {
    const result = await this.claim(store, visit);
    if (result.kind !== 'claimed') throw new Error(`the visit was not claimed: ${result.kind}`);
    return result;
  }

  /** Books what has to be bookable. */
  async booked(store: BookingStore, visit: Visit): Promise<Booking> {
    const { operation, booking } = await this.claimed(store, visit);
    const settled = await store.settle(operation, made(booking));
    if (settled === null || settled === false) throw new Error('the create was not settled');
    return settled;
  }

  move(
    booking: Booking,
    visit: Visit,
    startSec: number,
    moment: Moment,
    candidates?: readonly Candidate[],
  ): ChangeClaim {
    const to = {
      startSec,
      endSec: startSec + booking.endSec - booking.startSec,
      place: { calendar: '', zone: '' },
    };
    const from = { startSec: booking.startSec, endSec: booking.endSec, place: booking.place };
    return {
      operation: this.operation(visit, booking.id, { kind: 'move', from, to }),
      booking,
      target: { candidates: candidates ?? [candidate({ startSec, capacity: 100 })], moment },
    };
  }

  cancel(booking: Booking, visit: Visit): ChangeClaim {
    return { operation: this.operation(visit, booking.id, { kind: 'cancel' }), booking, target: null };
  }
}

export function wishOf(visit: Visit): VisitWish {
  const { startSec, endSec, bookingsPerUser } = visit;
  return { ...idsOf(visit), startSec, endSec, bookingsPerUser, nowMs: visit.startedMs };
}

function idsOf(visit: Visit) {
  return {
    partnerId: partnerId('partner'),
    merchantId: merchantId(visit.merchant),
    serviceId: serviceId(visit.service),
    userId: userId(visit.user),
    personKey: personKey(visit.person),
  };
}

/** One candidate with half-hour intervals, all with the same counts. */
export function candidate({
  startSec = nineSec,
  intervals = 1,
  capacity = 1,
  taken = 0,
  zone = 'zone',
  calendar = 'calendar',
}): Candidate {
  return {
    calendar,
    zone,
    intervals: Array.from({ length: intervals }, (_, index) => ({
      calendar,
      zone,
      startSec: startSec + index * halfHourSec,
      endSec: startSec + (index + 1) * halfHourSec,
      capacity,
      taken,
    })),
  };
}

export function changeOf(booking: Booking, changed: Partial<BookingChange> = {}): BookingChange {
  const { startSec, endSec, place, reference, fencedUntilMs } = booking;
  const observedMs = booking.observedMs + 1;
  return { status: 'confirmed', startSec, endSec, place, reference, fencedUntilMs, observedMs, ...changed };
}

export function made(booking: Booking, changed: Partial<BookingChange> = {}): Settlement {
  return {
    state: 'done',
    refusal: null,
    trouble: null,
    booking: changeOf(booking, changed),
    watchUntilMs: 0,
  };
}

export const refused: Settlement = {
  state: 'refused',
  refusal: 'slot-unavailable',
  trouble: null,
  booking: null,
  watchUntilMs: 0,
};

export const givenUp: Settlement = {
  state: 'given-up',
  refusal: null,
  trouble: 'not found in the clinic',
  booking: null,
  watchUntilMs: 0,
};

/** Ends an operation that was looked for in vain. */
export async function giveUp(store: BookingStore, operation: Operation): Promise<Booking | null | false> {
  await store.recordStep(operation, { state: 'unknown', trouble: null });
  return store.settle(operation, givenUp);
}
