import type { Scenario } from '../../scenario.ts';
import { cancellationAndCreationsNeverOversell } from './cancellation-and-creations-never-oversell.ts';
import { equalRequestsAtOnceMakeOneBooking } from './equal-requests-at-once-make-one-booking.ts';
import { lastPlaceGoesToOne } from './last-place-goes-to-one.ts';
import { moveAndCancellationAtOnceEndCancelled } from './move-and-cancellation-at-once-end-cancelled.ts';
import { twoCancellationsAtOnceCancelOnce } from './two-cancellations-at-once-cancel-once.ts';
import { twoMovesIntoOnePlaceMoveOne } from './two-moves-into-one-place-move-one.ts';

export const races: readonly Scenario[] = [
  lastPlaceGoesToOne,
  equalRequestsAtOnceMakeOneBooking,
  twoMovesIntoOnePlaceMoveOne,
  twoCancellationsAtOnceCancelOnce,
  cancellationAndCreationsNeverOversell,
  moveAndCancellationAtOnceEndCancelled,
];
