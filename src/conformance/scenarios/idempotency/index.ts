import type { Scenario } from '../../scenario.ts';
import { newTokenAfterACancellationIsANewBooking } from './new-token-after-a-cancellation-is-a-new-booking.ts';
import { refusedCreationIsTriedAfresh } from './refused-creation-is-tried-afresh.ts';
import { repeatAfterACancellationBooksNothing } from './repeat-after-a-cancellation-books-nothing.ts';
import { repeatAfterAMoveBooksNothing } from './repeat-after-a-move-books-nothing.ts';
import { repeatGivesTheSameAnswer } from './repeat-gives-the-same-answer.ts';
import { repeatInOtherSpellingIsTheSameRequest } from './repeat-in-other-spelling-is-the-same-request.ts';
import { repeatIsListedOnce } from './repeat-is-listed-once.ts';
import { repeatTakesNoSecondPlace } from './repeat-takes-no-second-place.ts';
import { repeatedCancellationIsCancelledOrAlreadyCancelled } from './repeated-cancellation-is-cancelled-or-already-cancelled.ts';
import { repeatedMoveSucceedsAgain } from './repeated-move-succeeds-again.ts';
import { tokenWithOtherContentsBooksNothingMore } from './token-with-other-contents-books-nothing-more.ts';

export const idempotency: readonly Scenario[] = [
  repeatGivesTheSameAnswer,
  repeatTakesNoSecondPlace,
  repeatIsListedOnce,
  refusedCreationIsTriedAfresh,
  repeatAfterACancellationBooksNothing,
  repeatAfterAMoveBooksNothing,
  tokenWithOtherContentsBooksNothingMore,
  newTokenAfterACancellationIsANewBooking,
  repeatInOtherSpellingIsTheSameRequest,
  repeatedMoveSucceedsAgain,
  repeatedCancellationIsCancelledOrAlreadyCancelled,
];
