import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../simulation/random.ts';
import type { ProductProcess } from './product-process.ts';
import type { Disturbance, Violation } from './record.ts';

/** Of the kills, the share that hits the clinic. */
const clinicShare = 0.4;

/** How long a process that was killed stays away at the most. */
const longestAwayMs = 3_000;

/** A pause outlasts the lease of 5 s, so that others take over what the paused process believes to be its own. */
const pauseMs = { least: 5_500, most: 8_000 };

/** SIGTERM has to be followed by an orderly end within this. */
const drainMs = 10_000;

export interface HavocPlan {
  readonly kills: number;
  readonly drains: number;
  readonly pauses: number;
  readonly databaseRestarts: number;
  /** Between the first and the last deed. */
  readonly durationMs: number;
}

export interface HavocScene {
  readonly adapters: readonly ProductProcess[];
  readonly clinic: ProductProcess;
  /** Null where the database is a part of the adapter. */
  readonly restartDatabase: (() => Promise<void>) | null;
  /** Called when the clinic serves again. */
  readonly clinicCameBack: () => Promise<void>;
  readonly random: Random;
  readonly say: (line: string) => void;
}

interface Deed {
  readonly what: Disturbance['what'];
  readonly toClinic: boolean;
}

/** Kills, stops, pauses and restarts at random instants, whatever the processes are at. */
export class Havoc {
  readonly disturbances: Disturbance[] = [];
  readonly violations: Violation[] = [];
  readonly #scene: HavocScene;
  readonly #plan: HavocPlan;
  /** One deed at a time for each process, and one for the database. */
  readonly #busy = new Set<ProductProcess>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #calledOff = new AbortController();
  #restarting: Promise<void> = Promise.resolve();

  constructor(scene: HavocScene, plan: HavocPlan) {
    this.#scene = scene;
    this.#plan = plan;
  }

  /** Ends it in the middle: `run` rejects, and whatever is away stays away. */
  stop(): void {
    this.#calledOff.abort();
  }

  /** Resolves when all is done and everything serves again. */
  async run(): Promise<void> {
    const { random } = this.#scene;
    const startMs = Date.now();
    for (const { atMs, deed } of this.#timetable(random)) {
      await this.#rest(Math.max(0, startMs + atMs - Date.now()));
      await this.#begin(deed);
    }
    await Promise.all(this.#underWay);
  }

  #timetable(random: Random): readonly { readonly atMs: number; readonly deed: Deed }[] {
    const { kills, drains, pauses, databaseRestarts, durationMs } = this.#plan;
    const clinicKills = Math.round(kills * clinicShare);
    const deeds = [
      ...repeated<Deed>({ what: 'kill', toClinic: true }, clinicKills),
      ...repeated<Deed>({ what: 'kill', toClinic: false }, kills - clinicKills),
      ...repeated<Deed>({ what: 'drain', toClinic: false }, drains),
      ...repeated<Deed>({ what: 'pause', toClinic: false }, pauses),
    ].map((deed) => ({ atMs: random.between(0, durationMs), deed }));
    const restart: Deed = { what: 'restart', toClinic: false };
    // Evenly in between, where there is enough before and after each to be harmed.
    const restarts = repeated(restart, databaseRestarts).map((deed, index) => ({
      atMs: (durationMs * (index + 1)) / (databaseRestarts + 1),
      deed,
    }));
    return [...deeds, ...restarts].sort((one, other) => one.atMs - other.atMs);
  }

  async #begin({ what, toClinic }: Deed): Promise<void> {
    const { adapters, clinic, random } = this.#scene;
    if (what === 'restart') {
      await this.#restarting;
      this.#restarting = this.#restartDatabase();
      return this.#go(this.#restarting);
    }
    const victim = await this.#idle(toClinic ? [clinic] : adapters, random);
    this.#busy.add(victim);
    this.#go(this.#carryOut(what, victim).finally(() => this.#busy.delete(victim)));
  }

  async #idle(processes: readonly ProductProcess[], random: Random): Promise<ProductProcess> {
    for (;;) {
      const idle = processes.filter((process) => !this.#busy.has(process));
      if (idle.length > 0) return random.pick(idle);
      await this.#rest(20);
    }
  }

  #go(deed: Promise<void>): void {
    const followed = deed.finally(() => this.#underWay.delete(followed));
    this.#underWay.add(followed);
    // Told by `run`, which waits for everything.
    followed.catch(() => undefined);
  }

  async #carryOut(what: 'kill' | 'drain' | 'pause', victim: ProductProcess): Promise<void> {
    const fromMs = Date.now();
    if (what === 'pause') await this.#pause(victim);
    else await this.#endAndStart(what, victim);
    this.#note(what, victim.name, fromMs, this.#scene.adapters.indexOf(victim));
    if (victim === this.#scene.clinic) await this.#scene.clinicCameBack();
  }

  async #pause(victim: ProductProcess): Promise<void> {
    victim.pause();
    await this.#rest(this.#scene.random.between(pauseMs.least, pauseMs.most));
    victim.resume();
  }

  async #endAndStart(what: 'kill' | 'drain', victim: ProductProcess): Promise<void> {
    const { random } = this.#scene;
    if (what === 'kill') await victim.kill();
    else this.violations.push(...(await drainInOrder(victim)));
    await this.#rest(random.chance(0.3) ? 0 : random.between(0, longestAwayMs));
    await victim.start();
  }

  async #restartDatabase(): Promise<void> {
    const fromMs = Date.now();
    await this.#scene.restartDatabase?.();
    this.#note('restart', 'database', fromMs, -1);
  }

  #rest(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal: this.#calledOff.signal });
  }

  #note(what: Disturbance['what'], whom: string, fromMs: number, index: number): void {
    const replica = index < 0 ? null : index;
    this.disturbances.push({ what, whom, replica, fromMs, toMs: Date.now() });
    this.#scene.say(`${what} ${whom}, back after ${((Date.now() - fromMs) / 1000).toFixed(1)} s`);
  }
}

/** SIGTERM, and what was wrong with how the process ended. */
export async function drainInOrder(victim: ProductProcess): Promise<readonly Violation[]> {
  const { code, tookMs } = await victim.drain(drainMs);
  if (code === 0 && tookMs <= drainMs) return [];
  return [{ sentence: 0, what: `${victim.name} ended with code ${code} ${tookMs} ms after SIGTERM` }];
}

function repeated<T>(value: T, count: number): readonly T[] {
  return Array.from({ length: count }, () => value);
}
