import type { Scenario } from '../../scenario.ts';
import { bookingIsInTheClinic } from './booking-is-in-the-clinic.ts';
import { cancellationByTheStaffIsAlreadyCancelled } from './cancellation-by-the-staff-is-already-cancelled.ts';
import { cancellationIsInTheClinic } from './cancellation-is-in-the-clinic.ts';
import { clinicOutOfReachIsUnavailableAndNoRefusal } from './clinic-out-of-reach-is-unavailable-and-no-refusal.ts';
import { errorOfTheClinicAfterTheDeedBooksOnce } from './error-of-the-clinic-after-the-deed-books-once.ts';
import { garbageFromTheClinicBooksOnce } from './garbage-from-the-clinic-books-once.ts';
import { lostAnswerOfTheClinicBooksOnce } from './lost-answer-of-the-clinic-books-once.ts';
import { lostAnswerToACancellationCancels } from './lost-answer-to-a-cancellation-cancels.ts';
import { lostAnswerToAMoveMovesOnce } from './lost-answer-to-a-move-moves-once.ts';
import { lostRequestToTheClinicBooksOnce } from './lost-request-to-the-clinic-books-once.ts';
import { moveIsInTheClinic } from './move-is-in-the-clinic.ts';
import { placeBookedByTheStaffIsTaken } from './place-booked-by-the-staff-is-taken.ts';
import { refusalLeavesNothingInTheClinic } from './refusal-leaves-nothing-in-the-clinic.ts';

export const controlled: readonly Scenario[] = [
  bookingIsInTheClinic,
  moveIsInTheClinic,
  cancellationIsInTheClinic,
  refusalLeavesNothingInTheClinic,
  lostAnswerOfTheClinicBooksOnce,
  lostRequestToTheClinicBooksOnce,
  errorOfTheClinicAfterTheDeedBooksOnce,
  garbageFromTheClinicBooksOnce,
  lostAnswerToAMoveMovesOnce,
  lostAnswerToACancellationCancels,
  clinicOutOfReachIsUnavailableAndNoRefusal,
  cancellationByTheStaffIsAlreadyCancelled,
  placeBookedByTheStaffIsTaken,
];
