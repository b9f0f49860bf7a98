import type { Answer, CallLimits, VisitOpenings } from '../../core/clinic-driver.ts';
import type { Clock, EpochSec } from '../../core/clock.ts';
import type { Opening, TimeSpan } from '../../core/opening.ts';
import type { WrittenSlot } from './appointment.ts';
import type { CombinationCalls } from './combination-calls.ts';
import type { Combinations } from './combinations.ts';
import type { ServiceSet } from './service-set.ts';
import type { SpareSlots } from './spare-slots.ts';
import { type Branch, readTimeSlots } from './time-slots.ts';

export interface OpeningsParts {
  readonly calls: CombinationCalls;
  readonly combinations: Combinations;
  readonly spare: SpareSlots;
  readonly branch: Branch;
  readonly clock: Clock;
  readonly report: (detail: string) => void;
}

/**
 * The set's free slots that begin in the span; a visit is put where a slot begins, so those that reach into it are of no use. The
 * system shows what is free, not how often: each slot is one place. A set that staff haven't combined has none, and is reported.
 */
export async function openingsOf(
  parts: OpeningsParts,
  set: ServiceSet,
  span: TimeSpan,
  limits: CallLimits,
): Promise<Answer<readonly Opening[]>> {
  const slots = await freeSlots(parts, set, span, limits);
  if (slots.kind === 'ok')
    return { kind: 'ok', value: slots.value.map((slot) => openingAt(parts.branch, set, slot)) };
  const spare =
    limits.priority === 'look-up' && slots.trouble.kind === 'overloaded'
      ? parts.spare.find(set.name, span)
      : null;
  if (spare === null) return slots;
  return { kind: 'ok', value: spare.map((slot) => openingAt(parts.branch, set, slot)) };
}

/** Where a visit with all services of the set could begin at that instant; how long it is then the system says. */
export async function visitOpeningsOf(
  parts: OpeningsParts,
  set: ServiceSet,
  startSec: EpochSec,
  limits: CallLimits,
): Promise<Answer<VisitOpenings>> {
  const allowed = await parts.combinations.allow(set, limits);
  const someCombine = parts.combinations.someCombine();
  if (allowed.kind === 'trouble')
    return someCombine ? allowed : { kind: 'ok', value: { kind: 'nothing-combines' } };
  if (!allowed.value)
    return { kind: 'ok', value: { kind: someCombine ? 'not-combined' : 'nothing-combines' } };
  const openings = await openingsOf(parts, set, { startSec, endSec: startSec + 1 }, limits);
  return openings.kind === 'ok'
    ? { kind: 'ok', value: { kind: 'together', openings: openings.value } }
    : openings;
}

async function freeSlots(
  parts: OpeningsParts,
  set: ServiceSet,
  span: TimeSpan,
  limits: CallLimits,
): Promise<Answer<readonly WrittenSlot[]>> {
  const { calls, combinations, branch, clock, spare } = parts;
  for (let attempts = 1; ; attempts += 1) {
    const allowed = await combinations.allow(set, limits);
    if (allowed.kind === 'trouble') return allowed;
    if (!allowed.value) {
      parts.report(`the services ${set.name} are not combined at branch ${branch.branchId}`);
      return { kind: 'ok', value: [] };
    }
    const readMs = clock.now();
    const answer = await readTimeSlots(calls, branch, set, span, limits);
    if (answer.kind === 'ok') spare.keep(set.name, span, readMs, answer.value);
    if (answer.kind !== 'refused') return answer;
    const detail = `time-slots refused with ${answer.status} for ${set.name}`;
    // Staff may have changed what combines since it was read.
    if (attempts > 1 || set.serviceIds.length === 1) {
      parts.report(detail);
      return { kind: 'trouble', trouble: { kind: 'unexpected', detail } };
    }
    combinations.forget();
  }
}

function openingAt({ branchId }: Branch, { name }: ServiceSet, { startSec, endSec }: WrittenSlot): Opening {
  return { calendar: branchId, zone: name, startSec, endSec, capacity: 1, taken: 0 };
}
