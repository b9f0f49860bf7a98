import type { Clock, EpochMs } from '../../core/clock.ts';
import type { ClinicGateSettings } from './settings.ts';

/** Whether a call changes something in the clinic. Only reads try out whether a clinic is back: they leave nothing unknown. */
export type CallSort = 'read' | 'command';

/** What a call says about the health of the clinic. */
export type Verdict = 'healthy' | 'failing' | 'says-nothing';

/** `closed`: calls go through. `open`: the clinic is left alone. `half-open`: one read tries whether it is back. */
export type BreakerState = 'closed' | 'open' | 'half-open';

export type Admission = 'go' | 'wait' | 'no';

/** Names the time in which a call began: what it says about an earlier one is no longer of interest. */
export type Era = number;

export type BreakerSettings = Pick<
  ClinicGateSettings,
  'failuresToOpen' | 'leaveAloneMs' | 'longestLeaveAloneMs'
>;

/** Seconds that failures count for. */
const windowSec = 10;

interface Second {
  readonly sec: number;
  calls: number;
  failures: number;
}

/** Leaves a clinic alone that doesn't answer, so that neither callers nor places are held up by it, and notices when it is back. */
export class Breaker {
  readonly #settings: BreakerSettings;
  readonly #clock: Clock;
  #seconds: Second[] = [];
  #openUntilMs: EpochMs | null = null;
  #trying = false;
  /** How often it opened without a healthy call in between. */
  #openings = 0;
  #era: Era = 0;

  constructor(settings: BreakerSettings, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
  }

  get state(): BreakerState {
    if (this.#openUntilMs === null) return 'closed';
    const leftMs = this.#openUntilMs - this.#clock.now();
    // More than is ever given is left when the clock was put back meanwhile.
    return leftMs > 0 && leftMs <= this.#settings.longestLeaveAloneMs ? 'open' : 'half-open';
  }

  admission(sort: CallSort): Admission {
    switch (this.state) {
      case 'closed':
        return 'go';
      case 'open':
        return 'no';
      case 'half-open':
        return this.#trying || sort === 'command' ? 'wait' : 'go';
    }
  }

  /** To be called for each call that goes. */
  began(): Era {
    if (this.state === 'half-open') this.#trying = true;
    return this.#era;
  }

  /** To be called once for each call that went. */
  ended(era: Era, verdict: Verdict): void {
    if (era !== this.#era) return;
    if (this.#openUntilMs === null) this.#judge(verdict);
    else this.#judgeTrial(verdict);
  }

  #judge(verdict: Verdict): void {
    if (verdict === 'says-nothing') return;
    if (verdict === 'healthy') this.#openings = 0;
    const second = this.#thisSecond();
    second.calls += 1;
    if (verdict === 'healthy') return;
    second.failures += 1;
    const { calls, failures } = this.#inWindow(second.sec);
    if (failures >= this.#settings.failuresToOpen && failures * 2 >= calls) this.#open();
  }

  #judgeTrial(verdict: Verdict): void {
    this.#trying = false;
    if (verdict === 'failing') this.#open();
    if (verdict !== 'healthy') return;
    this.#openUntilMs = null;
    this.#era += 1;
  }

  #open(): void {
    const { leaveAloneMs, longestLeaveAloneMs } = this.#settings;
    this.#openUntilMs = this.#clock.now() + Math.min(longestLeaveAloneMs, leaveAloneMs * 2 ** this.#openings);
    this.#openings += 1;
    this.#seconds = [];
    this.#era += 1;
  }

  #thisSecond(): Second {
    const sec = Math.floor(this.#clock.now() / 1000);
    const last = this.#seconds.at(-1);
    if (last?.sec === sec) return last;
    const second = { sec, calls: 0, failures: 0 };
    this.#seconds.push(second);
    if (this.#seconds.length > windowSec) this.#seconds.shift();
    return second;
  }

  #inWindow(nowSec: number): { readonly calls: number; readonly failures: number } {
    let calls = 0;
    let failures = 0;
    for (const second of this.#seconds) {
      if (second.sec <= nowSec - windowSec) continue;
      calls += second.calls;
      failures += second.failures;
    }
    return { calls, failures };
  }
}
