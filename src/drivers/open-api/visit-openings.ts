import type { Answer, CallLimits, VisitOpenings } from '../../core/clinic-driver.ts';
import type { EpochSec } from '../../core/clock.ts';
import { extentOf, spanOfItem, type VisitItems } from '../../core/visit.ts';
import { type OpeningsParts, openingsOfAll } from './openings.ts';
import type { OpenApiService } from './settings.ts';

/**
 * A place for each item: a schedule holds several entries, made and changed by V2, on one date ([clinic] 4, 6.4). The clinic has no list
 * of what combines; a service that is set to V1 doesn't.
 */
export async function visitOpeningsOf(
  parts: OpeningsParts,
  items: VisitItems,
  services: readonly OpenApiService[],
  startSec: EpochSec,
  limits: CallLimits,
): Promise<Answer<VisitOpenings>> {
  const isV2 = services.every(({ commandVersion }) => commandVersion === 2);
  if (!isV2 || !startOnOneDate(items, startSec, parts.timeZone))
    return { kind: 'ok', value: { kind: 'not-combined' } };
  const span = { startSec, endSec: startSec + extentOf(items) };
  const openings = await openingsOfAll(parts, services, span, limits);
  return openings.kind === 'ok'
    ? { kind: 'ok', value: { kind: 'each', openings: openings.value } }
    : openings;
}

/** In whose zone the clinic judges that isn't documented ([clinic] 16, question 18); its own is the likeliest. */
function startOnOneDate(items: VisitItems, visitStartSec: EpochSec, timeZone: string): boolean {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone });
  const dates = items.map((item) => format.format(spanOfItem(item, visitStartSec).startSec * 1000));
  return new Set(dates).size === 1;
}
