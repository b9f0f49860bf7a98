import type { Scenario } from '../../scenario.ts';
import { bookingByItsLeaseSucceeds } from './booking-by-its-lease-succeeds.ts';
import { expiredLeaseIsLeaseExpired } from './expired-lease-is-lease-expired.ts';
import { freeSlotIsLeased } from './free-slot-is-leased.ts';
import { leaseIsUsedUpByItsBooking } from './lease-is-used-up-by-its-booking.ts';
import { leaseOfATakenSlotIsSlotUnavailable } from './lease-of-a-taken-slot-is-slot-unavailable.ts';
import { leaseOfAnotherSlotBooksNothing } from './lease-of-another-slot-books-nothing.ts';
import { leasedPlaceIsTakenForOthers } from './leased-place-is-taken-for-others.ts';
import { repeatGivesTheSameLease } from './repeat-gives-the-same-lease.ts';
import { unknownLeaseBooksNothing } from './unknown-lease-books-nothing.ts';

export const leases: readonly Scenario[] = [
  freeSlotIsLeased,
  repeatGivesTheSameLease,
  leasedPlaceIsTakenForOthers,
  bookingByItsLeaseSucceeds,
  leaseIsUsedUpByItsBooking,
  leaseOfATakenSlotIsSlotUnavailable,
  leaseOfAnotherSlotBooksNothing,
  unknownLeaseBooksNothing,
  expiredLeaseIsLeaseExpired,
];
