import type { Scenario } from '../../scenario.ts';
import { absurdTimesAreRefused } from './absurd-times-are-refused.ts';
import { creationWithoutARequiredFieldIsAWrongArgument } from './creation-without-a-required-field-is-a-wrong-argument.ts';
import { deepBodyBreaksNothing } from './deep-body-breaks-nothing.ts';
import { errorsTellNothingOfTheInside } from './errors-tell-nothing-of-the-inside.ts';
import { hostileTextsBreakNothing } from './hostile-texts-break-nothing.ts';
import { largeBodyBreaksNothing } from './large-body-breaks-nothing.ts';
import { longNameBreaksNothing } from './long-name-breaks-nothing.ts';
import { lookUpWithoutARequiredFieldIsAWrongArgument } from './look-up-without-a-required-field-is-a-wrong-argument.ts';
import { methodThatIsNotOfferedIs501 } from './method-that-is-not-offered-is-501.ts';
import { otherVerbIsRefused } from './other-verb-is-refused.ts';
import { serverStillServesAfterAllThis } from './server-still-serves-after-all-this.ts';
import { unknownPathIsNotFound } from './unknown-path-is-not-found.ts';
import { unparsableBodyIsAWrongArgument } from './unparsable-body-is-a-wrong-argument.ts';
import { updateWithoutARequiredFieldIsAWrongArgument } from './update-without-a-required-field-is-a-wrong-argument.ts';
import { wrongTypeIsAWrongArgument } from './wrong-type-is-a-wrong-argument.ts';

export const limits: readonly Scenario[] = [
  methodThatIsNotOfferedIs501,
  creationWithoutARequiredFieldIsAWrongArgument,
  updateWithoutARequiredFieldIsAWrongArgument,
  lookUpWithoutARequiredFieldIsAWrongArgument,
  wrongTypeIsAWrongArgument,
  unparsableBodyIsAWrongArgument,
  absurdTimesAreRefused,
  unknownPathIsNotFound,
  otherVerbIsRefused,
  largeBodyBreaksNothing,
  deepBodyBreaksNothing,
  hostileTextsBreakNothing,
  longNameBreaksNothing,
  errorsTellNothingOfTheInside,
  serverStillServesAfterAllThis,
];
