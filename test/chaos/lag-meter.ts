/** How often the clock is looked at, and from which delay on it is worth remembering. */
const everyMs = 10;
const worthMs = 10;

/** Measures how late timers run in this process: what the machine and this process itself add to any answer's time. */
export class LagMeter {
  readonly #late: { readonly fromMs: number; readonly toMs: number }[] = [];
  readonly #timer: NodeJS.Timeout;
  #lastMs = Date.now();

  constructor() {
    this.#timer = setInterval(() => this.#look(), everyMs);
  }

  /** The longest delay that reached into the time between the two, in milliseconds. */
  worst(fromMs: number, toMs: number): number {
    let worst = Date.now() - this.#lastMs - everyMs;
    for (let index = this.#late.length - 1; index >= 0; index -= 1) {
      const late = this.#late[index];
      if (late === undefined || late.toMs < fromMs) break;
      if (late.fromMs <= toMs) worst = Math.max(worst, late.toMs - late.fromMs);
    }
    return Math.max(0, worst);
  }

  /** All delays between the two together, in milliseconds: what this process can have added to what takes many turns of its loop. */
  total(fromMs: number, toMs: number): number {
    let total = Math.max(0, Date.now() - this.#lastMs - everyMs);
    for (let index = this.#late.length - 1; index >= 0; index -= 1) {
      const late = this.#late[index];
      if (late === undefined || late.toMs < fromMs) break;
      total += Math.max(0, Math.min(late.toMs, toMs) - Math.max(late.fromMs, fromMs));
    }
    return total;
  }

  /** The longest delay of all. */
  get longest(): number {
    return this.#late.reduce((longest, { fromMs, toMs }) => Math.max(longest, toMs - fromMs), 0);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const nowMs = Date.now();
    const dueMs = this.#lastMs + everyMs;
    if (nowMs - dueMs > worthMs) this.#late.push({ fromMs: dueMs, toMs: nowMs });
    this.#lastMs = nowMs;
  }
}
