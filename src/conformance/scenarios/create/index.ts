import type { Scenario } from '../../scenario.ts';
import { asynchronousSlotIsPending } from './asynchronous-slot-is-pending.ts';
import { bookedOutSlotIsSlotUnavailable } from './booked-out-slot-is-slot-unavailable.ts';
import { bookingIdsAreUnique } from './booking-ids-are-unique.ts';
import { duplicateUnderANewTokenIsBookedOrRefused } from './duplicate-under-a-new-token-is-booked-or-refused.ts';
import { everyPlaceOfASlotCanBeBooked } from './every-place-of-a-slot-can-be-booked.ts';
import { freeSlotIsBookedWhole } from './free-slot-is-booked-whole.ts';
import { halfBookedSlotIsStillFree } from './half-booked-slot-is-still-free.ts';
import { marketingPreferenceComesBack } from './marketing-preference-comes-back.ts';
import { otherDurationIsRefused } from './other-duration-is-refused.ts';
import { pastSlotIsRefused } from './past-slot-is-refused.ts';
import { refusalHoldsTheFailureAlone } from './refusal-holds-the-failure-alone.ts';
import { slotThatNeverWasIsRefused } from './slot-that-never-was-is-refused.ts';
import { unknownMerchantIsAWrongArgument } from './unknown-merchant-is-a-wrong-argument.ts';
import { unknownOfferIsNotBooked } from './unknown-offer-is-not-booked.ts';
import { unknownServiceIsAWrongArgument } from './unknown-service-is-a-wrong-argument.ts';
import { userCanBookOnSeveralDays } from './user-can-book-on-several-days.ts';
import { wordsToTheMerchantAreTaken } from './words-to-the-merchant-are-taken.ts';

export const create: readonly Scenario[] = [
  freeSlotIsBookedWhole,
  bookedOutSlotIsSlotUnavailable,
  refusalHoldsTheFailureAlone,
  everyPlaceOfASlotCanBeBooked,
  halfBookedSlotIsStillFree,
  bookingIdsAreUnique,
  unknownMerchantIsAWrongArgument,
  unknownServiceIsAWrongArgument,
  slotThatNeverWasIsRefused,
  otherDurationIsRefused,
  pastSlotIsRefused,
  asynchronousSlotIsPending,
  unknownOfferIsNotBooked,
  duplicateUnderANewTokenIsBookedOrRefused,
  wordsToTheMerchantAreTaken,
  userCanBookOnSeveralDays,
  marketingPreferenceComesBack,
];
