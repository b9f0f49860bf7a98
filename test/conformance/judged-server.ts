import type { Clock } from '../../src/conformance/clock.ts';
import { connect, disconnect, noTlsFiles } from '../../src/conformance/connect.ts';
import { ControlClient } from '../../src/conformance/control/control-client.ts';
import { type Feed, type FeedSlot, readFeed } from '../../src/conformance/feed/feed.ts';
import type { Report } from '../../src/conformance/report/report.ts';
import { counting, type RunSettings, runScenarios } from '../../src/conformance/run-scenarios.ts';
import { scenarios } from '../../src/conformance/scenarios/index.ts';
import type { Way } from '../../src/conformance/target.ts';
import type { Flaw } from './flaws.ts';
import { password, SmallServer, type SmallServerOptions, user } from './small-server.ts';

const daySec = 86_400;

/** A clock that stands still unless it is told to go on; waiting costs no time. */
export class StandingClock implements Clock {
  #passedMs = 0;
  readonly #startMs = Date.now();

  now(): number {
    return this.#startMs + this.#passedMs;
  }

  ticks(): number {
    return this.#passedMs;
  }

  async sleep(ms: number): Promise<void> {
    this.advance(ms);
  }

  advance(ms: number): void {
    this.#passedMs += ms;
  }
}

/** One slot a day for each service; two services begin together. */
export function smallFeed(nowMs: number, days: number, without: readonly string[] = []): string {
  const firstSec = Math.floor(nowMs / 1000 / daySec) * daySec + 2 * daySec;
  const availability = Array.from({ length: days }, (_, day) => {
    const base = { merchant_id: 'clinic', start_sec: String(firstSec + day * daySec), duration_sec: '1800' };
    return [
      { ...base, service_id: 'check-up', spots_open: '1' },
      { ...base, service_id: 'talk', spots_open: 2, availability_tag: `tag-${day}` },
      {
        ...base,
        service_id: 'surgery',
        start_sec: firstSec + day * daySec + 7_200,
        spots_open: 1,
        confirmation_mode: 'CONFIRMATION_MODE_ASYNCHRONOUS',
      },
    ];
  }).flat();
  const methods = Object.fromEntries(without.map((method) => [method, false]));
  const late = {
    merchant_id: 'clinic',
    service_id: 'talk',
    start_sec: firstSec - 3_600,
    duration_sec: 1_800,
  };
  return JSON.stringify({
    service_availability: [{ availability }],
    conformance: { too_late_to_cancel: late, orders: [['check-up', 'talk']], methods },
  });
}

/** What the server is said to offer. */
export interface SmallFeedOptions {
  readonly days?: number;
  /** Methods that it leaves out, which the feed says. */
  readonly without?: NonNullable<SmallServerOptions['without']>;
}

/** A small server with its feed, as text too, and where it listens. */
export async function startSmallServer(
  flaw: Flaw | null,
  clock: StandingClock,
  { days = 60, without = [] }: SmallFeedOptions = {},
) {
  const feedText = smallFeed(clock.now(), days, without);
  const feed = readFeed(feedText);
  const server = new SmallServer({ slots: feed.slots, tooLate: lateSlotOf(feed), clock, flaw, without });
  return { server, feed, feedText, target: await server.listen() };
}

/** Runs something against a small server, with or without a flaw. */
export async function withSmallServer<T>(
  flaw: Flaw | null,
  use: (settings: RunSettings, way: Way) => Promise<T>,
  { days = 60, without = [] }: SmallFeedOptions = {},
): Promise<T> {
  const clock = new StandingClock();
  const { server, feed, target } = await startSmallServer(flaw, clock, { days, without });
  const ways = connect({ target, grpc: null, user, password, tlsFiles: noTlsFiles }, clock);
  const [way] = ways;
  if (way === undefined) throw new Error('no way to the server');
  try {
    return await use(
      {
        ways,
        feed,
        control: new ControlClient(target),
        user,
        runId: 'test',
        next: counting(),
        clock,
        signal: new AbortController().signal,
        patienceMs: 2_000,
      },
      way,
    );
  } finally {
    await disconnect(ways);
    await server.close();
  }
}

/** Tries the scenarios of these ids, or all. */
export function judgeSmallServer(
  flaw: Flaw | null,
  ids: readonly string[] | null,
  options: SmallFeedOptions = {},
): Promise<Report> {
  const chosen = scenarios.filter(({ id }) => ids === null || ids.includes(id));
  const silent = { begin: () => undefined, end: () => undefined };
  return withSmallServer(flaw, (settings) => runScenarios(settings, chosen, 'small', () => silent), options);
}

function lateSlotOf({ tooLateToCancel }: Feed): FeedSlot {
  if (tooLateToCancel === null) throw new Error('the small feed has a slot that is too late to cancel');
  return tooLateToCancel;
}
