import { choice, flag, type SettingRules, tenYearsSec, whole } from '../setting-rule.ts';

/** Switches for what the service-combination system doesn't document ([combination] 9 and 11.5); the names are ours. */
export interface CombinationSettings {
  /** How long an OAuth token is good, measured from its issue at each use. Default 3600 ([combination] 2.2). */
  readonly oauthTokenLifetimeSec: number;
  /** Token requests in one second by one client; one more is 429, 0 sets no limit. Default 1 ([combination] 2.4). */
  readonly oauthRequestsPerSec: number;
  /** A new token ends the earlier ones. Default false. */
  readonly secondOauthTokenEndsFirst: boolean;
  /** Reserve, confirm, reschedule and cancel ask for their scopes. Default true. */
  readonly enforceScopes: boolean;
  /** Calls in any 60 s by one account; one more is 429, 0 sets no limit. Default 100 ([combination] 2.4). */
  readonly rateLimitPerMinute: number;
  /** A 429 of either limit carries `Retry-After`. Default false. */
  readonly rateLimitTellsRetryAfter: boolean;
  /** `X-TENANT-ID` is asked for by all calls, or not by combinations and time slots, where it isn't shown. Default true. */
  readonly tenantHeaderEverywhere: boolean;
  /** Which `Accept-Language` is taken where one is required: the listed spellings, or any. Default `listed`. */
  readonly acceptLanguage: 'listed' | 'any';
  /** The feature is on and configured; on without configuration, so that nothing combines; or off. Default `configured`. */
  readonly combinations: 'configured' | 'not-configured' | 'off';
  /** What the combinations of one branch answer. Default `object`. */
  readonly oneBranchAnswers: 'object' | 'array';
  /** What the time-slot path's id is: `branch/{branchId}`, or as printed `branch/{serviceId}` with `branchId` in the query. Default `branch`. */
  readonly timeSlotPathId: 'branch' | 'service';
  /** How several `serviceIds` stand in the time-slot query. Default `either`. */
  readonly serviceIdsAs: 'either' | 'repeated' | 'comma';
  /** Longest span of one time-slot call, in days. Default 31. */
  readonly timeSlotMaxDays: number;
  /** Minutes that each reservation beyond one for each service adds to a slot. Default 0. */
  readonly extraReservationMin: number;
  /** Times are answered with the branch's offset, or as `Z`. Default `branch`. */
  readonly answeredTimes: 'branch' | 'utc';
  /** Slot times to reserve are taken in any offset, or only as they are offered. Default `any`. */
  readonly takenTimes: 'any' | 'as-offered';
  /** How long a new hold lasts. Default 900 ([combination] 6). */
  readonly holdLifetimeSec: number;
  /** Reserve answers `expiresAt` too. Default false. */
  readonly reserveTellsExpiry: boolean;
  /** Status for a slot that is taken or isn't offered. Default 409. */
  readonly takenSlotStatus: 400 | 404 | 409 | 422;
  /** Status for a reservation that is unknown, expired, released or used. Default 404. */
  readonly goneReservationStatus: 400 | 404 | 409 | 410 | 422;
  /** A repeated confirm or reschedule with its own reservation is refused, or answered like the first. Default `refuse`. */
  readonly usedReservation: 'refuse' | 'same-answer';
  /** A confirmed appointment takes its reservation's id. Default false. */
  readonly appointmentIdIsReservationId: boolean;
  /** What confirm answers. Default `appointment`. */
  readonly confirmAnswers: 'appointment' | 'id';
  /** Confirm is refused without a date of birth. Default false. */
  readonly dateOfBirthRequired: boolean;
  /** By which method the combination search goes. Default `get` ([combination] 4.5). */
  readonly searchMethods: 'get' | 'post' | 'both';
  /** The body of a GET is lost on its way. Default false. */
  readonly searchLosesGetBody: boolean;
  /** A list; the next appointment alone, as in the sample; or that only when it is the only one. Default `array`. */
  readonly searchAnswers: 'array' | 'object' | 'object-when-one';
  /** What a search that finds nothing answers. Default `empty-list`. */
  readonly searchNoMatch: 'empty-list' | 'no-content' | 'not-found';
  /** Search lists live holds too: everybody's, since a hold knows no customer, with the reservation's id. Default false. */
  readonly searchListsHolds: boolean;
  /** Search lists appointments that are over. Default true. */
  readonly searchListsPast: boolean;
  /** Search lists cancelled appointments, which nothing tells from others. Default false. */
  readonly searchListsCanceled: boolean;
  /** Appointments show their first service alone, all as a list, or both. Default `service` ([combination] 4.8). */
  readonly appointmentShows: 'service' | 'services' | 'both';
  /** An appointment's `supportNotes` are the notes of its reservation, or those of nobody. Default true ([combination] 4.8). */
  readonly appointmentShowsNotes: boolean;
  /** Details of a cancelled appointment are still answered. Default false. */
  readonly canceledDetailsShown: boolean;
  /** Status for an unknown or cancelled appointment. Default 404. */
  readonly goneAppointmentStatus: 400 | 404 | 410;
  /** Whether a reschedule keeps the appointment's id; a changed one makes the old unknown. Default `kept`. */
  readonly rescheduleAppointmentId: 'kept' | 'changed';
  /**
   * Whether a move may overlap the old time. `allow` takes `appointmentId` (our assumption) in the time-slot query and the
   * reserve body, and leaves that appointment's own time out. Default `refuse`.
   */
  readonly rescheduleOwnOverlap: 'refuse' | 'allow';
  /** A reschedule may change the number of reservations. Default false. */
  readonly rescheduleMayChangeNumber: boolean;
  /** A reschedule may change the branch. Default false. */
  readonly rescheduleMayChangeBranch: boolean;
  /** A reschedule keeps the appointment's notes, or takes the reservation's. Default true. */
  readonly rescheduleKeepsNotes: boolean;
  /** Reschedule and cancel are refused when less than this is left before the start; 0 sets no limit. Default 0. */
  readonly changeNoticeMin: number;
  /** A second cancel is refused or answered as done. Default `refuse`. */
  readonly secondCancel: 'refuse' | 'ok';
  /** Release of an expired or released reservation is refused or answered as done. Default `refuse`. */
  readonly releaseGone: 'refuse' | 'ok';
  /** Release of an appointment's id, or of the reservation that it used, is refused or cancels it. Default `refuse`. */
  readonly releaseAfterUse: 'refuse' | 'cancels-appointment';
  /** Update customer clears what it leaves out. Default false. */
  readonly updateCustomerClearsOmitted: boolean;
  /** Update customer changes the personal identifier. Default true. */
  readonly updateCustomerMovesIdentifier: boolean;
  /** How refusals are written. Default `json`. */
  readonly errorBodies: 'json' | 'text' | 'none';
  /** Every object in an answer has items that no page names. Default false. */
  readonly extraFields: boolean;
}

/** Each setting's position in a fresh sandbox. */
export const defaultCombinationSettings: CombinationSettings = {
  oauthTokenLifetimeSec: 3600,
  oauthRequestsPerSec: 1,
  secondOauthTokenEndsFirst: false,
  enforceScopes: true,
  rateLimitPerMinute: 100,
  rateLimitTellsRetryAfter: false,
  tenantHeaderEverywhere: true,
  acceptLanguage: 'listed',
  combinations: 'configured',
  oneBranchAnswers: 'object',
  timeSlotPathId: 'branch',
  serviceIdsAs: 'either',
  timeSlotMaxDays: 31,
  extraReservationMin: 0,
  answeredTimes: 'branch',
  takenTimes: 'any',
  holdLifetimeSec: 900,
  reserveTellsExpiry: false,
  takenSlotStatus: 409,
  goneReservationStatus: 404,
  usedReservation: 'refuse',
  appointmentIdIsReservationId: false,
  confirmAnswers: 'appointment',
  dateOfBirthRequired: false,
  searchMethods: 'get',
  searchLosesGetBody: false,
  searchAnswers: 'array',
  searchNoMatch: 'empty-list',
  searchListsHolds: false,
  searchListsPast: true,
  searchListsCanceled: false,
  appointmentShows: 'service',
  appointmentShowsNotes: true,
  canceledDetailsShown: false,
  goneAppointmentStatus: 404,
  rescheduleAppointmentId: 'kept',
  rescheduleOwnOverlap: 'refuse',
  rescheduleMayChangeNumber: false,
  rescheduleMayChangeBranch: false,
  rescheduleKeepsNotes: true,
  changeNoticeMin: 0,
  secondCancel: 'refuse',
  releaseGone: 'refuse',
  releaseAfterUse: 'refuse',
  updateCustomerClearsOmitted: false,
  updateCustomerMovesIdentifier: true,
  errorBodies: 'json',
  extraFields: false,
};

/** What values each setting takes. */
export const combinationRules: SettingRules<CombinationSettings> = {
  oauthTokenLifetimeSec: whole(0, tenYearsSec),
  oauthRequestsPerSec: whole(0, 100_000),
  secondOauthTokenEndsFirst: flag,
  enforceScopes: flag,
  rateLimitPerMinute: whole(0, 100_000),
  rateLimitTellsRetryAfter: flag,
  tenantHeaderEverywhere: flag,
  acceptLanguage: choice('listed', 'any'),
  combinations: choice('configured', 'not-configured', 'off'),
  oneBranchAnswers: choice('object', 'array'),
  timeSlotPathId: choice('branch', 'service'),
  serviceIdsAs: choice('either', 'repeated', 'comma'),
  timeSlotMaxDays: whole(1, 400),
  extraReservationMin: whole(0, 240),
  answeredTimes: choice('branch', 'utc'),
  takenTimes: choice('any', 'as-offered'),
  holdLifetimeSec: whole(0, tenYearsSec),
  reserveTellsExpiry: flag,
  takenSlotStatus: choice(409, 400, 404, 422),
  goneReservationStatus: choice(404, 400, 409, 410, 422),
  usedReservation: choice('refuse', 'same-answer'),
  appointmentIdIsReservationId: flag,
  confirmAnswers: choice('appointment', 'id'),
  dateOfBirthRequired: flag,
  searchMethods: choice('get', 'post', 'both'),
  searchLosesGetBody: flag,
  searchAnswers: choice('array', 'object', 'object-when-one'),
  searchNoMatch: choice('empty-list', 'no-content', 'not-found'),
  searchListsHolds: flag,
  searchListsPast: flag,
  searchListsCanceled: flag,
  appointmentShows: choice('service', 'services', 'both'),
  appointmentShowsNotes: flag,
  canceledDetailsShown: flag,
  goneAppointmentStatus: choice(404, 400, 410),
  rescheduleAppointmentId: choice('kept', 'changed'),
  rescheduleOwnOverlap: choice('refuse', 'allow'),
  rescheduleMayChangeNumber: flag,
  rescheduleMayChangeBranch: flag,
  rescheduleKeepsNotes: flag,
  changeNoticeMin: whole(0, 527_040),
  secondCancel: choice('refuse', 'ok'),
  releaseGone: choice('refuse', 'ok'),
  releaseAfterUse: choice('refuse', 'cancels-appointment'),
  updateCustomerClearsOmitted: flag,
  updateCustomerMovesIdentifier: flag,
  errorBodies: choice('json', 'text', 'none'),
  extraFields: flag,
};
