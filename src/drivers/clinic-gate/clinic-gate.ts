import type { CallLimits, Trouble } from '../../core/clinic-driver.ts';
import type { Clock, EpochMs } from '../../core/clock.ts';
import { Breaker, type BreakerState, type CallSort, type Era, type Verdict } from './breaker.ts';
import type { ClinicGateSettings } from './settings.ts';

/** One call that wants to go to the clinic. */
export interface GateCall {
  readonly limits: CallLimits;
  readonly sort: CallSort;
}

/** What became of it. `shed`: it was never made, and to try again at once is useless. */
export type Passage<T> =
  | { readonly kind: 'passed'; readonly value: T }
  | { readonly kind: 'shed'; readonly trouble: Trouble };

/** How a clinic's gate is doing, for operators. */
export interface GateCondition {
  readonly breaker: BreakerState;
  readonly underWay: number;
  readonly waiting: number;
}

/** A place in the clinic since that era of the breaker, or none. */
type Place = { readonly kind: 'given'; readonly era: Era } | Extract<Passage<never>, { kind: 'shed' }>;

interface Waiting {
  readonly call: GateCall;
  readonly resolve: (place: Place) => void;
  stopTimer: () => void;
}

/** Changes go before look-ups, look-ups before what runs in the background. */
const ranks: Readonly<Record<CallLimits['priority'], number>> = { change: 0, 'look-up': 1, background: 2 };

/** Weight of the latest call in the typical duration: a change of pace shows within some ten calls. */
const weightOfLatest = 0.1;

const full: Trouble = { kind: 'overloaded', detail: 'too many calls wait for this clinic' };
const late: Trouble = { kind: 'overloaded', detail: 'no place became free in time' };
const expired: Trouble = { kind: 'time-out', detail: 'no time was left to call the clinic' };
const hopeless: Trouble = { kind: 'overloaded', detail: 'no place can become free in time' };
const leftAlone: Trouble = { kind: 'unreachable', detail: 'the clinic failed too often and is left alone' };
const closing: Trouble = { kind: 'unreachable', detail: 'the connection to the clinic is being closed' };

/**
 * The only way to one clinic: holds back what the clinic can't bear and what can't be answered in time anyway, each at once instead
 * of late. Every clinic has a gate of its own, so that none waits for another.
 */
export class ClinicGate {
  readonly #settings: ClinicGateSettings;
  readonly #clock: Clock;
  readonly #breaker: Breaker;
  /** In order of rank, then of arrival. */
  readonly #waiting: Waiting[] = [];
  readonly #most: Readonly<Record<'commands' | 'background', number>>;
  readonly #underWay = { all: 0, commands: 0, background: 0 };
  #typicalMs = 0;
  #closed = false;

  constructor(settings: ClinicGateSettings, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
    this.#breaker = new Breaker(settings, clock);
    this.#most = {
      commands: Math.ceil((settings.maxConcurrent * 3) / 4),
      background: Math.ceil(settings.maxConcurrent / 2),
    };
  }

  condition(): GateCondition {
    return {
      breaker: this.#breaker.state,
      underWay: this.#underWay.all,
      waiting: this.#waiting.length,
    };
  }

  /**
   * Makes the call when there is a place for it, or never. Waits until `limits.untilMs` at the longest.
   * @param judge what the outcome says about the clinic. Rejects only if `work` does, which counts as failing.
   */
  async pass<T>(call: GateCall, work: () => Promise<T>, judge: (value: T) => Verdict): Promise<Passage<T>> {
    const place = this.#placeNow(call) ?? (await this.#placeInTime(call));
    if (place.kind === 'shed') return place;
    const startedMs = this.#clock.now();
    let verdict: Verdict = 'failing';
    try {
      const value = await work();
      verdict = judge(value);
      return { kind: 'passed', value };
    } finally {
      this.#ended(call, place.era, startedMs, verdict);
    }
  }

  /** Makes none of the calls that wait, nor any later one. Those under way go on. */
  close(): void {
    this.#closed = true;
    this.#shedAll(closing);
  }

  /** Overtakes nobody: whoever waits does so for a place that this call doesn't take. */
  #placeNow(call: GateCall): Place | null {
    if (this.#closed || call.limits.untilMs <= this.#clock.now()) return null;
    return this.#canGo(call) ? this.#give(call) : null;
  }

  #placeInTime(call: GateCall): Place | Promise<Place> {
    const nowMs = this.#clock.now();
    const untilMs = Math.min(call.limits.untilMs, nowMs + this.#settings.longestWaitMs);
    const trouble = this.#refusal(call, untilMs);
    if (trouble !== null) return { kind: 'shed', trouble };
    return new Promise((resolve) => {
      const waiting: Waiting = { call, resolve, stopTimer: () => undefined };
      waiting.stopTimer = this.#clock.after(untilMs - nowMs, () => this.#shed(waiting, late));
      this.#waiting.splice(this.#positionFor(call), 0, waiting);
    });
  }

  /** Why the call needn't wait. A full queue gives up its last one for a call that goes before that. */
  #refusal(call: GateCall, untilMs: EpochMs): Trouble | null {
    if (this.#closed) return closing;
    if (this.#breaker.admission(call.sort) === 'no') return leftAlone;
    if (call.limits.untilMs <= this.#clock.now()) return expired;
    const position = this.#positionFor(call);
    if (untilMs <= this.#clock.now()) return late;
    const waitMs = (this.#typicalMs * (position + 1)) / this.#settings.maxConcurrent;
    if (!this.#hasPlace(call) && this.#clock.now() + waitMs > untilMs) return hopeless;
    if (this.#waiting.length < this.#settings.maxWaiting) return null;
    const last = this.#waiting.at(-1);
    if (last === undefined || position === this.#waiting.length) return full;
    this.#shed(last, full);
    return null;
  }

  #positionFor(call: GateCall): number {
    const rank = ranks[call.limits.priority];
    const after = this.#waiting.findIndex((other) => ranks[other.call.limits.priority] > rank);
    return after < 0 ? this.#waiting.length : after;
  }

  #canGo(call: GateCall): boolean {
    return this.#hasPlace(call) && this.#breaker.admission(call.sort) === 'go';
  }

  #hasPlace({ sort, limits }: GateCall): boolean {
    if (this.#underWay.all >= this.#settings.maxConcurrent) return false;
    if (sort === 'command' && this.#underWay.commands >= this.#most.commands) return false;
    return limits.priority !== 'background' || this.#underWay.background < this.#most.background;
  }

  #give(call: GateCall): Place {
    this.#count(call, 1);
    return { kind: 'given', era: this.#breaker.began() };
  }

  #count({ sort, limits }: GateCall, by: 1 | -1): void {
    this.#underWay.all += by;
    if (sort === 'command') this.#underWay.commands += by;
    if (limits.priority === 'background') this.#underWay.background += by;
  }

  #ended(call: GateCall, era: Era, startedMs: EpochMs, verdict: Verdict): void {
    this.#count(call, -1);
    this.#typicalMs += weightOfLatest * (this.#clock.now() - startedMs - this.#typicalMs);
    this.#breaker.ended(era, verdict);
    this.#letGo();
  }

  /** Gives places to those who wait, as far as there are any. */
  #letGo(): void {
    if (this.#waiting.length > 0 && this.#breaker.state === 'open') this.#shedAll(leftAlone);
    for (;;) {
      const next = this.#waiting.find(({ call }) => this.#canGo(call));
      if (next === undefined) return;
      this.#endWait(next, this.#give(next.call));
    }
  }

  #shedAll(trouble: Trouble): void {
    for (const waiting of [...this.#waiting]) this.#shed(waiting, trouble);
  }

  #shed(waiting: Waiting, trouble: Trouble): void {
    this.#endWait(waiting, { kind: 'shed', trouble });
  }

  #endWait(waiting: Waiting, place: Place): void {
    waiting.stopTimer();
    const position = this.#waiting.indexOf(waiting);
    if (position >= 0) this.#waiting.splice(position, 1);
    waiting.resolve(place);
  }
}
