import type { Scenario } from '../../scenario.ts';
import { changesAnswerWithin4S } from './changes-answer-within-4-s.ts';
import { changesRarelyFail } from './changes-rarely-fail.ts';
import { lookUpsAnswerWithin1500Ms } from './look-ups-answer-within-1500-ms.ts';
import { lookUpsRarelyFail } from './look-ups-rarely-fail.ts';
import { openPlacesAreCountedWithin5S } from './open-places-are-counted-within-5-s.ts';

export const latency: readonly Scenario[] = [
  lookUpsAnswerWithin1500Ms,
  changesAnswerWithin4S,
  openPlacesAreCountedWithin5S,
  lookUpsRarelyFail,
  changesRarelyFail,
];
