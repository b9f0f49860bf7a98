import type { Scenario } from '../../scenario.ts';
import { malformedCredentialsAreRefused } from './malformed-credentials-are-refused.ts';
import { missingCredentialsAreRefused } from './missing-credentials-are-refused.ts';
import { optionalMethodsAskForCredentials } from './optional-methods-ask-for-credentials.ts';
import { refusedCreationBooksNothing } from './refused-creation-books-nothing.ts';
import { unknownUserIsRefused } from './unknown-user-is-refused.ts';
import { wrongPasswordIsRefused } from './wrong-password-is-refused.ts';

export const auth: readonly Scenario[] = [
  missingCredentialsAreRefused,
  wrongPasswordIsRefused,
  unknownUserIsRefused,
  malformedCredentialsAreRefused,
  optionalMethodsAskForCredentials,
  refusedCreationBooksNothing,
];
