import { type RunningCore, startCore } from '../../src/core/assemble-core.ts';
import type { Merchant } from '../../src/core/catalogue.ts';
import type { EpochMs, Randomness } from '../../src/core/clock.ts';
import type { Clinic, Dependencies } from '../../src/core/dependencies.ts';
import { ownerId } from '../../src/core/identifiers.ts';
import { type ClinicSystem, driverFor } from './clinic-system.ts';
import type { Coverage } from './coverage.ts';
import type { SimNetwork } from './network.ts';
import { idOf } from './process-ids.ts';
import type { SimDisk } from './sim-disk.ts';
import { type StoreTroubles, simStore } from './sim-store.ts';
import type { World } from './world.ts';

/** Everything that outlives a process. */
export interface Surroundings {
  readonly world: World;
  readonly systems: readonly ClinicSystem[];
  readonly merchants: readonly Merchant[];
  readonly network: SimNetwork;
  readonly disk: SimDisk;
  readonly troubles: StoreTroubles;
  readonly coverage: Coverage;
  /** How long a process is to be down that dies right after that call or step, before it hears of it. */
  crashAfter(name: string): number | undefined;
  /** How long it stands still there. */
  freezeAfter(name: string): number | undefined;
}

const settings = {
  tickMs: 3_000,
  reconcileAgeMs: 20_000,
  reconcilePerTick: 10,
  watchEveryMs: 6_000,
  eraseEveryMs: 86_400_000,
  eraseAfterSec: 86_400 * 365,
  erasePerTurn: 10,
  keepAuditSec: 86_400 * 365,
  auditPerTurn: 10,
};

/** One adapter process that can be killed at any await, or frozen, and comes back as a new one. */
export class SimReplica {
  readonly #around: Surroundings;
  readonly #name: string;
  #life = 0;
  readonly #deaths = new Map<number, EpochMs>();
  #frozenUntilMs: EpochMs = 0;
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

  /** When that life ended; null while it lasts. */
  deathOf(life: number): EpochMs | null {
    return this.#deaths.get(life) ?? null;
  }

  get frozenUntilMs(): EpochMs {
    return this.#frozenUntilMs;
  }

  start(): void {
    this.#life += 1;
    const life = this.#life;
    this.#frozenUntilMs = 0;
    const { world, systems, merchants, network, disk, troubles, coverage } = this.#around;
    const go = (action: () => void): void => {
      if (this.#life !== life) return;
      if (world.nowMs >= this.#frozenUntilMs) action();
      else world.plan(this.#frozenUntilMs - world.nowMs, () => go(action));
    };
    const deliver = (name: string, action: () => void): void =>
      go(() => {
        const frozenMs = this.#around.freezeAfter(name);
        if (frozenMs !== undefined) {
          coverage.add(`freeze after ${name.slice(0, name.indexOf('#'))}`);
          this.freeze(frozenMs);
          go(action);
          return;
        }
        const downMs = this.#around.crashAfter(name);
        if (downMs === undefined) {
          action();
          return;
        }
        coverage.add(`crash after ${name.slice(0, name.indexOf('#'))}`);
        this.crash(downMs);
      });
    const owner = `${this.#name}.${life}`;
    const jitter = world.luck(owner);
    let count = 0;
    const clock = world.clock(go);
    const randomness: Randomness = {
      fraction: () => jitter.fraction(),
      id: () => {
        count += 1;
        return idOf(owner, count);
      },
    };
    const warn = (message: string): void => this.#log('warn', message);
    const clinicOf = (merchant: Merchant, number: number, system: ClinicSystem): Clinic => ({
      merchant,
      driver: driverFor(system, number, { world, network, deliver, clock, randomness, warn }),
    });
    const dependencies: Dependencies = {
      clock,
      randomness,
      store: simStore(world, disk, troubles, deliver),
      clinics: new Map(
        systems.flatMap((system, number) => {
          const merchant = merchants[number];
          return merchant === undefined ? [] : [[merchant.id, clinicOf(merchant, number, system)] as const];
        }),
      ),
      owner: ownerId(owner),
      keyedHash: (text) => text,
      log: {
        info: (_facts, message) => this.#log('info', message),
        warn: (_facts, message) => this.#log('warn', message),
        error: (facts, message) => this.#log('error', message, facts),
      },
    };
    world.trace?.(`${owner} starts`);
    startCore(dependencies, settings).then(
      (core) => {
        if (this.#life === life) this.#core = core;
      },
      // The store was in trouble at the wrong moment: a process manager starts it again.
      () => {
        if (this.#life === life) this.crash(500);
      },
    );
  }

  /** SIGKILL: nothing of it goes on. */
  crash(downMs: number): void {
    const { world } = this.#around;
    world.trace?.(`${this.#name}.${this.#life} dies`);
    this.#deaths.set(this.#life, world.nowMs);
    this.#life += 1;
    this.#core = null;
    const down = this.#life;
    world.plan(downMs, () => {
      if (this.#life === down) this.start();
    });
  }

  /**
   * SIGSTOP, a full disk, a garbage collection without end: it goes on later, as if nothing had been. All of it at once: who stands
   * still already stays so until the later of the two ends.
   */
  freeze(frozenMs: number): void {
    const { world } = this.#around;
    world.trace?.(`${this.#name}.${this.#life} freezes for ${frozenMs} ms`);
    this.#frozenUntilMs = Math.max(this.#frozenUntilMs, world.nowMs + frozenMs);
  }

  /** SIGTERM: it finishes what it can, and then comes back. */
  drain(downMs: number): void {
    const core = this.#core;
    if (core === null) return;
    const life = this.#life;
    this.#core = null;
    this.#around.world.trace?.(`${this.#name}.${life} drains`);
    const restart = (): void => {
      if (this.#life === life) this.crash(downMs);
    };
    core.drain(4_000).then(restart, restart);
    this.#around.world.plan(10_000, restart);
  }

  #log(level: string, message: string, facts?: object): void {
    this.#around.coverage.add(`log ${message}`);
    this.#around.world.trace?.(`${this.#name}.${this.#life} ${level}: ${message} ${causeIn(facts)}`);
  }
}

function causeIn(facts: object | undefined): string {
  if (facts === undefined || !('cause' in facts)) return '';
  return facts.cause instanceof Error ? `(${facts.cause.message})` : '';
}
