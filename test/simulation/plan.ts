import type { CombinationSettings } from '../../src/sandbox-clinic/service-combination/combination-settings.ts';
import type { CallFault, StoreFault } from './troubles.ts';

/** The systems that run clinics. */
export const clinicKinds = ['open-api', 'service-combination'] as const;
export type ClinicKind = (typeof clinicKinds)[number];

/** Undocumented corners of a clinic of the Open API, one position each ([clinic] 16, 17.5). */
export interface ClinicCorners {
  readonly enforceCapacity: boolean;
  readonly historyListsReserved: boolean;
  readonly historyListsCanceled: boolean;
  readonly cancelledCountsForOverlap: boolean;
  readonly reserveFindsVisitor: boolean;
  readonly createAnswersSchedule: boolean;
  readonly fullSlotsListed: boolean;
  readonly updateChecksOverlap: boolean;
  readonly updateOnlyReserved: boolean;
}

/** Undocumented corners of a service-combination system, named as the sandbox clinic's switches are ([combination] 9, 11.5). */
export type CombinationCorners = Pick<
  CombinationSettings,
  | 'oauthTokenLifetimeSec'
  | 'oauthRequestsPerSec'
  | 'rateLimitPerMinute'
  | 'rateLimitTellsRetryAfter'
  | 'answeredTimes'
  | 'takenSlotStatus'
  | 'goneReservationStatus'
  | 'goneAppointmentStatus'
  | 'usedReservation'
  | 'appointmentIdIsReservationId'
  | 'searchAnswers'
  | 'searchNoMatch'
  | 'searchListsHolds'
  | 'searchListsCanceled'
  | 'canceledDetailsShown'
  | 'appointmentShows'
  | 'appointmentShowsNotes'
  | 'rescheduleAppointmentId'
  | 'rescheduleOwnOverlap'
  | 'rescheduleKeepsNotes'
  | 'secondCancel'
  | 'releaseGone'
  | 'releaseAfterUse'
  | 'extraFields'
> & {
  /** The sandbox answers at least an id; that there is one at all is no more documented than its form. */
  readonly confirmAnswers: CombinationSettings['confirmAnswers'] | 'nothing';
};

/** The adapter's own settings that histories try in each position. */
export interface HouseRules {
  readonly guardedRepeat: boolean;
  readonly bookingsPerUser: number | null;
  readonly leases: boolean;
  /** Whether users order several services of clinics of the Open API; of branches they always do. */
  readonly orders: boolean;
  /** Whether the house's clients speak the words of clinics of the Open API. */
  readonly house: boolean;
}

/** What the clinic's staff may do. `odd` puts a reservation into a state that no documentation names, for a few seconds. */
export const staffDeeds = [
  'book',
  'move',
  'cancel',
  'no-show',
  'restore',
  'start-visit',
  'complete',
  'merge-visitor',
  'edit-memo',
  'odd',
] as const;
export type StaffDeed = (typeof staffDeeds)[number];

/** Something that a user, the staff or fate does at a certain time. Slots, persons and wishes are numbers, so that plans can be cut. */
export type Deed =
  | {
      readonly kind: 'create';
      readonly wish: number;
      readonly clinic: number;
      readonly person: number;
      readonly service: number;
      readonly slot: number;
      /** As many requests at once. */
      readonly twins: number;
    }
  | {
      readonly kind: 'lease';
      readonly wish: number;
      readonly clinic: number;
      readonly person: number;
      readonly service: number;
      readonly slot: number;
      readonly forMs: number;
      readonly twins: number;
    }
  | {
      readonly kind: 'house-reserve';
      readonly wish: number;
      readonly clinic: number;
      readonly person: number;
      readonly service: number;
      readonly slot: number;
      /** Whether it has a key by which a repeat is known. */
      readonly keyed: boolean;
      readonly twins: number;
    }
  | {
      readonly kind: 'house-update';
      readonly wish: number;
      readonly slot: number;
      /** The same one, the same command; null: it has none. */
      readonly key: number | null;
      readonly twins: number;
    }
  | {
      readonly kind: 'house-cancel';
      readonly wish: number;
      readonly as: 'cancelled' | 'no-show';
      readonly key: number | null;
      readonly twins: number;
    }
  | {
      readonly kind: 'house-images';
      readonly wish: number;
      readonly clinic: number;
      readonly person: number;
      readonly keyed: boolean;
      /** Of the wish's booking, if it is made by then; otherwise of the person alone. */
      readonly ofBooking: boolean;
      readonly twins: number;
    }
  | { readonly kind: 'repeat'; readonly wish: number }
  | { readonly kind: 'move'; readonly wish: number; readonly slot: number }
  | { readonly kind: 'cancel'; readonly wish: number }
  | { readonly kind: 'status'; readonly wish: number }
  | { readonly kind: 'list'; readonly person: number }
  | { readonly kind: 'look-up'; readonly clinic: number; readonly service: number; readonly slot: number }
  | { readonly kind: 'staff'; readonly deed: StaffDeed; readonly wish: number; readonly slot: number }
  | { readonly kind: 'crash'; readonly replica: number; readonly downMs: number }
  | { readonly kind: 'freeze'; readonly replica: number; readonly frozenMs: number }
  | { readonly kind: 'clinic-down'; readonly clinic: number; readonly downMs: number }
  | { readonly kind: 'drain'; readonly replica: number; readonly downMs: number };

export type Action = { readonly atMs: number } & Deed;

export const actionKinds: readonly Deed['kind'][] = [
  'create',
  'lease',
  'house-reserve',
  'house-update',
  'house-cancel',
  'house-images',
  'repeat',
  'move',
  'cancel',
  'status',
  'list',
  'look-up',
  'staff',
  'crash',
  'freeze',
  'clinic-down',
  'drain',
];

/** One history, whole: the same plan gives the same history. */
export interface Plan {
  readonly seed: number;
  readonly replicas: number;
  /** Which system runs each of the clinics. */
  readonly kinds: readonly ClinicKind[];
  readonly corners: ClinicCorners;
  readonly combination: CombinationCorners;
  readonly rules: HouseRules;
  readonly actions: readonly Action[];
  /** By the call's kind and its number among those of its kind, counted from 1: `reserve#2`. */
  readonly callFaults: Readonly<Record<string, CallFault>>;
  /** How late a `late-commit` or `delay` is, in milliseconds, where it isn't left to luck. */
  readonly lateMs: Readonly<Record<string, number>>;
  /** By the step's name and number: `settle#1`. */
  readonly storeFaults: Readonly<Record<string, StoreFault>>;
  /** A replica dies when that call or step has been carried out, right before it hears of it; for so many milliseconds. */
  readonly crashes: Readonly<Record<string, number>>;
  /** In the same place a replica stands still, for so many milliseconds, and then goes on as if nothing had been. */
  readonly freezes: Readonly<Record<string, number>>;
  /**
   * Creates may come after the adapter has stopped expecting them, against the setting `lateCommitMs`. What the promise says of a single
   * reservation then can't hold at every instant, but the adapter still has to find and to cancel what nobody wants.
   */
  readonly beyondReason: boolean;
}

/** Whether nothing goes wrong in a history but what its staff do. */
export function isUntroubled({ actions, callFaults, storeFaults, crashes, freezes }: Plan): boolean {
  const sorts = [callFaults, storeFaults, crashes, freezes];
  return (
    sorts.every((faults) => Object.keys(faults).length === 0) &&
    !actions.some(({ kind }) => troubling.has(kind))
  );
}

const troubling: ReadonlySet<Action['kind']> = new Set(['crash', 'freeze', 'clinic-down', 'drain']);

/** How long users, staff and fate are at work. */
export const stormMs = 20_000;

/** The plan in a printed line, or a file. @throws when it isn't the JSON of a plan */
export function readPlan(json: string): Plan {
  const plan: unknown = JSON.parse(json);
  if (!isPlan(plan))
    throw new Error('not a plan: it lacks seed, replicas, kinds, corners, rules, actions or faults');
  return plan;
}

function isPlan(value: unknown): value is Plan {
  if (typeof value !== 'object' || value === null) return false;
  const parts: readonly (keyof Plan)[] = [
    'seed',
    'replicas',
    'kinds',
    'corners',
    'combination',
    'rules',
    'actions',
    'callFaults',
    'lateMs',
    'storeFaults',
    'crashes',
    'freezes',
    'beyondReason',
  ];
  return parts.every((part) => Object.hasOwn(value, part));
}
