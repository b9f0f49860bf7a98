import { z } from 'zod';
import type { CallLimits } from '../../../src/core/clinic-driver.ts';
import type { CallSort, Verdict } from '../../../src/drivers/clinic-gate/breaker.ts';
import { ClinicGate, type Passage } from '../../../src/drivers/clinic-gate/clinic-gate.ts';
import { type ClinicGateSettings, clinicGateSettings } from '../../../src/drivers/clinic-gate/settings.ts';
import { ManualClock } from './manual-clock.ts';

type Priority = CallLimits['priority'];

/** A call that was brought to the gate. */
export interface TestCall {
  readonly priority: Priority;
  readonly sort: CallSort;
  readonly arrivedMs: number;
  readonly untilMs: number;
  state: 'waiting' | 'under-way' | 'over' | 'shed';
  /** Why it was shed. */
  trouble: string | null;
  /** Ends it; to be called while it is under way. */
  end(verdict: Verdict): void;
}

/** A gate, and all that was brought to it. */
export class GateUnderTest {
  readonly clock = new ManualClock();
  readonly settings: ClinicGateSettings;
  readonly gate: ClinicGate;
  readonly calls: TestCall[] = [];

  constructor(settings: Partial<ClinicGateSettings> = {}) {
    this.settings = z.object(clinicGateSettings).parse(settings);
    this.gate = new ClinicGate(this.settings, this.clock);
  }

  async bring(
    priority: Priority = 'change',
    sort: CallSort = 'read',
    patienceMs = 60_000,
  ): Promise<TestCall> {
    const nowMs = this.clock.now();
    const call: TestCall = {
      priority,
      sort,
      arrivedMs: nowMs,
      untilMs: nowMs + patienceMs,
      state: 'waiting',
      trouble: null,
      end: () => {
        throw new Error(`the call is ${call.state}`);
      },
    };
    this.calls.push(call);
    const work = () =>
      new Promise<Verdict>((resolve) => {
        call.state = 'under-way';
        call.end = resolve;
      });
    void this.gate
      .pass({ limits: { untilMs: call.untilMs, priority }, sort }, work, (verdict) => verdict)
      .then((passage) => note(call, passage));
    await settled();
    return call;
  }

  async bringMany(
    count: number,
    priority: Priority = 'change',
    sort: CallSort = 'read',
  ): Promise<TestCall[]> {
    const calls: TestCall[] = [];
    for (let index = 0; index < count; index += 1) calls.push(await this.bring(priority, sort));
    return calls;
  }

  async end(call: TestCall, verdict: Verdict = 'healthy'): Promise<void> {
    call.end(verdict);
    await settled();
  }

  async pass(ms: number): Promise<void> {
    this.clock.advance(ms);
    await settled();
  }

  /** As many calls in a row, each with that verdict. */
  async run(count: number, verdict: Verdict): Promise<void> {
    for (let index = 0; index < count; index += 1) await this.end(await this.bring(), verdict);
  }

  in(state: TestCall['state']): TestCall[] {
    return this.calls.filter((call) => call.state === state);
  }
}

function note(call: TestCall, passage: Passage<Verdict>): void {
  call.state = passage.kind === 'shed' ? 'shed' : 'over';
  if (passage.kind === 'shed') call.trouble = `${passage.trouble.kind}: ${passage.trouble.detail}`;
}

/** Resolves when every promise that is due has been dealt with. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
