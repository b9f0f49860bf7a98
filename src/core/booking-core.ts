import type { Booking } from './booking.ts';
import type { Merchant, Service } from './catalogue.ts';
import type { EpochMs, EpochSec } from './clock.ts';
import type {
  BookingId,
  IdempotencyToken,
  LeaseReference,
  PartnerId,
  PersonKey,
  ServiceId,
  UserId,
} from './identifiers.ts';
import type { Place } from './opening.ts';
import type { HouseTerms } from './operation.ts';
import type { NoVisit } from './order-items.ts';
import type { Person } from './person.ts';
import type { OrderRefusal, Refusal } from './refusal.ts';
import type { SlotLease, SlotResources } from './slot-lease.ts';
import type { LeaseUse } from './use-lease.ts';

/** A slot that somebody asks about. */
export interface SlotWish {
  readonly service: Service;
  readonly startSec: EpochSec;
  readonly durationSec: number;
  /** The field that names the slot in the request, for faults. */
  readonly field: string;
}

/** The items of an order. */
export type ItemWishes = readonly [SlotWish, ...SlotWish[]];

/** What is ordered, in one visit or not at all. */
export interface OrderWish {
  readonly items: ItemWishes;
  /** As in {@link CreateRequest}, for reasons that only orders have. */
  readonly refusalIfFree: OrderRefusal | null;
}

/** Who comes, and where: a person, for whom the adapter chooses, or a visitor of the clinic in a place of the caller's choice. */
export type WishedVisitor =
  | { readonly kind: 'person'; readonly person: Person }
  | {
      readonly kind: 'known';
      readonly visitorId: string;
      readonly personKey: PersonKey;
      readonly place: Place;
      readonly terms: HouseTerms;
    };

export interface CreateRequest {
  readonly partnerId: PartnerId;
  readonly token: IdempotencyToken;
  /** Digest of everything that the request says besides its token. */
  readonly fingerprint: string;
  readonly merchant: Merchant;
  /** Of an order its first item. */
  readonly wish: SlotWish;
  /** null: a booking of the one service. */
  readonly order: OrderWish | null;
  readonly userId: UserId;
  readonly visitor: WishedVisitor;
  /** The visitor's own words to the clinic. */
  readonly note: string | null;
  /** A refusal that stands already, should the slot prove to be free: a taken slot goes before it ([google] 1.14). */
  readonly refusalIfFree: Refusal | null;
  /** The lease that is to be used up. */
  readonly lease: LeaseUse | null;
  readonly echo: string;
}

export interface LeaseRequest {
  readonly partnerId: PartnerId;
  readonly reference: LeaseReference;
  /** Digest of everything that the request says besides its reference. */
  readonly fingerprint: string;
  readonly merchant: Merchant;
  readonly wish: SlotWish;
  readonly resources: SlotResources;
  /** Until when the partner wants the slot kept; it may get less. */
  readonly expiresMs: EpochMs;
  /** The fields that hold reference and expiry in the request, for faults. */
  readonly referenceField: string;
  readonly expiryField: string;
  readonly echo: string;
}

export interface MoveRequest {
  readonly partnerId: PartnerId;
  readonly bookingId: BookingId;
  readonly startSec: EpochSec;
  readonly durationSec: number;
  /** The field that names the new slot in the request, for faults. */
  readonly field: string;
}

export type BookingResult =
  | { readonly kind: 'booking'; readonly booking: Booking }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly detail: string;
      /** Of an order that found no room, the services that there is none for; absent: it can't be told, or isn't about one. */
      readonly without?: readonly ServiceId[];
    };

/** `booking`: the order. */
export type OrderResult =
  | BookingResult
  | { readonly kind: 'order-refused'; readonly refusal: OrderRefusal; readonly detail: string };

/** Whether an order could be had as it is. */
export type Fulfillability =
  /** `without`: the services that there is no room for; none: it can be had. */
  | { readonly kind: 'room'; readonly without: readonly ServiceId[] }
  | ({ readonly kind: 'no-visit' } & NoVisit);

export type LeaseResult =
  | { readonly kind: 'lease'; readonly lease: SlotLease }
  | Extract<BookingResult, { kind: 'refused' }>;

/**
 * The rules of booking, free of any transport, store and clinic system. Every method throws {@link Fault}, and answers by `untilMs`:
 * what is not known by then is a fault `clinic-unavailable` (nothing was changed) or `outcome-unknown` (it goes on without the caller).
 */
export interface BookingCore {
  /** How many places each wished slot has left, in the order of the wishes. Past slots have none. */
  freePlaces(merchant: Merchant, wishes: readonly SlotWish[], untilMs: EpochMs): Promise<readonly number[]>;
  /** Whether the items could be ordered now. Nothing is kept for them. */
  fulfillability(merchant: Merchant, items: ItemWishes, untilMs: EpochMs): Promise<Fulfillability>;
  /** A success is the booking as it is now; what was answered at its creation is in its `echo`. */
  create(request: CreateRequest, untilMs: EpochMs): Promise<BookingResult>;
  /** As `create`, for a request with an order. */
  createOrder(request: CreateRequest, untilMs: EpochMs): Promise<OrderResult>;
  /** A success is the lease as it was granted, also for a repeat after it has expired or was used. */
  lease(request: LeaseRequest, untilMs: EpochMs): Promise<LeaseResult>;
  move(request: MoveRequest, untilMs: EpochMs): Promise<BookingResult>;
  cancel(partner: PartnerId, id: BookingId, untilMs: EpochMs): Promise<BookingResult>;
  /** The partner's booking from the record alone; fault `unknown-booking` for another partner's. */
  recorded(partner: PartnerId, id: BookingId, untilMs: EpochMs): Promise<Booking>;
  /** The booking no older than the merchant's `recordAgeMs`; fault `unknown-booking`. */
  booking(partner: PartnerId, id: BookingId, untilMs: EpochMs): Promise<Booking>;
  /** The user's upcoming bookings, orders left out, in order of start; fault `not-found` for a user who never booked. */
  bookingsOfUser(partner: PartnerId, user: UserId, untilMs: EpochMs): Promise<readonly Booking[]>;
  /** As `booking`, for orders; fault `not-found`, naming the place in the list, also for a booking that is no order. */
  orders(
    partner: PartnerId,
    ids: readonly BookingId[],
    field: string,
    untilMs: EpochMs,
  ): Promise<readonly Booking[]>;
  /** As `bookingsOfUser`, which has no orders among them. */
  ordersOfUser(partner: PartnerId, user: UserId, untilMs: EpochMs): Promise<readonly Booking[]>;
}
