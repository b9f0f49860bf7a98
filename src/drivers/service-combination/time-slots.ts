import type { Answer, CallLimits } from '../../core/clinic-driver.ts';
import type { TimeSpan } from '../../core/opening.ts';
import { isObject, listOf, readSlot, type WrittenSlot } from './appointment.ts';
import type { CombinationCalls } from './combination-calls.ts';
import type { ServiceSet } from './service-set.ts';
import type { CombinationMerchant } from './settings.ts';
import { formatInstant } from './times.ts';

/** What asking for slots needs to know of the branch. */
export interface Branch extends Pick<CombinationMerchant, 'branchId' | 'settings'> {
  /** IANA name; texts of times are written in its offset. */
  readonly timeZone: string;
}

/** What a question for slots came to. `refused`: the system doesn't want the set, for a reason that it doesn't document. */
export type SlotsAnswer =
  | Answer<readonly WrittenSlot[]>
  | { readonly kind: 'refused'; readonly status: number };

const operation = 'time-slots';
const daySec = 86_400;
/** A span of days may have an hour more, where clocks go back. */
const slackSec = 3_600;

/** The set's free slots that begin in the span, in order of start, in as many questions as it takes ([combination] 4.2). */
export async function readTimeSlots(
  calls: CombinationCalls,
  branch: Branch,
  set: ServiceSet,
  span: TimeSpan,
  limits: CallLimits,
): Promise<SlotsAnswer> {
  const slots = new Map<string, WrittenSlot>();
  for (const part of partsOf(span, branch.settings.slotDays * daySec)) {
    const answer = await askFor(calls, branch, set, part, limits);
    if (answer.kind !== 'ok') return answer;
    for (const slot of answer.value) {
      if (slot.endSec === slot.startSec || slot.startSec < span.startSec || slot.startSec >= span.endSec)
        continue;
      // Listed once for each resource that is free, perhaps: it is one slot all the same.
      slots.set(`${slot.startSec} ${slot.endSec}`, slot);
    }
  }
  return { kind: 'ok', value: [...slots.values()].sort((one, other) => one.startSec - other.startSec) };
}

function partsOf({ startSec, endSec }: TimeSpan, longestSec: number): readonly TimeSpan[] {
  const parts: TimeSpan[] = [];
  for (let fromSec = startSec; fromSec < endSec; ) {
    const isLast = endSec - fromSec <= longestSec + slackSec;
    const toSec = isLast ? endSec : fromSec + longestSec;
    parts.push({ startSec: fromSec, endSec: toSec });
    fromSec = toSec;
  }
  return parts;
}

async function askFor(
  calls: CombinationCalls,
  branch: Branch,
  set: ServiceSet,
  part: TimeSpan,
  limits: CallLimits,
): Promise<SlotsAnswer> {
  const { branchId } = branch;
  const ids = { branchId, serviceId: set.serviceIds[0] ?? '' };
  const outcome = await calls.read({ operation, ids, query: queryFor(branch, set, part) }, limits);
  if (outcome.kind !== 'answered') return outcome;
  const slots: WrittenSlot[] = [];
  for (const element of listOf(outcome.json)) {
    const slot = readSlot(element) ?? (isObject(element) ? readSlot(element['timeSlot']) : null);
    if (slot === null) {
      const detail = `${operation}: a slot has a missing or wrong time`;
      return { kind: 'trouble', trouble: { kind: 'unreadable', detail } };
    }
    slots.push(slot);
  }
  return { kind: 'ok', value: slots };
}

function queryFor(
  { branchId, settings, timeZone }: Branch,
  set: ServiceSet,
  part: TimeSpan,
): URLSearchParams {
  const { names } = settings;
  const query = new URLSearchParams();
  const lists = names.serviceIdsAs === 'comma' ? [set.serviceIds.join(',')] : set.serviceIds;
  for (const value of lists) query.append(names.serviceIds, value);
  query.set(names.branchId, branchId);
  query.set(names.numberOfReservations, String(set.numberOfReservations));
  query.set(names.from, formatInstant(part.startSec, timeZone));
  query.set(names.to, formatInstant(part.endSec, timeZone));
  return query;
}
