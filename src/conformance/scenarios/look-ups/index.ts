import type { Scenario } from '../../scenario.ts';
import { bookedOutSlotIsUnavailable } from './booked-out-slot-is-unavailable.ts';
import { cancelledPlaceIsAvailableAgain } from './cancelled-place-is-available-again.ts';
import { everySlotOfAPageLoadIsAnswered } from './every-slot-of-a-page-load-is-answered.ts';
import { freeSlotIsAvailable } from './free-slot-is-available.ts';
import { openPlacesAreCounted } from './open-places-are-counted.ts';
import { otherSlotsStayAvailable } from './other-slots-stay-available.ts';
import { pastSlotIsNotAvailable } from './past-slot-is-not-available.ts';
import { questionWithoutSlotsBreaksNothing } from './question-without-slots-breaks-nothing.ts';
import { severalServicesAreAnsweredTogether } from './several-services-are-answered-together.ts';
import { slotAskedTwiceIsAnsweredTwice } from './slot-asked-twice-is-answered-twice.ts';
import { slotComesBackUnchanged } from './slot-comes-back-unchanged.ts';
import { slotThatNeverWasIsNotAvailable } from './slot-that-never-was-is-not-available.ts';
import { unknownMerchantIsAWrongArgument } from './unknown-merchant-is-a-wrong-argument.ts';
import { unknownServiceIsNotAvailable } from './unknown-service-is-not-available.ts';

export const lookUps: readonly Scenario[] = [
  freeSlotIsAvailable,
  everySlotOfAPageLoadIsAnswered,
  slotComesBackUnchanged,
  bookedOutSlotIsUnavailable,
  cancelledPlaceIsAvailableAgain,
  otherSlotsStayAvailable,
  severalServicesAreAnsweredTogether,
  slotAskedTwiceIsAnsweredTwice,
  pastSlotIsNotAvailable,
  unknownMerchantIsAWrongArgument,
  unknownServiceIsNotAvailable,
  slotThatNeverWasIsNotAvailable,
  questionWithoutSlotsBreaksNothing,
  openPlacesAreCounted,
];
