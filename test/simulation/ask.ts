import type { RunningCore } from '../../src/core/assemble-core.ts';
import type { Booking } from '../../src/core/booking.ts';
import type {
  BookingResult,
  ItemWishes,
  LeaseRequest,
  LeaseResult,
  SlotWish,
} from '../../src/core/booking-core.ts';
import type { EpochMs, EpochSec } from '../../src/core/clock.ts';
import type { FaultCode } from '../../src/core/fault.ts';
import type { HouseReserve } from '../../src/core/house-commands.ts';
import type { BookingId, PartnerId, UserId } from '../../src/core/identifiers.ts';
import type { TimeSpan } from '../../src/core/opening.ts';
import type { SlotLease } from '../../src/core/slot-lease.ts';
import type { SimReplica } from './sim-replica.ts';

export type AskKind = 'create' | 'lease' | 'move' | 'cancel' | 'status' | 'list' | 'look-up' | 'images';

export type Send = (core: RunningCore, untilMs: EpochMs) => Promise<BookingResult | LeaseResult | Reply>;

export type Reply =
  | { readonly kind: 'booking'; readonly booking: Booking }
  | { readonly kind: 'lease'; readonly lease: SlotLease }
  | { readonly kind: 'refused'; readonly refusal: string }
  /** What was asked for is done, and there is nothing more to say of it. */
  | { readonly kind: 'done' }
  /** `crash`: the core threw something that is no fault of the contract. */
  | { readonly kind: 'fault'; readonly code: FaultCode | 'crash'; readonly message: string }
  | { readonly kind: 'bookings'; readonly bookings: readonly Booking[] }
  | { readonly kind: 'free'; readonly places: readonly number[] };

/** One request and what came of it. */
export interface Ask {
  readonly kind: AskKind;
  /** -1: about no single wish. */
  readonly wish: number;
  /** -1: about no single clinic. */
  readonly clinic: number;
  readonly askedMs: EpochMs;
  readonly limitMs: number;
  /** Where to, for moves; the slot wished for, for creates. */
  readonly startSec: EpochSec;
  /** The process that was asked, in which of its lives. */
  readonly replica: SimReplica;
  readonly life: number;
  /** What it asks for, if that is a lease. */
  readonly lease?: LeaseWish;
  /** The key of a change in the clinic's own words, if it has one. */
  readonly key?: string;
  /** What such a change has the reservation say. */
  readonly terms?: string;
  readonly images?: ImageWish;
  reply: Reply | null;
  repliedMs: EpochMs | null;
}

/** What whoever made it knows of one wish to book. */
export interface Wish {
  readonly number: number;
  readonly token: string;
  readonly clinic: number;
  readonly service: number;
  readonly person: number;
  /** Asks for it. */
  readonly send: Send;
  readonly partnerId: PartnerId;
  readonly user: UserId;
  /** Of an order from the start of its first item to the end of its last. */
  readonly visit: SlotWish;
  readonly items: ItemWishes | null;
  /** null: it is a partner's, not the house's own. */
  readonly house: HouseReserve | null;
  /** The lease that it names. */
  readonly lease: SlotLease | null;
  bookingId: BookingId | null;
  readonly asks: Ask[];
}

/** What the partner knows of one wish to lease; of the same number as the wish to book that it is for. */
export interface LeaseWish {
  readonly number: number;
  readonly reference: string;
  readonly clinic: number;
  readonly service: number;
  readonly span: TimeSpan;
  readonly request: LeaseRequest;
  granted: SlotLease | null;
  grantedMs: EpochMs | null;
}

/** What the house knows of one wish to attach images; without a key each request is such a wish. */
export interface ImageWish {
  readonly number: number;
  readonly token: string;
  readonly clinic: number;
  readonly visitorId: string;
  readonly isKeyed: boolean;
}

/** Whether it may be asked for again: what the house asks for without a key is another wish each time. */
export function isRepeatable({ house }: Wish): boolean {
  return house === null || house.key !== null;
}

/** Whether its answer says for certain that the wish was done or refused. */
export function isCertain(ask: Ask): boolean {
  return ask.reply?.kind === 'booking' || ask.reply?.kind === 'refused';
}

/** Whether the process that was asked is still at it. */
export function isAtWork(ask: Ask): boolean {
  return ask.reply === null && ask.replica.deathOf(ask.life) === null;
}

/**
 * Whether a request may still take effect, as far as the partner can tell: it is at work, or it ended without telling and no later
 * request of the same wish was answered for certain since. `clinic-unavailable` tells: nothing was changed.
 */
export function isOpen(ask: Ask, wish: Wish): boolean {
  if (isAtWork(ask)) return true;
  if (isCertain(ask) || saysNothingWasDone(ask)) return false;
  const endedMs = ask.repliedMs ?? ask.replica.deathOf(ask.life) ?? ask.askedMs;
  return !wish.asks.some(
    (later) =>
      tells(later.kind, ask.kind) &&
      later.askedMs >= endedMs &&
      isCertain(later) &&
      !wish.asks.some((earlier) => isReplay(later, earlier)),
  );
}

/** Whether a certain answer to the one says what became of the other: a replayed create says nothing about moves and cancels. */
function tells(later: AskKind, earlier: AskKind): boolean {
  if (later === 'create') return earlier === 'create';
  return later === 'move' || later === 'cancel';
}

export function saysNothingWasDone(ask: Ask): boolean {
  return ask.reply?.kind === 'fault' && ask.reply.code === 'clinic-unavailable';
}

/** Whether the ask repeats that one under its key, which was answered as done by then: the answer is what came of it at that time. */
export function isReplay(ask: Ask, earlier: Ask): boolean {
  const { key } = ask;
  return (
    key !== undefined &&
    earlier.key === key &&
    earlier.reply?.kind === 'booking' &&
    (earlier.repliedMs ?? 0) < ask.askedMs
  );
}
