import type { Scenario } from '../../scenario.ts';
import { cancellationOfAMovedBookingFreesItsNewPlace } from './cancellation-of-a-moved-booking-frees-its-new-place.ts';
import { cancelledBookingIsAnsweredAsCanceled } from './cancelled-booking-is-answered-as-canceled.ts';
import { cancelledBookingLeavesTheOthers } from './cancelled-booking-leaves-the-others.ts';
import { cancelledPlaceCanBeBookedAgain } from './cancelled-place-can-be-booked-again.ts';
import { lateCancellationIsOutsideTheWindow } from './late-cancellation-is-outside-the-window.ts';
import { moveFreesTheOldPlace } from './move-frees-the-old-place.ts';
import { moveKeepsTheBooking } from './move-keeps-the-booking.ts';
import { moveOfACancelledBookingIsRefused } from './move-of-a-cancelled-booking-is-refused.ts';
import { moveTakesTheNewPlace } from './move-takes-the-new-place.ts';
import { moveThereAndBackSucceeds } from './move-there-and-back-succeeds.ts';
import { moveToAFullSlotIsSlotUnavailable } from './move-to-a-full-slot-is-slot-unavailable.ts';
import { moveToATimeThatNeverWasIsRefused } from './move-to-a-time-that-never-was-is-refused.ts';
import { refusedMoveLeavesTheBooking } from './refused-move-leaves-the-booking.ts';
import { unknownBookingIsAWrongArgument } from './unknown-booking-is-a-wrong-argument.ts';

export const update: readonly Scenario[] = [
  cancelledBookingIsAnsweredAsCanceled,
  cancelledPlaceCanBeBookedAgain,
  moveKeepsTheBooking,
  moveFreesTheOldPlace,
  moveTakesTheNewPlace,
  moveToAFullSlotIsSlotUnavailable,
  refusedMoveLeavesTheBooking,
  moveToATimeThatNeverWasIsRefused,
  moveOfACancelledBookingIsRefused,
  moveThereAndBackSucceeds,
  cancellationOfAMovedBookingFreesItsNewPlace,
  cancelledBookingLeavesTheOthers,
  unknownBookingIsAWrongArgument,
  lateCancellationIsOutsideTheWindow,
];
