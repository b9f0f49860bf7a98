import type { CallLimits, Trouble } from '../../src/core/clinic-driver.ts';
import type { EpochMs } from '../../src/core/clock.ts';
import type { Coverage } from './coverage.ts';
import { aftermathMs, lateCommitMs, latestMs } from './setting.ts';
import { type CallFault, type CallKind, combinationCalls } from './troubles.ts';
import type { World } from './world.ts';

/** What fate has in store for calls; shared by all replicas. */
export interface Fate {
  /** The fault of the next call of that kind. */
  callFault(clinic: number, name: string): CallFault | undefined;
  /** The number of the next call of that kind, from 1. */
  numberOf(kind: CallKind): number;
  /** How late that call's `late-commit` or `delay` is; undefined: as luck has it. */
  lateMs(name: string): number | undefined;
  readonly beyondReason: boolean;
}

/** How a call looked to the adapter. */
export type Seen<T> =
  | { readonly kind: 'answer'; readonly value: T }
  /** `status`: of the answer that came over HTTP; null where none did. */
  | { readonly kind: 'not-sent' | 'cut'; readonly trouble: Trouble; readonly status: number | null };

const cut: Trouble = { kind: 'unreachable', detail: 'connection cut' };
const tooLate: Trouble = { kind: 'time-out', detail: 'no answer in time' };
const notConnected: Trouble = { kind: 'unreachable', detail: 'connection refused' };
const shed: Trouble = { kind: 'overloaded', detail: 'status 429' };
const serverError: Trouble = { kind: 'server-error', detail: 'status 5xx' };
const garbage: Trouble = { kind: 'unreadable', detail: 'not JSON' };

/** One call on its way: when the clinic acts (never, for null), when the adapter hears, and what. */
interface Course {
  readonly actMs: number | null;
  readonly hearMs: number;
  readonly trouble: Failure | null;
}

type Failure = Exclude<Seen<never>, { readonly kind: 'answer' }>;

const isPortCall = (kind: CallKind): boolean => !combinationCalls.some((known) => known === kind);

/** The commands by which something comes into being. */
const creates: ReadonlySet<CallKind> = new Set(['reserve', 'house-reserve', 'confirm-reservation']);

/** The wire between adapter and clinics. */
export class SimNetwork {
  readonly #world: World;
  readonly #fate: Fate;
  readonly #coverage: Coverage;
  /** What is on its way and will still be carried out. */
  #underWay = 0;
  /** Until when what went wrong with a clinic's calls may be felt. */
  readonly #troubles: { readonly clinic: number; readonly untilMs: EpochMs }[] = [];

  constructor(world: World, fate: Fate, coverage: Coverage) {
    this.#world = world;
    this.#fate = fate;
    this.#coverage = coverage;
  }

  /** How many calls the clinics have yet to carry out. */
  get underWay(): number {
    return this.#underWay;
  }

  /** A process hears that a clinic turned its call away as one too many, which is a reason to leave it alone for a while. */
  turnedAway(clinic: number): void {
    this.#troubles.push({ clinic, untilMs: this.#world.nowMs + aftermathMs });
  }

  /** Whether what went wrong with a clinic's calls may still have been felt at that instant, or went wrong later. */
  isTroubledSince(clinic: number, sinceMs: EpochMs): boolean {
    return this.#troubles.some((trouble) => trouble.clinic === clinic && trouble.untilMs >= sinceMs);
  }

  call<T>(
    clinic: number,
    kind: CallKind,
    limits: CallLimits,
    act: () => T,
    deliver: (name: string, go: () => void) => void,
  ): Promise<Seen<T>> {
    const world = this.#world;
    const name = `${kind}#${this.#fate.numberOf(kind)}`;
    const fault = this.#fate.callFault(clinic, name);
    this.#coverage.add(`call ${kind}`);
    if (fault !== undefined) this.#coverage.add(`fault ${fault} at ${kind}`);
    const course = this.#courseOf(kind, name, fault);
    const leftMs = Math.max(0, limits.untilMs - world.nowMs);
    const hearMs = Math.min(course.hearMs, leftMs);
    const feltMs = isPortCall(kind) ? 0 : aftermathMs;
    const felt = (untilMs: EpochMs): void => {
      if (fault !== undefined) this.#troubles.push({ clinic, untilMs: untilMs + feltMs });
    };
    felt(world.nowMs + Math.max(hearMs, course.actMs ?? 0));
    world.trace?.(`call ${name} of clinic ${clinic}${fault === undefined ? '' : `, ${fault}`}`);
    return new Promise((resolve) => {
      let result: { readonly value: T } | null = null;
      if (course.actMs !== null) {
        this.#underWay += 1;
        world.plan(course.actMs, () => {
          this.#underWay -= 1;
          result = { value: act() };
        });
      }
      world.plan(hearMs, () => {
        const seen: Seen<T> =
          course.hearMs > leftMs
            ? { kind: 'cut', trouble: tooLate, status: null }
            : (course.trouble ?? { kind: 'answer', value: resultOf(result) });
        deliver(name, () => {
          world.trace?.(`heard ${name}: ${describe(seen)}`);
          // Who stood still over it hears later than it was said, and rests from then on.
          felt(world.nowMs);
          resolve(seen);
        });
      });
    });
  }

  #courseOf(kind: CallKind, name: string, fault: CallFault | undefined): Course {
    const luck = this.#world.luck(name);
    const thereMs = luck.between(1, 40);
    const backMs = thereMs + luck.between(1, 40);
    switch (fault) {
      case undefined:
        return { actMs: thereMs, hearMs: backMs, trouble: null };
      case 'delay': {
        const delayMs = luck.between(500, this.#latestMs(kind));
        const slowMs = thereMs + (this.#fate.lateMs(name) ?? delayMs);
        return { actMs: slowMs, hearMs: slowMs + backMs - thereMs, trouble: null };
      }
      case 'lose-request':
        return { actMs: null, hearMs: thereMs, trouble: { kind: 'cut', trouble: cut, status: null } };
      case 'lose-response':
        return { actMs: thereMs, hearMs: backMs, trouble: { kind: 'cut', trouble: cut, status: null } };
      case 'late-commit': {
        const luckMs = luck.between(0, this.#latestMs(kind));
        const lateMs = this.#fate.lateMs(name) ?? luckMs;
        return {
          actMs: thereMs + lateMs,
          hearMs: thereMs,
          trouble: { kind: 'cut', trouble: cut, status: null },
        };
      }
      case 'status-503':
        return { actMs: null, hearMs: backMs, trouble: { kind: 'cut', trouble: serverError, status: 503 } };
      case 'status-500-applied':
        return {
          actMs: thereMs,
          hearMs: backMs,
          trouble: { kind: 'cut', trouble: serverError, status: 500 },
        };
      case 'garbage':
        return { actMs: thereMs, hearMs: backMs, trouble: { kind: 'cut', trouble: garbage, status: 200 } };
      case 'status-429':
        return { actMs: null, hearMs: backMs, trouble: { kind: 'not-sent', trouble: shed, status: 429 } };
      case 'refuse-connection':
        return {
          actMs: null,
          hearMs: thereMs,
          trouble: { kind: 'not-sent', trouble: notConnected, status: null },
        };
    }
  }

  #latestMs(kind: CallKind): number {
    return this.#fate.beyondReason && creates.has(kind) ? 3 * lateCommitMs : latestMs;
  }
}

function resultOf<T>(result: { readonly value: T } | null): T {
  if (result === null) throw new Error('the clinic answered before it acted');
  return result.value;
}

function describe(seen: Seen<unknown>): string {
  return seen.kind === 'answer' ? 'answer' : `${seen.kind} (${seen.trouble.detail})`;
}
