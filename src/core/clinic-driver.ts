import type { EpochMs, EpochSec } from './clock.ts';
import type { ClinicWords } from './fault.ts';
import type { HouseDriver } from './house-driver.ts';
import type { ServiceId } from './identifiers.ts';
import type { Opening, Place, TimeSpan, VisitPlace } from './opening.ts';
import type { Person } from './person.ts';
import type { VisitItems } from './visit.ts';

/** What a call may cost. */
export interface CallLimits {
  /** No answer is waited for after this instant. */
  readonly untilMs: EpochMs;
  /** Whom the call is for: changes go before look-ups, look-ups before what runs in the background. */
  readonly priority: 'change' | 'look-up' | 'background';
}

/** Why no trustworthy answer came; for logs and the list of unresolved operations. Holds no personal data. */
export interface Trouble {
  readonly kind:
    | 'unreachable'
    | 'time-out'
    | 'overloaded'
    | 'server-error'
    | 'unreadable'
    | 'refused-access'
    | 'unexpected';
  readonly detail: string;
}

/** What a read gave. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** Why the clinic's system did not do as told; in each case it is certain that nothing was changed. */
export type ClinicRefusal =
  /** The visitor has something else at that time. Whose it is, the answer doesn't say. */
  | 'visitor-busy'
  /** The visitor isn't known there (any more). */
  | 'visitor-unknown'
  /** The place is taken. */
  | 'place-taken'
  /** No such reservation. */
  | 'reservation-unknown'
  /** The reservation is past the state in which it can be changed. */
  | 'not-reserved'
  /** The hold that was to be booked can't be any more; it is given up. */
  | 'hold-over'
  /** The configuration names something that the clinic doesn't have, or our command was malformed: a fault of ours. */
  | 'our-fault';

/** What came of a command that changes something. */
export type CommandOutcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | {
      readonly kind: 'refused';
      readonly refusal: ClinicRefusal;
      readonly detail: string;
      /** As the clinic put it, where the driver's system has such words. */
      readonly words?: ClinicWords;
    }
  /** It is certain that the command was not carried out. */
  | { readonly kind: 'not-sent'; readonly trouble: Trouble }
  /** It may or may not have been carried out, now or a little later. */
  | { readonly kind: 'unknown'; readonly trouble: Trouble };

/** The clinic's names for a reservation, as far as they are known. */
export interface ClinicReference {
  readonly visitorId: string | null;
  /** The id that the create command answered with. */
  readonly receiptId: string | null;
  /** The id that other commands take. */
  readonly scheduleId: string | null;
}

/** Where a reservation stands in the clinic. `unrecognised`: a value that we don't know, so nothing may be concluded from it. */
export type ReservationStatus =
  | 'reserved'
  | 'cancelled'
  | 'no-show'
  | 'in-progress'
  | 'completed'
  | 'unrecognised';

/** A reservation as read from the clinic. `detail` is what its driver needs in order to change it without loss. */
export interface ReservationView<Detail = unknown> extends TimeSpan {
  readonly reference: ClinicReference & { readonly scheduleId: string };
  readonly status: ReservationStatus;
  /** null when it lies in several places at once. */
  readonly place: Place | null;
  readonly detail: Detail;
}

/** Which services a command is about. */
export interface CommandServices {
  /** Of several the first. */
  readonly serviceId: ServiceId;
  /** Of a visit with several services all of them; absent: `serviceId` alone. */
  readonly items?: VisitItems;
}

export interface ReserveCommand extends TimeSpan, CommandServices {
  readonly place: VisitPlace;
  readonly person: Person;
  /** null: the clinic doesn't know the person yet. */
  readonly visitorId: string | null;
  /** By which the reservation is found again; at most 24 characters, no personal data. */
  readonly marker: string;
  /** The visitor's own words to the clinic. A hold was made before they were known, so they don't reach the clinic with one. */
  readonly note: string | null;
  /** The {@link Hold} that is to be booked; null: the place is free. */
  readonly hold: string | null;
}

export interface HoldCommand extends TimeSpan {
  readonly serviceId: ServiceId;
  /** As in {@link ReserveCommand}, of the booking that will be made of it. */
  readonly marker: string;
}

/** A place that the clinic keeps for a while. */
export interface Hold {
  /** The driver's own words for it, to be kept and given back. */
  readonly words: string;
  /** Until then it may be booked; the clinic itself keeps it a little longer. */
  readonly usableUntilMs: EpochMs;
}

/** How a clinic keeps places for a while. */
export interface HoldPort {
  /** What may have been held though no answer came lapses by itself, and is answered as not sent. */
  hold(command: HoldCommand, limits: CallLimits): Promise<Exclude<CommandOutcome<Hold>, { kind: 'unknown' }>>;
  /** Gives up a hold that certainly was not booked. What can't be told to the clinic lapses by itself. */
  release(words: string): Promise<void>;
}

export interface MoveCommand<Detail = unknown> extends CommandServices {
  readonly current: ReservationView<Detail>;
  readonly to: TimeSpan & { readonly place: VisitPlace };
}

/**
 * What a driver whose commands take several calls writes down between them, so that whoever resumes the operation knows how far it came.
 */
export interface CommandNotes {
  /** What was written down last for this operation, here or by a process that died; null = nothing. */
  readonly last: string | null;
  /** Resolves once it is durable. Rejects when the operation isn't this process's any more: nothing more may be sent then. */
  write(note: string): Promise<void>;
}

/** Where a reservation is to be looked for when it isn't found under its id: some systems give it another one when it is moved. */
export interface Whereabouts {
  readonly serviceId: ServiceId;
  readonly account: string;
  /** By which the clinic knows who comes, as recorded; null: that isn't known. */
  readonly visitorId: string | null;
  /** As in {@link ReserveCommand}. */
  readonly marker: string;
  /** Where it lies, or where it may have been moved to. */
  readonly span: TimeSpan;
  /** `possible` while the outcome of a move is open: not finding it proves nothing then unless everything was searched. */
  readonly move: 'none' | 'possible';
  /** As in {@link Trace}. */
  readonly markedOnly: boolean;
  /** As in {@link Trace}. */
  readonly isAnothers: (scheduleId: string) => Promise<boolean>;
}

/** What is known of a reservation whose `scheduleId` isn't. The span is where it was made for: look there first, but staff may have moved it. */
export interface Trace extends TimeSpan {
  readonly serviceId: ServiceId;
  readonly person: Person;
  readonly visitorId: string | null;
  readonly marker: string;
  /** Reservations that were made before this instant can't be the one. */
  readonly notBeforeMs: EpochMs;
  /**
   * Nothing counts but what carries the marker. Some systems may not show it: what lies there for the same person is taken for the one
   * then, unless the person may have another visit at that time.
   */
  readonly markedOnly: boolean;
  /** Whether the record has that reservation as another booking's: then it isn't taken for this one, whatever lies where. */
  readonly isAnothers: (scheduleId: string) => Promise<boolean>;
}

/** What a search by marker gave: every reservation of the visitor that carries it, at whatever time, cancelled ones included. */
export interface Findings<Detail = unknown> {
  readonly found: readonly ReservationView<Detail>[];
  /** Whether a reservation that exists would certainly have been found. */
  readonly complete: boolean;
  /** The visitor, if the search came across the one that the trace's person is. */
  readonly visitorId: string | null;
}

/** Where a visit with several services could be put. */
export type VisitOpenings =
  /** The clinic has one place for all of them and decides how long that takes: each opening is a whole visit that begins at the start. */
  | { readonly kind: 'together'; readonly openings: readonly Opening[] }
  /** The clinic has a place for each: what {@link ClinicDriver.readOpenings} gives for it, in the order of the items. */
  | { readonly kind: 'each'; readonly openings: readonly (readonly Opening[])[] }
  /** These services can't be had in one visit. */
  | { readonly kind: 'not-combined' }
  /** No services can. */
  | { readonly kind: 'nothing-combines' };

/** One clinic's schedule system. A driver retries reads within the limits, and never a command that may have been carried out. */
export interface ClinicDriver<Detail = unknown> {
  /** null: the clinic's system can't keep a place without booking it. */
  readonly holds: HoldPort | null;
  /** Whether a visit may take up places of services that aren't in it, without their openings naming the same place. */
  readonly sharesPlaces: boolean;
  /** All openings of the service's calendar and zones that overlap the span, in order of start. */
  readOpenings(serviceId: ServiceId, span: TimeSpan, limits: CallLimits): Promise<Answer<readonly Opening[]>>;
  /** Openings for all items of a visit that begins at `startSec`; at least two. */
  readVisitOpenings(
    items: VisitItems,
    startSec: EpochSec,
    limits: CallLimits,
  ): Promise<Answer<VisitOpenings>>;
  /** The visitor who is this person, null if the clinic has none. */
  findVisitor(person: Person, limits: CallLimits): Promise<Answer<string | null>>;
  reserve(
    command: ReserveCommand,
    limits: CallLimits,
    notes: CommandNotes,
  ): Promise<CommandOutcome<ClinicReference>>;
  /** The ids that the move has changed; null: none. */
  move(
    command: MoveCommand<Detail>,
    limits: CallLimits,
    notes: CommandNotes,
  ): Promise<CommandOutcome<ClinicReference | null>>;
  /** `as`: what is recorded of it, unless told otherwise a cancellation; that a visitor didn't come only the house may say. */
  cancel(
    current: ReservationView<Detail>,
    limits: CallLimits,
    as?: 'cancelled' | 'no-show',
  ): Promise<CommandOutcome<null>>;
  /** null: the clinic has no such reservation, nor one that a move has made of it under another id. */
  readBack(
    scheduleId: string,
    limits: CallLimits,
    whereabouts?: Whereabouts,
  ): Promise<Answer<ReservationView<Detail> | null>>;
  findByMarker(trace: Trace, limits: CallLimits): Promise<Answer<Findings<Detail>>>;
  /** Absent for systems whose own commands aren't offered here. */
  readonly house?: HouseDriver<Detail>;
}
