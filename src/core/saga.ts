import type { Booking } from './booking.ts';
import type { BookingChange, Settlement } from './booking-store.ts';
import type { CallLimits, CommandNotes, ReservationView, Trouble } from './clinic-driver.ts';
import type { EpochMs } from './clock.ts';
import type { Clinic } from './dependencies.ts';
import type { Fault } from './fault.ts';
import type { SearchedIn } from './observe-reservation.ts';
import type { Operation } from './operation.ts';
import type { Refusal } from './refusal.ts';
import type { ChangeCircumstances } from './unknown-outcome.ts';

/** An operation in work: the journal's latest word on it, and its booking as it was when the operation began. */
export interface Run {
  readonly operation: Operation;
  readonly booking: Booking;
  readonly clinic: Clinic;
  readonly notes: CommandNotes;
  readonly store: SearchedIn['store'];
}

/** What those who wait for an operation are told. */
export type Ending =
  | { readonly kind: 'done'; readonly booking: Booking }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly detail: string }
  /** Nothing was changed, for reasons that are nobody's business decision. */
  | { readonly kind: 'nothing-done'; readonly fault: Fault }
  /** The visitor's id was out of date and is forgotten; the request can start over. */
  | { readonly kind: 'start-over' }
  /** Another process carries on. */
  | { readonly kind: 'handed-over' };

/** What comes next in an operation. */
export type Next =
  | { readonly kind: 'send'; readonly view: ReservationView | null }
  | { readonly kind: 'look'; readonly state: 'unknown' | 'needs-person'; readonly trouble: Trouble | null }
  | { readonly kind: 'end'; readonly settlement: Settlement; readonly tell: Telling };

/** How the ending is told once the settlement is in the store. */
export type Telling =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly detail: string }
  | { readonly kind: 'nothing-done'; readonly fault: Fault }
  | { readonly kind: 'start-over' };

/** One kind of change: how its command is sent, and how its outcome is looked for when the command's answer can't be trusted. */
export interface Saga {
  /** `view` is the reservation as just read back, for commands that need it. */
  send(run: Run, view: ReservationView | null, limits: CallLimits): Promise<Next>;
  look(run: Run, limits: CallLimits): Promise<Next>;
}

/** The end of an operation that did what it was to do. */
export function madeSo(booking: BookingChange, watchUntilMs: EpochMs): Next {
  const settlement: Settlement = { state: 'done', refusal: null, trouble: null, booking, watchUntilMs };
  return { kind: 'end', settlement, tell: { kind: 'done' } };
}

/** The end of an operation that was refused by a rule of business; `booking` if reading it brought news. */
export function refusedFor(refusal: Refusal, detail: string, booking: BookingChange | null = null): Next {
  const settlement: Settlement = { state: 'refused', refusal, trouble: null, booking, watchUntilMs: 0 };
  return { kind: 'end', settlement, tell: { kind: 'refused', refusal, detail } };
}

/** The end of an operation that certainly changed nothing and is nobody's decision. */
export function nothingDone(fault: Fault, booking: BookingChange | null = null): Next {
  const settlement: Settlement = {
    state: 'refused',
    refusal: null,
    trouble: fault.message,
    booking,
    watchUntilMs: 0,
  };
  return { kind: 'end', settlement, tell: { kind: 'nothing-done', fault } };
}

/** The end of an operation that changed nothing because the visitor's id was out of date. */
export function startOver(detail: string): Next {
  const settlement: Settlement = {
    state: 'refused',
    refusal: null,
    trouble: detail,
    booking: null,
    watchUntilMs: 0,
  };
  return { kind: 'end', settlement, tell: { kind: 'start-over' } };
}

/** The end of an operation whose effect was waited for in vain. It is watched for a while longer. */
export function givenUp(fault: Fault, booking: BookingChange | null, watchUntilMs: EpochMs): Next {
  const settlement: Settlement = {
    state: 'given-up',
    refusal: null,
    trouble: fault.message,
    booking,
    watchUntilMs,
  };
  return { kind: 'end', settlement, tell: { kind: 'nothing-done', fault } };
}

/**
 * Look again, since this look didn't tell. Once nothing can change by itself any more, and what the clinic shows is in order and yet says
 * too little, a person has to; a clinic in trouble is waited for.
 */
export function lookLater(trouble: Trouble, { nowMs, sentMs, lateCommitMs }: ChangeCircumstances): Next {
  const isFinal = trouble.kind === 'unexpected' && nowMs - sentMs >= lateCommitMs;
  return { kind: 'look', state: isFinal ? 'needs-person' : 'unknown', trouble };
}

/** Look in the clinic: the command's answer didn't tell. */
export function lookFor(trouble: Trouble | null): Next {
  return { kind: 'look', state: 'unknown', trouble };
}
