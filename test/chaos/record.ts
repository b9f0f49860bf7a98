import type { merchants } from './merchants.ts';
import type { WaitSample } from './wait-meter.ts';

/** What is written down while a run goes on, and judged after it. Times are milliseconds since 1970 on this machine's clock. */

export type Transport = 'http' | 'grpc';

export type AskKind = 'create' | 'lease' | 'move' | 'cancel' | 'status' | 'list' | 'look-up' | 'images';

/** How a visit is booked: by a partner as one service, of a lease, or as an order of two; or in the clinic's own words. */
export type WishKind = 'booking' | 'leased' | 'order' | 'house';

/** One wish to book: everything that is asked under its token. */
export interface Wish {
  readonly kind: WishKind;
  readonly number: number;
  readonly token: string;
  /** Of the house's own, the clinic's id of the visitor. */
  readonly user: string;
  readonly merchant: keyof typeof merchants;
  /** Of an order the first. */
  readonly service: string;
  readonly startSec: number;
  /** Of an order from its first item's start to its last's end. */
  readonly durationSec: number;
  /** The lease that it names, if one was granted. */
  readonly leaseId: string | null;
}

/** What came of one request. */
export type Outcome =
  /** A booking as answered; `body` is the whole answer with its keys in order. */
  | {
      readonly kind: 'booking';
      readonly bookingId: string;
      readonly startSec: number;
      readonly status: string;
      readonly body: string;
      /** By which the clinic's own commands name it; only from answers to those. */
      readonly scheduleId: string | null;
    }
  | { readonly kind: 'lease'; readonly leaseId: string; readonly expiresSec: number; readonly body: string }
  /** Done, and there is nothing more to say of it. */
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly cause: string }
  /** The answer of a read method. */
  | { readonly kind: 'read'; readonly body: Readonly<Record<string, unknown>> }
  /** Status as the transport spells it; `code` is the error body's, empty over gRPC. */
  | { readonly kind: 'error'; readonly status: string; readonly code: string; readonly message: string }
  /** No answer: nobody was there, the connection broke, or the partner's own patience ended. */
  | { readonly kind: 'none'; readonly why: 'unreachable' | 'cut' | 'out-of-patience' };

/** One request and what came of it. */
export interface Ask {
  readonly kind: AskKind;
  /** Number of its wish; null for look-ups, lists and images. */
  readonly wish: number | null;
  /** Whom the images show; each request's visitor is another one, so that they can be told apart. Else null. */
  readonly visitor: string | null;
  readonly transport: Transport;
  /** Where to, of a move; else null. */
  readonly startSec: number | null;
  /** Until when a lease is asked for; else null. */
  readonly expiresSec: number | null;
  readonly sentMs: number;
  readonly endedMs: number;
  /** How late timers ran in the partner's process meanwhile, at worst: the machine's share in the time taken. */
  readonly lagMs: number;
  /** The replicas that its connection led to. */
  readonly replicas: readonly number[];
  readonly outcome: Outcome;
}

/** A reservation as its clinic shows it; `token` is empty when it isn't one of ours. */
export interface Reservation {
  readonly merchant: keyof typeof merchants;
  /** The appointment's id where visits are appointments. */
  readonly scheduleId: string;
  readonly token: string;
  readonly bookingId: string;
  /** The resource where places are resources. */
  readonly zone: string;
  readonly startSec: number;
  readonly endSec: number;
  /** What it takes up: several where it is an order with a place for each. */
  readonly entries: readonly Entry[];
}

/** One place for some time. */
export interface Entry {
  readonly zone: string;
  readonly startSec: number;
  readonly endSec: number;
}

/** The clinic's live reservations, at some instant between the two times. */
export interface Snapshot {
  readonly fromMs: number;
  readonly toMs: number;
  readonly live: readonly Reservation[];
}

/** Something that a clinic's staff did with the reservation of a wish. */
export interface StaffDeed {
  readonly what: 'move' | 'cancel' | 'no-show';
  readonly token: string;
  readonly fromMs: number;
  /** Until then a command that was under way may still meet what they changed. */
  readonly toMs: number;
}

/** Slots that the clinic kept for the adapter when everything was over. */
export interface HoldsAtLast {
  /** What was left of the storm, since nobody knew its name; and of these how many were made after calm. */
  readonly left: number;
  readonly madeAfterCalm: number;
  /** How many were left once their time had passed. */
  readonly afterTheirTime: number;
}

/** Something that was done to a process. `replica` is null for the clinic and the database. */
export interface Disturbance {
  readonly what: 'kill' | 'drain' | 'pause' | 'restart';
  readonly whom: string;
  readonly replica: number | null;
  readonly fromMs: number;
  /** When it served again. */
  readonly toMs: number;
}

/** A whole run. */
export interface RunRecord {
  readonly wishes: readonly Wish[];
  readonly asks: readonly Ask[];
  readonly snapshots: readonly Snapshot[];
  readonly staff: readonly StaffDeed[];
  readonly holds: HoldsAtLast;
  readonly disturbances: readonly Disturbance[];
  /** How long each replica waited for a processor, by its number. */
  readonly waits: readonly (readonly WaitSample[])[];
  /** From then on nothing is under way any more that was asked before. */
  readonly quietMs: number;
  /** Places of each zone in each interval, as the clinic's slots say. */
  readonly capacities: ReadonlyMap<string, number>;
  /** In which zone a service of the first clinic is had, and everything at the second. */
  readonly zones: Readonly<Record<string, string>>;
  /** Bookings that the adapter lists for a person in the end. */
  readonly listed: readonly string[];
  /** How often the images of each visitor are in the clinic in the end. */
  readonly images: ReadonlyMap<string, number>;
  /** The visitors of whose images the adapter says in the end that nobody knows. */
  readonly imagesListed: readonly string[];
  /** Operations that are open in the end. */
  readonly open: number;
}

/** A breach of the promise; sentence 0 is trouble of another kind that should not be. */
export interface Violation {
  readonly sentence: number;
  readonly what: string;
}

/** Whether the answer settles the request; everything else invites a repeat. */
export function isDefinite({ outcome }: Ask): boolean {
  switch (outcome.kind) {
    case 'booking':
    case 'refused':
    case 'read':
    case 'lease':
    case 'done':
      return true;
    case 'none':
      return false;
    case 'error':
      return !invitesRepeat(outcome.status);
  }
}

const repeatable: ReadonlySet<string> = new Set([
  '408',
  '429',
  '503',
  '504',
  'RESOURCE_EXHAUSTED',
  'UNAVAILABLE',
  'DEADLINE_EXCEEDED',
]);

/** 408, 429, 503 and 504, and what gRPC calls them. */
export function invitesRepeat(status: string): boolean {
  return repeatable.has(status);
}
