import type { Scenario } from '../../scenario.ts';
import { allAnswersOfTheRunHaveTheDocumentedForm } from './all-answers-of-the-run-have-the-documented-form.ts';
import { answersCallThemselvesJson } from './answers-call-themselves-json.ts';
import { answersOfReadingHaveTheDocumentedForm } from './answers-of-reading-have-the-documented-form.ts';
import { creationAnswerHasTheDocumentedForm } from './creation-answer-has-the-documented-form.ts';
import { decimalStringsAreRead } from './decimal-strings-are-read.ts';
import { letterCaseOfPathsIsIgnored } from './letter-case-of-paths-is-ignored.ts';
import { lookUpAnswerHasTheDocumentedForm } from './look-up-answer-has-the-documented-form.ts';
import { namesOfAllScriptsComeBackUnchanged } from './names-of-all-scripts-come-back-unchanged.ts';
import { numbersAndDecimalStringsMeanTheSame } from './numbers-and-decimal-strings-mean-the-same.ts';
import { refusalHasTheDocumentedForm } from './refusal-has-the-documented-form.ts';
import { trailingSlashIsServed } from './trailing-slash-is-served.ts';
import { unknownKeysAreIgnored } from './unknown-keys-are-ignored.ts';
import { updateAnswerHasTheDocumentedForm } from './update-answer-has-the-documented-form.ts';

export const wire: readonly Scenario[] = [
  numbersAndDecimalStringsMeanTheSame,
  decimalStringsAreRead,
  unknownKeysAreIgnored,
  trailingSlashIsServed,
  letterCaseOfPathsIsIgnored,
  answersCallThemselvesJson,
  namesOfAllScriptsComeBackUnchanged,
  lookUpAnswerHasTheDocumentedForm,
  creationAnswerHasTheDocumentedForm,
  refusalHasTheDocumentedForm,
  updateAnswerHasTheDocumentedForm,
  answersOfReadingHaveTheDocumentedForm,
  allAnswersOfTheRunHaveTheDocumentedForm,
];
