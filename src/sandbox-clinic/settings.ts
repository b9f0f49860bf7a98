import {
  type CombinationSettings,
  combinationRules,
  defaultCombinationSettings,
} from './service-combination/combination-settings.ts';
import { choice, flag, type SettingRule, type SettingRules, tenYearsSec, whole } from './setting-rule.ts';

/**
 * Switches for what the vendors don't document, and for the sandbox's own calendar. Those of the Open API are here
 * ([clinic] 16 and 17.5), with what holds for both systems: the days on offer and the clock. An adapter has to be right under each position.
 */
export interface Settings extends CombinationSettings {
  /** Refuse a create or update that finds no free place (`capacity`/`NotAvailable`, our assumption). Default false. */
  readonly enforceCapacity: boolean;
  /** Refuse a create or update in the past, off hours or off the grid (start field/`NotAvailable`). Default false. */
  readonly enforceTimetable: boolean;
  /** The history query lists schedules that are only reserved. Default true. */
  readonly historyListsReserved: boolean;
  /** The history query lists cancelled and no-show schedules. Default true. */
  readonly historyListsCanceled: boolean;
  /** Cancelled and no-show reservations count in the rule of one visit at a time per visitor. Default false. */
  readonly cancelledCountsForOverlap: boolean;
  /** How long a token is good, measured from its issue at each use; 0 expires all. Default 3600. */
  readonly tokenLifetimeSec: number;
  /** HTTP status of a missing, unknown or expired token. Default 401. */
  readonly tokenRefusalStatus: 401 | 400;
  /** Exchanging the key again ends the earlier tokens. Default false. */
  readonly secondTokenEndsFirst: boolean;
  /** What the V2 creates answer. Default `reservationId`. */
  readonly v2CreateAnswers: 'reservationId' | 'scheduleId' | 'both';
  /** A reserve with name and phone finds the visitor with both equal; false makes a new visitor each time. Default true. */
  readonly reserveFindsVisitor: boolean;
  /** Slots without a free place are listed too. Default true. */
  readonly fullSlotsListed: boolean;
  /** Slots for moving a schedule leave the schedule itself out of `reservationCount`. Default false. */
  readonly slotsLeaveOutOwnSchedule: boolean;
  /** An occupied time takes one place of each slot it touches, or all of them. Default `one-place`. */
  readonly occupiedTimeTakes: 'one-place' | 'all-places';
  /** An update wipes the requested procedures, which it can't carry. Default false. */
  readonly updateClearsRequestedProcedures: boolean;
  /** An update is refused when the visitor has another visit at that time. Default false. */
  readonly updateChecksOverlap: boolean;
  /** An update is refused unless the reservation is in the reserved state (`status`/`NotAvailable`). Default false. */
  readonly updateOnlyReserved: boolean;
  /** A V2 update clears the optional fields that it leaves out, as V1 does. Default true. */
  readonly v2UpdateClearsOmitted: boolean;
  /** Cancelling an unknown schedule is refused (`scheduleId`/`NotFound`) or answered as done. Default `refuse`. */
  readonly cancelUnknownSchedule: 'ok' | 'refuse';
  /** `startDateTime` and `endDateTime` of the schedule detail: UTC (`Z`) or the clinic's offset. Default `utc`. */
  readonly detailTimes: 'utc' | 'offset';
  /** Visitors are compared by phone as stored, or by digits without separators and leading zeros. Default `exact`. */
  readonly searchMatchesPhone: 'exact' | 'digits';
  /** First day on offer, in days from the clinic's local today. Default 1, tomorrow. */
  readonly openFromDays: number;
  /** How many days are on offer from there. Default 180. */
  readonly openDays: number;
  /** Added to the sandbox's clock. Default 0. */
  readonly clockOffsetSec: number;
}

/** Each setting's position in a fresh sandbox. */
export const defaultSettings: Settings = {
  ...defaultCombinationSettings,
  enforceCapacity: false,
  enforceTimetable: false,
  historyListsReserved: true,
  historyListsCanceled: true,
  cancelledCountsForOverlap: false,
  tokenLifetimeSec: 3600,
  tokenRefusalStatus: 401,
  secondTokenEndsFirst: false,
  v2CreateAnswers: 'reservationId',
  reserveFindsVisitor: true,
  fullSlotsListed: true,
  slotsLeaveOutOwnSchedule: false,
  occupiedTimeTakes: 'one-place',
  updateClearsRequestedProcedures: false,
  updateChecksOverlap: false,
  updateOnlyReserved: false,
  v2UpdateClearsOmitted: true,
  cancelUnknownSchedule: 'refuse',
  detailTimes: 'utc',
  searchMatchesPhone: 'exact',
  openFromDays: 1,
  openDays: 180,
  clockOffsetSec: 0,
};

const rules: SettingRules<Settings> = {
  ...combinationRules,
  enforceCapacity: flag,
  enforceTimetable: flag,
  historyListsReserved: flag,
  historyListsCanceled: flag,
  cancelledCountsForOverlap: flag,
  tokenLifetimeSec: whole(0, tenYearsSec),
  tokenRefusalStatus: choice(401, 400),
  secondTokenEndsFirst: flag,
  v2CreateAnswers: choice('reservationId', 'scheduleId', 'both'),
  reserveFindsVisitor: flag,
  fullSlotsListed: flag,
  slotsLeaveOutOwnSchedule: flag,
  occupiedTimeTakes: choice('one-place', 'all-places'),
  updateClearsRequestedProcedures: flag,
  updateChecksOverlap: flag,
  updateOnlyReserved: flag,
  v2UpdateClearsOmitted: flag,
  cancelUnknownSchedule: choice('ok', 'refuse'),
  detailTimes: choice('utc', 'offset'),
  searchMatchesPhone: choice('exact', 'digits'),
  openFromDays: whole(0, 3660),
  openDays: whole(0, 3660),
  clockOffsetSec: whole(-tenYearsSec, tenYearsSec),
};

/** A setting that doesn't exist, or a value that it can't take; `field` names it. */
export class SettingError extends Error {
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/** `settings` with the named ones replaced. Throws SettingError at the first wrong name or value. */
export function withChanges(
  settings: Settings,
  changes: Iterable<readonly [name: string, value: unknown]>,
): Settings {
  let changed = settings;
  for (const [name, value] of changes) {
    if (!isSettingName(name)) throw new SettingError(name, `unknown setting ${name}`);
    changed = withChange(changed, name, value);
  }
  return changed;
}

function withChange<Name extends keyof Settings>(settings: Settings, name: Name, value: unknown): Settings {
  const rule: SettingRule<Settings[Name]> = rules[name];
  if (!rule.accepts(value)) throw new SettingError(name, `${name} must be ${rule.expects}`);
  return { ...settings, [name]: value };
}

function isSettingName(name: string): name is keyof Settings {
  return Object.hasOwn(rules, name);
}
