import type { Scenario } from '../../scenario.ts';
import { cancelledBookingIsCanceled } from './cancelled-booking-is-canceled.ts';
import { cancelledBookingIsNotListed } from './cancelled-booking-is-not-listed.ts';
import { listedBookingIsWhole } from './listed-booking-is-whole.ts';
import { movedBookingIsListedAtItsNewTime } from './moved-booking-is-listed-at-its-new-time.ts';
import { newBookingIsConfirmed } from './new-booking-is-confirmed.ts';
import { unknownBookingIsNotFound } from './unknown-booking-is-not-found.ts';
import { unknownUserHasNoBookings } from './unknown-user-has-no-bookings.ts';
import { upcomingBookingsAreListed } from './upcoming-bookings-are-listed.ts';
import { usersSeeTheirOwnBookingsOnly } from './users-see-their-own-bookings-only.ts';

export const reads: readonly Scenario[] = [
  newBookingIsConfirmed,
  cancelledBookingIsCanceled,
  unknownBookingIsNotFound,
  upcomingBookingsAreListed,
  listedBookingIsWhole,
  cancelledBookingIsNotListed,
  movedBookingIsListedAtItsNewTime,
  usersSeeTheirOwnBookingsOnly,
  unknownUserHasNoBookings,
];
