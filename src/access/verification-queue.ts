import { Fault } from '../core/fault.ts';

/** How much checking of passwords may go on. */
export interface VerificationLimits {
  /** Checks at once. Each holds one thread of the process's small pool, which files and name look-ups need too. */
  readonly concurrent: number;
  /** How many wait for a turn; as few as can be answered before their callers give up. */
  readonly waiting: number;
}

/** Runs costly checks a few at a time, in the order in which they came. */
export class VerificationQueue {
  readonly #limits: VerificationLimits;
  readonly #turns: (() => void)[] = [];
  #running = 0;

  constructor(limits: VerificationLimits) {
    this.#limits = limits;
  }

  /** @throws {Fault} `too-many-requests` when too many wait already */
  async run<T>(check: () => Promise<T>): Promise<T> {
    if (this.#running < this.#limits.concurrent) this.#running += 1;
    else await this.#turn();
    try {
      return await check();
    } finally {
      this.#handOn();
    }
  }

  #turn(): Promise<void> {
    if (this.#turns.length >= this.#limits.waiting) {
      throw new Fault('too-many-requests', 'too many credentials are being checked; repeat a little later');
    }
    return new Promise((resolve) => this.#turns.push(resolve));
  }

  /** The place goes straight to the next in line, so that nobody slips in between. */
  #handOn(): void {
    const next = this.#turns.shift();
    if (next === undefined) this.#running -= 1;
    else next();
  }
}
