import fc from 'fast-check';
import { type Admission, Breaker, type Era, type Verdict } from '../../../src/drivers/clinic-gate/breaker.ts';
import { ManualClock } from './manual-clock.ts';

const settings = { failuresToOpen: 3, leaveAloneMs: 1000, longestLeaveAloneMs: 5000 };

/** What a breaker is, told as plainly as possible: everything that happened, looked at anew each time. */
class Model {
  verdicts: { readonly sec: number; readonly verdict: Verdict }[] = [];
  openUntilMs: number | null = null;
  trial: number | null = null;
  gapMs = settings.leaveAloneMs;
  /** Calls that began since the breaker opened or closed last. */
  current = new Set<number>();

  state(nowMs: number) {
    if (this.openUntilMs === null) return 'closed';
    return nowMs < this.openUntilMs ? 'open' : 'half-open';
  }

  admission(nowMs: number, sort: 'read' | 'command'): Admission {
    const state = this.state(nowMs);
    if (state !== 'half-open') return state === 'closed' ? 'go' : 'no';
    return sort === 'read' && this.trial === null ? 'go' : 'wait';
  }

  began(nowMs: number, call: number): void {
    this.current.add(call);
    if (this.state(nowMs) === 'half-open') this.trial = call;
  }

  ended(nowMs: number, call: number, verdict: Verdict): void {
    if (!this.current.delete(call)) return;
    if (call === this.trial) this.#endTrial(nowMs, verdict);
    else this.#endCall(nowMs, verdict);
  }

  #endTrial(nowMs: number, verdict: Verdict): void {
    this.trial = null;
    if (verdict === 'failing') this.#open(nowMs);
    if (verdict !== 'healthy') return;
    this.openUntilMs = null;
    this.current.clear();
  }

  #endCall(nowMs: number, verdict: Verdict): void {
    const sec = Math.floor(nowMs / 1000);
    this.verdicts.push({ sec, verdict });
    if (verdict === 'healthy') this.gapMs = settings.leaveAloneMs;
    if (verdict !== 'failing') return;
    const recent = this.verdicts.filter((one) => one.sec > sec - 10);
    const failures = recent.filter((one) => one.verdict === 'failing').length;
    const healthy = recent.filter((one) => one.verdict === 'healthy').length;
    if (failures >= settings.failuresToOpen && failures >= healthy) this.#open(nowMs);
  }

  #open(nowMs: number): void {
    this.openUntilMs = nowMs + Math.min(settings.longestLeaveAloneMs, this.gapMs);
    this.gapMs *= 2;
    this.verdicts = [];
    this.current.clear();
  }
}

const verdict = fc.constantFrom<Verdict>('healthy', 'failing', 'failing', 'says-nothing');

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('begin' as const), isRead: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('end' as const), which: fc.nat(), verdict }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.nat(6000) }) },
);

test('the breaker does what its model does, whatever happens in whatever order', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 150 }), (steps) => {
      const clock = new ManualClock();
      const breaker = new Breaker(settings, clock);
      const model = new Model();
      const underWay: { readonly call: number; readonly era: Era }[] = [];
      for (const [call, next] of steps.entries()) {
        if (next.kind === 'pass') clock.advance(next.ms);
        if (next.kind === 'begin') {
          const sort = next.isRead ? 'read' : 'command';
          const admission = breaker.admission(sort);
          expect(admission).toBe(model.admission(clock.now(), sort));
          seen.add(`${breaker.state} ${sort} ${admission}`);
          if (admission === 'go') {
            underWay.push({ call, era: breaker.began() });
            model.began(clock.now(), call);
          }
        }
        if (next.kind === 'end') {
          const [ended] = underWay.splice(next.which % Math.max(1, underWay.length), 1);
          if (ended === undefined) continue;
          breaker.ended(ended.era, next.verdict);
          model.ended(clock.now(), ended.call, next.verdict);
        }
        expect(breaker.state).toBe(model.state(clock.now()));
      }
    }),
    { numRuns: 500, seed: 17 },
  );
  expect([...seen].sort()).toEqual([
    'closed command go',
    'closed read go',
    'half-open command wait',
    'half-open read go',
    'half-open read wait',
    'open command no',
    'open read no',
  ]);
});

test('a clock that is put back while it is open lets a read try at once', () => {
  let nowMs = 10_000_000;
  const breaker = new Breaker(settings, { now: () => nowMs, after: () => () => undefined });
  for (let failures = 0; failures < settings.failuresToOpen; failures += 1)
    breaker.ended(breaker.began(), 'failing');
  expect(breaker.state).toBe('open');
  nowMs -= 3_600_000;
  expect(breaker.admission('read')).toBe('go');
  breaker.ended(breaker.began(), 'healthy');
  expect(breaker.state).toBe('closed');
});
