import type { Answer, CallLimits } from '../../core/clinic-driver.ts';
import { type Clock, type EpochMs, within } from '../../core/clock.ts';
import { isObject, listOf, readId } from './appointment.ts';
import type { CombinationCalls } from './combination-calls.ts';
import { type ServiceSet, sameId } from './service-set.ts';
import type { CombinationMerchant } from './settings.ts';

/** Which services staff let be booked together at the branch ([combination] 4.1). */
export interface Combinations {
  /** Whether the set can be had in one visit. A single service always can. */
  allow(set: ServiceSet, limits: CallLimits): Promise<Answer<boolean>>;
  /** Whether any services can, by what was read last. */
  someCombine(): boolean;
  /** What is known is out of date: the next question reads anew. */
  forget(): void;
}

interface Known {
  /** Lists of services that combine within one another, ids in lower case. */
  readonly combined: readonly ReadonlySet<string>[];
  readonly readMs: EpochMs;
}

/** A "no" is asked about again this soon: whoever puts the configuration right wants to see it. */
const noKeptMs = 30_000;

const operation = 'combinations';

export function createCombinations(
  calls: CombinationCalls,
  { branchId, settings }: Pick<CombinationMerchant, 'branchId' | 'settings'>,
  clock: Clock,
  report: (detail: string) => void,
): Combinations {
  let known: Known | null = null;
  let isStale = false;
  let reading: Promise<Answer<Known>> | null = null;

  async function read(limits: CallLimits): Promise<Answer<Known>> {
    const readMs = clock.now();
    const outcome = await calls.read({ operation, ids: { branchId } }, limits);
    if (outcome.kind === 'trouble') return outcome;
    // Where combinations are off or not configured their calls are refused ([combination] 1); then no services combine.
    if (outcome.kind === 'refused') report(`${operation} refused with ${outcome.status}`);
    const combined = outcome.kind === 'refused' ? [] : combinedAt(branchId, outcome.json);
    if (combined === null) return trouble('unreadable', 'not as documented');
    known = { combined, readMs };
    isStale = false;
    return { kind: 'ok', value: known };
  }

  async function newest(limits: CallLimits): Promise<Answer<Known>> {
    reading ??= read(limits).finally(() => {
      reading = null;
    });
    const answer = await within(clock, limits.untilMs, reading);
    if (answer === 'late') return trouble('time-out', 'no answer in time');
    return answer;
  }

  function isFresh({ readMs }: Known, keptMs: number): boolean {
    return !isStale && clock.now() - readMs < keptMs;
  }

  return {
    async allow(set, limits) {
      if (set.serviceIds.length === 1) return { kind: 'ok', value: true };
      if (known !== null) {
        const isAllowed = allows(known, set);
        if (isFresh(known, isAllowed ? settings.combinationsAgeSec * 1000 : noKeptMs))
          return { kind: 'ok', value: isAllowed };
      }
      const answer = await newest(limits);
      if (answer.kind === 'ok') return { kind: 'ok', value: allows(answer.value, set) };
      // An old list is better than none; if it is wrong, the system refuses the set itself.
      return known === null ? answer : { kind: 'ok', value: allows(known, set) };
    },
    someCombine: () => known?.combined.some(({ size }) => size > 1) !== false,
    forget() {
      isStale = true;
    },
  };
}

function allows({ combined }: Known, { serviceIds }: ServiceSet): boolean {
  return combined.some((list) => serviceIds.every((id) => list.has(id.toLowerCase())));
}

/** All lists of the branch; null when the answer isn't what is documented. `combinableServices` are the ones that do NOT combine yet. */
function combinedAt(branchId: string, json: unknown): readonly ReadonlySet<string>[] | null {
  const lists: ReadonlySet<string>[] = [];
  for (const branch of listOf(json)) {
    if (!isObject(branch)) return null;
    const { branchId: id, serviceCombinations } = branch;
    if (typeof id !== 'string' || !Array.isArray(serviceCombinations)) return null;
    if (!sameId(id, branchId)) continue;
    for (const group of serviceCombinations) {
      const ids = isObject(group) ? group['combinedServices'] : undefined;
      if (!Array.isArray(ids)) return null;
      lists.push(new Set(ids.flatMap((one) => readId(one)?.toLowerCase() ?? [])));
    }
  }
  return lists;
}

function trouble(kind: 'unreadable' | 'time-out', detail: string): Answer<never> {
  return { kind: 'trouble', trouble: { kind, detail: `${operation}: ${detail}` } };
}
