import type { CombinationCorners } from '../plan.ts';
import type { Random } from '../random.ts';

type Positions = { readonly [Corner in keyof CombinationCorners]: readonly CombinationCorners[Corner][] };

/** What each corner is tried in; what stands here twice is tried twice as often. */
export const combinationPositions = {
  oauthTokenLifetimeSec: [3_600, 3_600, 8],
  oauthRequestsPerSec: [0, 1],
  rateLimitPerMinute: [0],
  rateLimitTellsRetryAfter: [true, false],
  answeredTimes: ['branch', 'utc'],
  takenSlotStatus: [400, 404, 409, 422],
  goneReservationStatus: [400, 404, 409, 410, 422],
  goneAppointmentStatus: [404, 410],
  usedReservation: ['refuse', 'refuse', 'same-answer'],
  appointmentIdIsReservationId: [false, false, true],
  confirmAnswers: ['appointment', 'id', 'nothing'],
  searchAnswers: ['array', 'array', 'array', 'object-when-one', 'object'],
  searchNoMatch: ['empty-list', 'no-content', 'not-found'],
  searchListsHolds: [false, false, true],
  searchListsCanceled: [false, false, true],
  canceledDetailsShown: [false, false, true],
  appointmentShows: ['service', 'services', 'both'],
  appointmentShowsNotes: [true, true, true, false],
  rescheduleAppointmentId: ['kept', 'changed'],
  rescheduleOwnOverlap: ['refuse', 'allow'],
  rescheduleKeepsNotes: [true, false],
  secondCancel: ['refuse', 'ok'],
  releaseGone: ['refuse', 'ok'],
  releaseAfterUse: ['refuse', 'cancels-appointment', 'cancels-appointment'],
  extraFields: [false, false, true],
} as const satisfies Positions;

/**
 * One history's positions. Those are never drawn together that leave nothing by which anybody could tell what the clinic holds: a search
 * that lists one of several must not be needed to tell what is cancelled, or what a confirm without answer has made.
 */
export function drawCombinationCorners(random: Random, beyondReason: boolean): CombinationCorners {
  const drawn: CombinationCorners = {
    oauthTokenLifetimeSec: random.pick(combinationPositions.oauthTokenLifetimeSec),
    oauthRequestsPerSec: random.pick(combinationPositions.oauthRequestsPerSec),
    rateLimitPerMinute: random.pick(combinationPositions.rateLimitPerMinute),
    rateLimitTellsRetryAfter: random.pick(combinationPositions.rateLimitTellsRetryAfter),
    answeredTimes: random.pick(combinationPositions.answeredTimes),
    takenSlotStatus: random.pick(combinationPositions.takenSlotStatus),
    goneReservationStatus: random.pick(combinationPositions.goneReservationStatus),
    goneAppointmentStatus: random.pick(combinationPositions.goneAppointmentStatus),
    usedReservation: random.pick(combinationPositions.usedReservation),
    appointmentIdIsReservationId: random.pick(combinationPositions.appointmentIdIsReservationId),
    confirmAnswers: random.pick(combinationPositions.confirmAnswers),
    searchAnswers: random.pick(combinationPositions.searchAnswers),
    searchNoMatch: random.pick(combinationPositions.searchNoMatch),
    searchListsHolds: random.pick(combinationPositions.searchListsHolds),
    searchListsCanceled: random.pick(combinationPositions.searchListsCanceled),
    canceledDetailsShown: random.pick(combinationPositions.canceledDetailsShown),
    appointmentShows: random.pick(combinationPositions.appointmentShows),
    appointmentShowsNotes: random.pick(combinationPositions.appointmentShowsNotes),
    rescheduleAppointmentId: random.pick(combinationPositions.rescheduleAppointmentId),
    rescheduleOwnOverlap: random.pick(combinationPositions.rescheduleOwnOverlap),
    rescheduleKeepsNotes: random.pick(combinationPositions.rescheduleKeepsNotes),
    secondCancel: random.pick(combinationPositions.secondCancel),
    releaseGone: random.pick(combinationPositions.releaseGone),
    releaseAfterUse: random.pick(combinationPositions.releaseAfterUse),
    extraFields: random.pick(combinationPositions.extraFields),
  };
  const listsAll = drawn.searchAnswers === 'array';
  return {
    ...drawn,
    // Several processes that all need a new token every few seconds would only stand in each other's way.
    oauthRequestsPerSec: drawn.oauthTokenLifetimeSec > 60 ? drawn.oauthRequestsPerSec : 0,
    confirmAnswers: !listsAll && drawn.confirmAnswers === 'nothing' ? 'id' : drawn.confirmAnswers,
    // Nobody can tell whose it is that comes so late and without its mark.
    appointmentShowsNotes: beyondReason || drawn.appointmentShowsNotes,
    searchListsCanceled: listsAll && drawn.searchListsCanceled && !drawn.canceledDetailsShown,
    canceledDetailsShown: listsAll && drawn.canceledDetailsShown,
  };
}
