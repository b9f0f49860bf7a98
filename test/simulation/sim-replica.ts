import { type RunningCore, startCore } from '../../src/core/assemble-core.ts';
import type { Dependencies } from '../../src/core/dependencies.ts';
import { ownerId } from '../../src/core/identifiers.ts';
import type { Steps } from '../../src/store/sqlite/steps.ts';
import { calendarOf, merchant } from './setting.ts';
import type { SimClinic } from './sim-clinic.ts';
import { type Network, SimDriver } from './sim-driver.ts';
import { type SimDisk, type StoreTroubles, simStore } from './sim-store.ts';
import type { World } from './world.ts';

/** Everything that outlives a process. */
export interface Surroundings {
  readonly world: World;
  readonly clinic: SimClinic;
  readonly network: Network;
  readonly disk: SimDisk;
  readonly steps: Steps;
  readonly troubles: StoreTroubles;
  /** Called before a process goes on after an await; gives how long it is to be down when it is to die there. */
  crashHere(): number | undefined;
  log(level: string, message: string, facts: object): void;
}

/** One adapter process that can be killed at any await, and comes back as a new one. */
export class SimReplica {
  readonly #around: Surroundings;
  readonly #name: string;
  #life = 0;
  #core: RunningCore | null = null;

  constructor(around: Surroundings, name: string) {
    this.#around = around;
    this.#name = name;
  }

  /** null while it is down or starting. */
  get core(): RunningCore | null {
    return this.#core;
  }

  get life(): number {
    return this.#life;
  }

  start(): void {
    this.#life += 1;
    const life = this.#life;
    const alive = (): boolean => this.#life === life;
    const resumes = (): boolean => {
      if (!alive()) return false;
      const downMs = this.#around.crashHere();
      if (downMs === undefined) return true;
      this.crash(downMs);
      return false;
    };
    const { world, clinic, network, disk, steps, troubles, log } = this.#around;
    const owner = ownerId(`${this.#name}.${life}`);
    let count = 0;
    const dependencies: Dependencies = {
      clock: world.clock(alive),
      randomness: {
        fraction: () => world.random.fraction(),
        id: () => {
          count += 1;
          return `${this.#name}x${life}x${count}`;
        },
      },
      store: simStore(world, disk, steps, troubles, resumes),
      clinics: new Map([
        [merchant.id, { merchant, driver: new SimDriver(world, clinic, network, calendarOf, resumes) }],
      ]),
      owner,
      log: {
        info: (facts, message) => log('info', message, facts),
        warn: (facts, message) => log('warn', message, facts),
        error: (facts, message) => log('error', message, facts),
      },
    };
    const settings = { tickMs: 3_000, reconcileAgeMs: 20_000, reconcilePerTick: 10, watchEveryMs: 6_000 };
    startCore(dependencies, settings).then(
      (core) => {
        if (alive()) this.#core = core;
      },
      // The store was in trouble at the wrong moment: a process manager starts it again.
      () => {
        if (alive()) this.crash(500);
      },
    );
  }

  /** SIGKILL: nothing of it goes on. */
  crash(downMs: number): void {
    this.#life += 1;
    this.#core = null;
    this.#around.network.coverage.add('crash');
    this.#around.world.plan(downMs, () => this.start());
  }

  /** SIGTERM: it finishes what it can, and then comes back. */
  drain(downMs: number): void {
    const core = this.#core;
    if (core === null) return;
    const life = this.#life;
    this.#core = null;
    this.#around.network.coverage.add('drain');
    const restart = (): void => {
      if (this.#life === life) this.crash(downMs);
    };
    core.drain(4_000).then(restart, restart);
    this.#around.world.plan(10_000, restart);
  }
}
