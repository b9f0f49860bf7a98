import type { Booking } from '../../src/core/booking.ts';
import type { BookingCore, CreateRequest, LeaseRequest } from '../../src/core/booking-core.ts';
import type { Merchant, Partner, Service } from '../../src/core/catalogue.ts';
import { Fault } from '../../src/core/fault.ts';
import {
  bookingId,
  idempotencyToken,
  leaseId,
  merchantId,
  partnerId,
  personKey,
  serviceId,
  userId,
} from '../../src/core/identifiers.ts';
import { arrange, isNoVisit } from '../../src/core/order-items.ts';
import type { SlotLease } from '../../src/core/slot-lease.ts';

const consultation: Service = {
  id: serviceId('consultation'),
  durationSec: 1_800,
  gridSec: 1_800,
  gridOffsetSec: 0,
  onlineChange: { kind: 'until', beforeStartSec: 7_200 },
  horizonSec: 15_552_000,
  price: null,
};

export const clinic: Merchant = {
  id: merchantId('seoul-clinic'),
  timeZone: 'Asia/Seoul',
  services: new Map([[consultation.id, consultation]]),
  bookingsPerUser: null,
  longestLeaseMs: 900_000,
  phoneRegion: 'KR',
  patience: { lateCommitMs: 1, commandMs: 1, slotAgeMs: 1, recordAgeMs: 1, guardedRepeatMs: null },
};

const hidden: Merchant = { ...clinic, id: merchantId('hidden-clinic') };

export const merchants = new Map([clinic, hidden].map((merchant) => [merchant.id, merchant]));

/** Sees one of the two merchants. */
export const partner: Partner = { id: partnerId('google'), merchants: new Set([clinic.id]) };

export const echo = {
  slot: {
    merchant_id: 'seoul-clinic',
    service_id: 'consultation',
    start_sec: 1_790_000_000,
    duration_sec: 1_800,
  },
  user_information: { user_id: 'u-1', given_name: 'Jane', family_name: 'Roe' },
};

export const made: Booking = {
  id: bookingId('abcdefghij234567abcd'),
  partnerId: partner.id,
  merchantId: clinic.id,
  serviceId: consultation.id,
  items: null,
  userId: userId('u-1'),
  token: idempotencyToken('t-1'),
  personKey: personKey('p'),
  person: {
    givenName: 'Jane',
    familyName: 'Roe',
    phone: { countryCode: '1', phoneNumber: '4157360000' },
    email: 'person@example.com',
    account: 'account',
  },
  note: null,
  startSec: 1_790_000_000,
  endSec: 1_790_001_800,
  place: { calendar: '1', zone: '1' },
  status: 'confirmed',
  reference: { visitorId: null, receiptId: null, scheduleId: null },
  echo: JSON.stringify(echo),
  createdMs: 0,
  observedMs: 0,
  openOperation: null,
  lastOperation: null,
  fencedUntilMs: 0,
};

/** What reached the core, by method, with its arguments. */
export type CoreCall = readonly [keyof BookingCore, ...unknown[]];

/** A core that says yes to everything about the one booking it knows, unless told otherwise, and remembers what it was asked. */
export class FakeCore implements BookingCore {
  readonly calls: CoreCall[] = [];
  /** Replaces methods, for one test. */
  instead: Partial<BookingCore> = {};

  freePlaces: BookingCore['freePlaces'] = (...asked) => {
    this.calls.push(['freePlaces', ...asked]);
    return this.instead.freePlaces?.(...asked) ?? Promise.resolve(asked[1].map(() => 2));
  };

  create: BookingCore['create'] = (...asked) => {
    this.calls.push(['create', ...asked]);
    return (
      this.instead.create?.(...asked) ?? Promise.resolve({ kind: 'booking', booking: bookingOf(asked[0]) })
    );
  };

  lease: BookingCore['lease'] = (...asked) => {
    this.calls.push(['lease', ...asked]);
    return this.instead.lease?.(...asked) ?? Promise.resolve({ kind: 'lease', lease: leaseOf(asked[0]) });
  };

  createOrder: BookingCore['createOrder'] = (...asked) => {
    this.calls.push(['createOrder', ...asked]);
    return (
      this.instead.createOrder?.(...asked) ??
      Promise.resolve({ kind: 'booking', booking: bookingOf(asked[0]) })
    );
  };

  move: BookingCore['move'] = (...asked) => {
    this.calls.push(['move', ...asked]);
    const [{ bookingId: id, startSec, durationSec }] = asked;
    const moved = { ...this.#known(id), startSec, endSec: startSec + durationSec };
    return this.instead.move?.(...asked) ?? Promise.resolve({ kind: 'booking', booking: moved });
  };

  cancel: BookingCore['cancel'] = async (...asked) => {
    this.calls.push(['cancel', ...asked]);
    const replaced = this.instead.cancel?.(...asked);
    if (replaced !== undefined) return replaced;
    return { kind: 'booking', booking: { ...this.#known(asked[1]), status: 'cancelled-by-partner' } };
  };

  recorded: BookingCore['recorded'] = async (...asked) => {
    this.calls.push(['recorded', ...asked]);
    return this.instead.recorded?.(...asked) ?? this.#known(asked[1]);
  };

  booking: BookingCore['booking'] = async (...asked) => {
    this.calls.push(['booking', ...asked]);
    return this.instead.booking?.(...asked) ?? this.#known(asked[1]);
  };

  bookingsOfUser: BookingCore['bookingsOfUser'] = async (...asked) => {
    this.calls.push(['bookingsOfUser', ...asked]);
    const replaced = this.instead.bookingsOfUser?.(...asked);
    if (replaced !== undefined) return replaced;
    if (asked[1] !== made.userId) throw new Fault('not-found', 'no such user');
    return [made];
  };

  fulfillability: BookingCore['fulfillability'] = async (...asked) => {
    this.calls.push(['fulfillability', ...asked]);
    return this.instead.fulfillability?.(...asked) ?? { kind: 'room', without: [] };
  };

  orders: BookingCore['orders'] = async (...asked) => {
    this.calls.push(['orders', ...asked]);
    return this.instead.orders?.(...asked) ?? asked[1].map((id) => this.#known(id));
  };

  ordersOfUser: BookingCore['ordersOfUser'] = async (...asked) => {
    this.calls.push(['ordersOfUser', ...asked]);
    const replaced = this.instead.ordersOfUser?.(...asked);
    if (replaced !== undefined) return replaced;
    if (asked[1] !== made.userId) throw new Fault('not-found', 'no such user');
    return [];
  };

  /** What a create was asked for last. */
  get lastCreate(): CreateRequest {
    const call = this.calls.findLast(([method]) => method === 'create');
    if (call === undefined) throw new Error('nothing was created');
    return call[1] as CreateRequest;
  }

  #known(id: string): Booking {
    if (id !== made.id) throw new Fault('unknown-booking', 'no such booking');
    return made;
  }
}

function leaseOf({ merchant, wish, ...request }: LeaseRequest): SlotLease {
  return {
    ...request,
    id: leaseId('abcdefghij234567lease'),
    merchantId: merchant.id,
    serviceId: wish.service.id,
    startSec: wish.startSec,
    endSec: wish.startSec + wish.durationSec,
    place: { calendar: '1', zone: '1' },
    state: 'held',
    hold: null,
  };
}

function bookingOf(request: CreateRequest): Booking {
  const { startSec, durationSec } = request.wish;
  const items = request.order === null ? null : arrange(request.order.items);
  if (items !== null && isNoVisit(items)) throw new Error(items.detail);
  return { ...made, ...request, items, startSec, endSec: startSec + durationSec };
}
