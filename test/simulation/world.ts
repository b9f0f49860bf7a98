import type { Clock, EpochMs } from '../../src/core/clock.ts';
import { Random } from './random.ts';

interface Event {
  readonly atMs: EpochMs;
  /** Events of the same instant come in the order in which they were planned. */
  readonly order: number;
  readonly happen: () => void;
  cancelled: boolean;
}

/** More events than any history needs: beyond it something goes round in circles. */
const mostEvents = 60_000;

/** Simulated time: one queue of events, and nothing happens outside of it. */
export class World {
  readonly seed: number;
  /** Where what happens is written down, if anybody reads it. */
  trace: ((line: string) => void) | null = null;
  readonly #startMs: EpochMs;
  #nowMs: EpochMs;
  #order = 0;
  #events = 0;
  readonly #queue: Event[] = [];

  constructor(seed: number, startMs: EpochMs) {
    this.seed = seed;
    this.#startMs = startMs;
    this.#nowMs = startMs;
  }

  get nowMs(): EpochMs {
    return this.#nowMs;
  }

  /** Milliseconds since the history began. */
  get sinceStartMs(): number {
    return this.#nowMs - this.#startMs;
  }

  /**
   * Luck of its own for everything that has a name. So what is cut out of a plan doesn't change the luck of what stays in it, and
   * failing plans can be made smaller.
   */
  luck(name: string): Random {
    let hash = 0x811c9dc5 ^ this.seed;
    for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
    return new Random(hash);
  }

  /** Plans something for `delayMs` from now; the answer takes it back. */
  plan(delayMs: number, happen: () => void): () => void {
    this.#order += 1;
    const event: Event = {
      atMs: this.#nowMs + Math.max(0, Math.ceil(delayMs)),
      order: this.#order,
      happen,
      cancelled: false,
    };
    this.#push(event);
    return () => {
      event.cancelled = true;
    };
  }

  /** Lets everything happen that is planned until `endMs`. */
  async runUntil(endMs: EpochMs): Promise<void> {
    for (;;) {
      const next = this.#queue[0];
      if (next === undefined || next.atMs > endMs) break;
      this.#pop();
      if (next.cancelled) continue;
      this.#events += 1;
      if (this.#events > mostEvents) throw new Error('the history does not come to an end');
      this.#nowMs = next.atMs;
      next.happen();
      await quiet();
    }
    this.#nowMs = Math.max(this.#nowMs, endMs);
  }

  /** A clock whose timers go off by way of `deliver`, which may hold them back or drop them. */
  clock(deliver: (action: () => void) => void): Clock {
    return {
      now: () => this.#nowMs,
      after: (delayMs, action) => this.plan(delayMs, () => deliver(action)),
    };
  }

  #push(event: Event): void {
    const queue = this.#queue;
    let at = queue.push(event) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(event, queue[parent])) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #pop(): void {
    const queue = this.#queue;
    const last = queue.pop();
    if (last === undefined || queue.length === 0) return;
    queue[0] = last;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      let first = at;
      if (isBefore(queue[left], queue[first])) first = left;
      if (isBefore(queue[left + 1], queue[first])) first = left + 1;
      if (first === at) return;
      this.#swap(at, first);
      at = first;
    }
  }

  #swap(one: number, other: number): void {
    const queue = this.#queue;
    const held = queue[one];
    const moved = queue[other];
    if (held === undefined || moved === undefined) return;
    queue[one] = moved;
    queue[other] = held;
  }
}

function isBefore(one: Event | undefined, other: Event | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
}

/**
 * Resolves when every promise that can go on has gone on: Node runs what `nextTick` was given only when no promise is left to go on,
 * and that without a turn of the event loop, which costs more than most events.
 */
function quiet(): Promise<void> {
  return new Promise((resolve) => {
    process.nextTick(resolve);
  });
}
