import { Aggregator } from './aggregator.ts';
import { isAtWork } from './ask.ts';
import { disagreements } from './calm-check.ts';
import { systemOf } from './clinic-system.ts';
import type { Coverage } from './coverage.ts';
import { countHistory } from './history-coverage.ts';
import { haveLastWords } from './last-word.ts';
import { type Fate, SimNetwork } from './network.ts';
import { type Action, isUntroubled, type Plan, stormMs } from './plan.ts';
import { PromiseCheck, type Scene, type Violation } from './promise-check.ts';
import { aftermathMs, merchantAt, startMs } from './setting.ts';
import type { SimDisk } from './sim-disk.ts';
import { SimReplica, type Surroundings } from './sim-replica.ts';
import { staffAct } from './staff.ts';
import type { CallFault, StoreFault } from './troubles.ts';
import { World } from './world.ts';

/** Long enough for every late effect to come, to be noticed and to be put right. Mostly it is over much sooner. */
const calmMs = 120_000;
const sliceMs = 500;

/** Who stood still has to renew its lease first, which is tried at every tick. */
const thawedMs = 3_500;

/** While late effects are watched for, two rounds of that have to pass in which nothing happens. */
const watchRoundsMs = 13_000;

/**
 * Runs one history from first wish to last word, and gives what breaks the promise. `trace` gets a line for everything that happens.
 */
export async function runHistory(
  plan: Plan,
  disk: SimDisk,
  coverage: Coverage,
  trace: ((line: string) => void) | null = null,
): Promise<readonly Violation[]> {
  try {
    return await liveThrough(plan, disk, coverage, trace);
  } catch (cause) {
    return [{ sentence: 0, what: cause instanceof Error ? cause.message : String(cause) }];
  }
}

async function liveThrough(
  plan: Plan,
  disk: SimDisk,
  coverage: Coverage,
  trace: ((line: string) => void) | null,
): Promise<readonly Violation[]> {
  const world = new World(plan.seed, startMs);
  if (trace !== null) world.trace = (line) => trace(`${String(world.sinceStartMs).padStart(6)} ${line}`);
  disk.wipe(() => world.nowMs);
  const weather = new Weather(world, plan, coverage);
  const network = new SimNetwork(world, weather, coverage);
  const systems = plan.kinds.map((kind, number) =>
    systemOf(
      kind,
      number,
      plan,
      () => world.nowMs,
      (marker) => disk.tokenOf(marker),
    ),
  );
  const clinics = systems.map(({ clinic }) => clinic);
  const merchants = plan.kinds.map((kind, number) => merchantAt(number, plan.rules, kind));
  const around: Surroundings = {
    world,
    systems,
    merchants,
    network,
    disk,
    troubles: weather,
    coverage,
    crashAfter: (name) => weather.crashAfter(name),
    freezeAfter: (name) => weather.freezeAfter(name),
  };
  const replicas = Array.from({ length: plan.replicas }, (_, number) => new SimReplica(around, `p${number}`));
  for (const replica of replicas) replica.start();
  const aggregator = new Aggregator(world, replicas, merchants, clinics, plan);
  const scene: Scene = { world, plan, clinics, network, aggregator };
  const check = new PromiseCheck(scene);
  weather.found = (what) => check.found(0, what);
  for (const action of plan.actions)
    world.plan(action.atMs + 100, () => perform(action, scene, replicas, weather, coverage));
  await world.runUntil(startMs + stormMs + 200);
  weather.calm = true;
  world.trace?.('calm');
  await untilAgreed(scene, disk, replicas, check);
  if (plan.kinds.includes('service-combination')) await world.runUntil(startMs + stormMs + aftermathMs);
  await haveLastWords(scene, disk, check);
  await untilAgreed(scene, disk, replicas, check);
  nothingKept(scene, check);
  countHistory(scene, disk, coverage);
  return check.violations;
}

/** What goes wrong, and when it stops. */
class Weather implements Fate {
  calm = false;
  found: (what: string) => void = () => undefined;
  readonly downUntilMs = new Map<number, number>();
  readonly coverage: Coverage;
  readonly #world: World;
  readonly #plan: Plan;
  readonly #numbers = new Map<string, number>();

  constructor(world: World, plan: Plan, coverage: Coverage) {
    this.#world = world;
    this.#plan = plan;
    this.coverage = coverage;
  }

  get beyondReason(): boolean {
    return this.#plan.beyondReason;
  }

  numberOf(name: string): number {
    const number = (this.#numbers.get(name) ?? 0) + 1;
    this.#numbers.set(name, number);
    return number;
  }

  callFault(clinic: number, name: string): CallFault | undefined {
    if (this.calm) return undefined;
    if (this.#world.nowMs < (this.downUntilMs.get(clinic) ?? 0)) return 'refuse-connection';
    return this.#plan.callFaults[name];
  }

  lateMs(name: string): number | undefined {
    return this.#plan.lateMs[name];
  }

  storeFault(name: string): StoreFault | undefined {
    return this.calm ? undefined : this.#plan.storeFaults[name];
  }

  crashAfter(name: string): number | undefined {
    return this.calm ? undefined : this.#plan.crashes[name];
  }

  freezeAfter(name: string): number | undefined {
    return this.calm ? undefined : this.#plan.freezes[name];
  }
}

function perform(
  action: Action,
  scene: Scene,
  replicas: readonly SimReplica[],
  weather: Weather,
  coverage: Coverage,
): void {
  coverage.add(`action ${action.kind}`);
  const replicaAt = (number: number): SimReplica | undefined => replicas[number % replicas.length];
  switch (action.kind) {
    case 'crash':
      replicaAt(action.replica)?.crash(action.downMs);
      return;
    case 'freeze':
      replicaAt(action.replica)?.freeze(action.frozenMs);
      return;
    case 'drain':
      replicaAt(action.replica)?.drain(action.downMs);
      return;
    case 'clinic-down':
      scene.world.trace?.(`clinic ${action.clinic} is down for ${action.downMs} ms`);
      weather.downUntilMs.set(action.clinic, scene.world.nowMs + action.downMs);
      return;
    case 'staff':
      staffAct(action, scene, coverage);
      return;
    default:
      scene.aggregator.act(action);
  }
}

/**
 * A hold that nobody can name lapses by itself; any other is used or given up. So none is left of what was sent in calm, nor any at all
 * where nothing has gone wrong.
 */
function nothingKept({ plan, clinics }: Scene, check: PromiseCheck): void {
  const sinceMs = isUntroubled(plan) ? startMs : startMs + stormMs + 200;
  for (const clinic of clinics)
    for (const what of clinic.keptSince(sinceMs))
      check.found(6, `${what} is left, and lost to nobody's fault`);
}

/** Waits until nothing is under way and record and clinics agree; reports what still disagrees after the longest calm. */
async function untilAgreed(
  scene: Scene,
  disk: SimDisk,
  replicas: readonly SimReplica[],
  check: PromiseCheck,
): Promise<void> {
  const { world } = scene;
  const endMs = world.nowMs + calmMs;
  let restlessMs = world.nowMs;
  while (world.nowMs < endMs) {
    await world.runUntil(world.nowMs + sliceMs);
    if (!isStill(scene, disk, replicas)) restlessMs = world.nowMs;
    else if (world.nowMs - restlessMs < (isWatching(disk) ? watchRoundsMs : 0)) continue;
    else if (disagreements(scene, disk).length === 0) return;
  }
  for (const what of disagreements(scene, disk)) check.found(6, what);
}

/** Nothing is on its way: no process is down, no request unanswered, no call under way, no operation open but for a person. */
function isStill(
  { world, network, aggregator }: Scene,
  disk: SimDisk,
  replicas: readonly SimReplica[],
): boolean {
  return (
    replicas.every(({ core, frozenUntilMs }) => core !== null && frozenUntilMs + thawedMs <= world.nowMs) &&
    network.underWay === 0 &&
    !aggregator.asks.some(isAtWork) &&
    disk.rows(`SELECT 1 FROM operations WHERE state IN ('sent', 'unknown') LIMIT 1`).length === 0 &&
    !isRemoving(disk, world.nowMs)
  );
}

/** A cancel of what nobody wants may still take effect. */
function isRemoving(disk: SimDisk, nowMs: number): boolean {
  const [latest] = disk.rows(`SELECT max(fenced_until_ms) AS ms FROM bookings WHERE status = 'abandoned'`);
  return Number(latest?.['ms'] ?? 0) > nowMs;
}

function isWatching(disk: SimDisk): boolean {
  return disk.rows('SELECT 1 FROM operations WHERE watch_next_ms IS NOT NULL LIMIT 1').length > 0;
}
