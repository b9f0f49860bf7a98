import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../simulation/random.ts';
import { type Cast, recordAgeMs, startCast, unresolvedBookings, visitorsOfUnresolvedImages } from './cast.ts';
import { checkRecord } from './check-record.ts';
import { zonesOfServices } from './clinic-state.ts';
import { ClinicView, isAbsence } from './clinic-view.ts';
import { FrontDesk } from './front-desk.ts';
import { drainInOrder, Havoc, type HavocPlan } from './havoc.ts';
import { LoadProcess } from './load-process.ts';
import { Guard } from './product-process.ts';
import type { Disturbance, RunRecord, Snapshot, StaffDeed, Violation } from './record.ts';
import { type Engine, openRecordStore, type RecordStore } from './record-store.ts';
import { type ChaosReport, reportOf } from './report.ts';
import { WaitMeter } from './wait-meter.ts';

export interface ChaosOptions {
  readonly engine: Engine;
  readonly seed: number;
  readonly plan: HavocPlan;
  /** What isn't seen this long after it was sent won't come; the clinic keeps to it. */
  readonly lateCommitSec: number;
  /** Whether logs, answers and databases are kept though nothing is wrong. */
  readonly keep?: boolean;
  readonly say: (line: string) => void;
  /** Ends the run early; what it started is ended all the same. */
  readonly signal?: AbortSignal;
}

/** For how many visitors of the clinic the house books: few, so that their visits meet. */
const chartCount = 8;

/** How many users are at work at once. */
const usersAtOnce = 12;

const lookEveryMs = 600;
const calmPollMs = 200;

/** So much earlier than told a timer may end, by the clock. */
const timerSlackMs = 5;

/** Longest gap between two looks for an unknown outcome, and what comes on top. */
const calmWithinMs = 60_000;
const settleWithinMs = 60_000;

/** Puts adapter and clinic through everything at once, then holds the promise against what was answered and what the clinic shows. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const folder = mkdtempSync(path.join(tmpdir(), `chaos-${options.engine}-`));
  const run = new ChaosRun(options, folder);
  try {
    const report = await run.play();
    if (report.violations.length === 0 && options.keep !== true) {
      await run.end();
      rmSync(folder, { recursive: true });
      return report;
    }
    writeFileSync(path.join(folder, 'report.json'), JSON.stringify(report, null, 2));
    return { ...report, evidence: folder };
  } catch (error) {
    await run.end();
    if (options.signal?.aborted === true) rmSync(folder, { recursive: true, force: true });
    else options.say(`the evidence is in ${folder}`);
    throw error;
  } finally {
    await run.end();
  }
}

class ChaosRun {
  readonly #options: ChaosOptions;
  readonly #folder: string;
  readonly #random: Random;
  readonly #ending: (() => Promise<unknown>)[] = [];
  readonly #violations: Violation[] = [];
  readonly #snapshots: Snapshot[] = [];
  #looking = true;

  constructor(options: ChaosOptions, folder: string) {
    this.#options = options;
    this.#folder = folder;
    this.#random = new Random(options.seed);
  }

  async play(): Promise<ChaosReport> {
    const { seed, plan, say, engine, lateCommitSec } = this.#options;
    const startedMs = Date.now();
    const guard = new Guard();
    this.#ending.push(() => guard.close());
    const store = await openRecordStore(engine, this.#folder);
    this.#ending.push(() => store.close());
    const endedByItself = (what: string): void => void this.#violations.push({ sentence: 0, what });
    const cast = await startCast({
      engine,
      lateCommitSec,
      folder: this.#folder,
      store,
      guard,
      endedByItself,
    });
    this.#ending.push(() => cast.close());
    const waits = new WaitMeter(cast.adapters);
    this.#ending.push(async () => waits.stop());
    const view = new ClinicView(cast.clinicUrl);
    const capacities = await view.capacities();
    await view.liftLimits();
    const visitors = await view.openCharts(chartCount);
    const orderFaults = (): Promise<void> => view.orderFaults(this.#random, (lateCommitSec * 1000) / 3);
    await orderFaults();

    const load = new LoadProcess(path.join(this.#folder, 'answers.jsonl'), guard);
    this.#ending.push(() => load.close());
    load.begin({ seed, replicas: cast.ports, atOnce: usersAtOnce, visitors });
    const havoc = new Havoc(
      {
        adapters: cast.adapters,
        clinic: cast.clinic,
        restartDatabase: store.restart,
        clinicCameBack: orderFaults,
        random: this.#random,
        say: (line) => say(`${((Date.now() - startedMs) / 1000).toFixed(0)} s: ${line}; ${load.progress()}`),
      },
      plan,
    );
    this.#ending.push(async () => havoc.stop());
    const looking = this.#look(view);
    // Told below, once the storm is over.
    looking.catch(() => undefined);
    const desk = new FrontDesk({
      view,
      latest: () => this.#snapshots.at(-1),
      // Luck of its own, so that its pace doesn't change what else is drawn.
      random: new Random(seed + 1),
      lateCommitMs: lateCommitSec * 1000,
    });
    this.#ending.push(async () => desk.close());
    const staffing = desk.run();
    staffing.catch(() => undefined);
    await this.#orEnded(havoc.run(), load.failed);
    await this.#orEnded(load.finish(), load.failed);
    desk.close();
    await staffing;
    const staffDoneMs = Date.now();
    this.#looking = false;
    await looking;
    say('the storm is over; waiting for calm');
    const staff = desk.deeds;
    return this.#settle({
      cast,
      view,
      store,
      load,
      havoc,
      waits,
      capacities,
      startedMs,
      staffDoneMs,
      staff,
    });
  }

  async #settle({
    cast,
    view,
    store,
    load,
    havoc,
    waits,
    capacities,
    startedMs,
    staffDoneMs,
    staff,
  }: AfterStorm): Promise<ChaosReport> {
    await view.countHits();
    await view.endFaults();
    const calmFromMs = Date.now();
    const open = await this.#calm(store, cast);
    const quietMs = Date.now();
    this.#options.say(
      `calm after ${((quietMs - calmFromMs) / 1000).toFixed(1)} s; repeating what has no answer`,
    );
    // Until then a status may be of before the staff's last deed, and the clinic's last state is held against the last reading.
    const shownMs = staffDoneMs + recordAgeMs + timerSlackMs;
    await this.#orEnded(sleep(Math.max(0, shownMs - Date.now())), load.failed);
    const settled = await this.#orEnded(load.settle(Date.now() + settleWithinMs), load.failed);
    const openAtLast = Math.max(open, await this.#calm(store, cast));
    const listed = await unresolvedBookings(cast.adminUrls[0] ?? '');
    // What is listed for a person may stay without an answer.
    if (settled.unsettled > 0 && listed.length === 0) {
      this.#violations.push({
        sentence: 3,
        what: `${settled.unsettled} requests have no definite answer after calm`,
      });
    }
    this.#snapshots.push(await view.snapshot());
    const images = await view.images();
    const imagesListed = await visitorsOfUnresolvedImages(cast.adminUrls[0] ?? '');
    const holds = await view.holdsAtLast(quietMs);
    for (const part of [...cast.adapters, cast.clinic]) this.#violations.push(...(await drainInOrder(part)));
    const { wishes, asks } = load.read();
    const disturbances: readonly Disturbance[] = havoc.disturbances;
    const snapshots = this.#snapshots;
    const record: RunRecord = {
      wishes,
      asks,
      snapshots,
      staff,
      holds,
      disturbances,
      waits: waits.samples,
      quietMs,
      capacities,
      zones: zonesOfServices,
      listed,
      images,
      imagesListed,
      open: openAtLast,
    };
    const violations = [...this.#violations, ...havoc.violations, ...checkRecord(record)];
    return reportOf({
      engine: this.#options.engine,
      seed: this.#options.seed,
      record,
      violations,
      hits: view.hits,
      longestLagMs: settled.longestLagMs,
      calmMs: quietMs - calmFromMs,
      tookMs: Date.now() - startedMs,
    });
  }

  /** Ends everything that was started; also in the middle of things. */
  async end(): Promise<void> {
    this.#looking = false;
    for (const end of this.#ending.splice(0).reverse()) await end();
  }

  /** Looks at the clinic again and again, as long as it is there to be looked at. */
  async #look(view: ClinicView): Promise<void> {
    while (this.#looking) {
      try {
        this.#snapshots.push(await view.snapshot());
        await view.countHits();
      } catch (error) {
        if (!isAbsence(error)) throw error;
      }
      await sleep(lookEveryMs);
    }
  }

  /** Waits until nothing is open any more that isn't listed for a person. Gives how much still was in the end. */
  async #calm(store: RecordStore, cast: Cast): Promise<number> {
    const untilMs = Date.now() + calmWithinMs;
    for (;;) {
      const open = await store.openOperations();
      if (open === 0 || Date.now() > untilMs) return open;
      const states = await unresolvedBookings(cast.adminUrls[0] ?? '', 'needs-person');
      if (states.length === open) return open;
      await this.#orEnded(sleep(calmPollMs), new Promise<never>(() => undefined));
    }
  }

  /** Rejects when the run is called off or the load dies, so that nothing waits for ever. */
  async #orEnded<T>(work: Promise<T>, failed: Promise<never>): Promise<T> {
    const { signal } = this.#options;
    signal?.throwIfAborted();
    let stop: () => void = () => undefined;
    const called = new Promise<never>((_, reject) => {
      stop = () => reject(new Error('the run was called off'));
      signal?.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([work, failed, called]);
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }
}

interface AfterStorm {
  readonly cast: Cast;
  readonly view: ClinicView;
  readonly store: RecordStore;
  readonly load: LoadProcess;
  readonly havoc: Havoc;
  readonly waits: WaitMeter;
  readonly capacities: ReadonlyMap<string, number>;
  readonly startedMs: number;
  /** From then on the clinics' staff did nothing any more. */
  readonly staffDoneMs: number;
  readonly staff: readonly StaffDeed[];
}
