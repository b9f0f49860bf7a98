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

/** What a set has free; `not-combined`: it can't be had in one visit. */
type SetSlots = Answer<readonly WrittenSlot[]> | { readonly kind: 'not-combined' };

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
  const { branch, report } = parts;
  const slots = await slotsOf(parts, set, span, limits);
  if (slots.kind === 'trouble') return slots;
  if (slots.kind === 'ok') return { kind: 'ok', value: openingsAt(branch, set, slots.value) };
  report(`the services ${set.name} are not combined at branch ${branch.branchId}`);
  return { kind: 'ok', value: [] };
}

/** Where a visit with all services of the set could begin at that instant; how long it is then the system says. */
export async function visitOpeningsOf(
  parts: OpeningsParts,
  set: ServiceSet,
  startSec: EpochSec,
  limits: CallLimits,
): Promise<Answer<VisitOpenings>> {
  const { branch, combinations } = parts;
  const slots = await slotsOf(parts, set, { startSec, endSec: startSec + 1 }, limits);
  if (slots.kind === 'trouble') return slots;
  if (slots.kind === 'ok')
    return { kind: 'ok', value: { kind: 'together', openings: openingsAt(branch, set, slots.value) } };
  return { kind: 'ok', value: { kind: combinations.someCombine() ? 'not-combined' : 'nothing-combines' } };
}

/** Look-ups for which there is no request left are answered by what was read a little before. */
async function slotsOf(
  parts: OpeningsParts,
  set: ServiceSet,
  span: TimeSpan,
  limits: CallLimits,
): Promise<SetSlots> {
  const slots = await freeSlots(parts, set, span, limits);
  if (slots.kind !== 'trouble' || slots.trouble.kind !== 'overloaded' || limits.priority !== 'look-up')
    return slots;
  const spare = parts.spare.find(set.name, span);
  return spare === null ? slots : { kind: 'ok', value: spare };
}

async function freeSlots(
  parts: OpeningsParts,
  set: ServiceSet,
  span: TimeSpan,
  limits: CallLimits,
): Promise<SetSlots> {
  const { calls, combinations, branch, clock, spare } = parts;
  for (let attempts = 1; ; attempts += 1) {
    const allowed = await combinations.allow(set, limits);
    if (allowed.kind === 'trouble') return allowed;
    if (!allowed.value) return { kind: 'not-combined' };
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

function openingsAt(
  { branchId }: Branch,
  { name }: ServiceSet,
  slots: readonly WrittenSlot[],
): readonly Opening[] {
  return slots.map(({ startSec, endSec }) => ({
    calendar: branchId,
    zone: name,
    startSec,
    endSec,
    capacity: 1,
    taken: 0,
  }));
}
