import type { Booking } from '../../src/core/booking.ts';
import type { CreateRequest, LeaseRequest } from '../../src/core/booking-core.ts';
import type { EpochMs, EpochSec } from '../../src/core/clock.ts';
import type { FaultCode } from '../../src/core/fault.ts';
import type { BookingId } from '../../src/core/identifiers.ts';
import type { TimeSpan } from '../../src/core/opening.ts';
import type { SlotLease } from '../../src/core/slot-lease.ts';
import type { SimReplica } from './sim-replica.ts';

export type AskKind = 'create' | 'lease' | 'move' | 'cancel' | 'status' | 'list' | 'look-up';

export type Reply =
  | { readonly kind: 'booking'; readonly booking: Booking }
  | { readonly kind: 'lease'; readonly lease: SlotLease }
  | { readonly kind: 'refused'; readonly refusal: string }
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
  reply: Reply | null;
  repliedMs: EpochMs | null;
}

/** What the partner knows of one wish to book. */
export interface Wish {
  readonly number: number;
  readonly token: string;
  readonly clinic: number;
  readonly service: number;
  readonly person: number;
  readonly request: CreateRequest;
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
    (later) => tells(later.kind, ask.kind) && later.askedMs >= endedMs && isCertain(later),
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
