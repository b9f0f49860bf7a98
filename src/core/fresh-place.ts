import { samePlace, shownFree } from './candidates.ts';
import type { Answer, CallLimits } from './clinic-driver.ts';
import type { Place, TimeSpan, VisitPlace } from './opening.ts';
import type { Run } from './saga.ts';
import { severalOf, spanOfItem } from './visit.ts';
import { readRoom, type WantedVisit } from './visit-room.ts';

/** A visit in its place. */
type Visit = TimeSpan & { readonly place: VisitPlace };

/**
 * Whether the clinic, read anew, has room for a visit whose command is to be sent again: staff may have given the place away since it was
 * claimed. `own`: what the booking's reservation takes up, which isn't in its own way.
 */
export async function hasRoomNow(
  run: Run,
  visit: Visit,
  own: readonly (Place & TimeSpan)[],
  limits: CallLimits,
): Promise<Answer<boolean>> {
  // Its driver has taken hold of the place already, so the clinic shows it as taken by ourselves.
  if (run.operation.note !== null) return { kind: 'ok', value: true };
  for (const { wanted, place } of partsOf(run, visit)) {
    const answer = await readRoom(run.clinic.driver, wanted, own, limits);
    if (answer.kind === 'trouble') return answer;
    const room = answer.value;
    const candidates = room.kind === 'room' ? room.candidates : [];
    const isFree = candidates.some((one) => samePlace(one, place) && shownFree(one) > 0);
    if (!isFree) return { kind: 'ok', value: false };
  }
  return { kind: 'ok', value: true };
}

/** What has to be free: each service in its place, or all of them in one. */
function partsOf(
  { booking }: Run,
  { startSec, endSec, place }: Visit,
): readonly { readonly wanted: WantedVisit; readonly place: Place }[] {
  const { serviceId, items } = booking;
  const several = severalOf(booking);
  if (several === null || place.more === undefined)
    return [{ wanted: { serviceId, items, span: { startSec, endSec } }, place }];
  return [place, ...place.more].flatMap((part, index) => {
    const item = several[index];
    if (item === undefined) return [];
    const span = spanOfItem(item, startSec);
    return [{ wanted: { serviceId: item.serviceId, items: null, span }, place: part }];
  });
}
