import { Aggregator } from './aggregator.ts';
import type { Coverage } from './coverage.ts';
import { type Action, type Plan, stormMs } from './plan.ts';
import { PromiseCheck, type Violation } from './promise-check.ts';
import { calendarOf, calendars, lateCommitMs, personAt, serviceAt, slotStart, startMs } from './setting.ts';
import { SimClinic } from './sim-clinic.ts';
import type { Network } from './sim-driver.ts';
import { SimReplica, type Surroundings } from './sim-replica.ts';
import { diskSteps, type SimDisk } from './sim-store.ts';
import { World } from './world.ts';

/** Long enough for every late effect to come, to be noticed and to be put right. */
const calmMs = 90_000;

/** After calm everything is asked once more; the answers get this long. */
const lastWordMs = 6_000;

/** Runs one history from first wish to last check. */
export async function runHistory(
  plan: Plan,
  disk: SimDisk,
  coverage: Coverage,
  log: Surroundings['log'] = () => undefined,
): Promise<readonly Violation[]> {
  disk.wipe();
  const world = new World(plan.seed ^ 0x5eed, startMs);
  const clinic = new SimClinic(plan.corners, calendars);
  const weather = new Weather(world, plan, coverage);
  const around: Surroundings = {
    world,
    clinic,
    network: weather,
    disk,
    steps: diskSteps(disk, world),
    troubles: { nextFault: () => weather.nextStoreFault(), coverage },
    crashHere: () => weather.crashHere(),
    log,
  };
  const replicas = Array.from({ length: plan.replicas }, (_, number) => new SimReplica(around, `p${number}`));
  for (const replica of replicas) replica.start();
  const aggregator = new Aggregator(world, replicas);
  const check = new PromiseCheck(world, plan, clinic, aggregator);
  for (const action of plan.actions) {
    world.plan(action.atMs + 100, () => perform(action, around, replicas, aggregator, check, weather));
  }
  await world.runUntil(startMs + stormMs);
  weather.calm = true;
  await world.runUntil(startMs + stormMs + calmMs);
  for (const wish of aggregator.wishes.values()) if (wish.bookingId === null) aggregator.create(wish);
  await world.runUntil(startMs + stormMs + calmMs + lastWordMs);
  for (const replica of replicas) countStates(around, coverage, replica);
  check.final(around.steps, disk.connection);
  return check.violations;
}

/** What goes wrong, and when it stops. */
class Weather implements Network {
  calm = false;
  downUntilMs = 0;
  readonly coverage: Coverage;
  readonly #world: World;
  readonly #plan: Plan;
  #calls = 0;
  #steps = 0;
  #awaits = 0;

  constructor(world: World, plan: Plan, coverage: Coverage) {
    this.#world = world;
    this.#plan = plan;
    this.coverage = coverage;
  }

  nextFault(): ReturnType<Network['nextFault']> {
    this.#calls += 1;
    return this.calm ? undefined : this.#plan.callFaults.get(this.#calls);
  }

  nextStoreFault(): ReturnType<Surroundings['troubles']['nextFault']> {
    this.#steps += 1;
    return this.calm ? undefined : this.#plan.storeFaults.get(this.#steps);
  }

  crashHere(): number | undefined {
    this.#awaits += 1;
    return this.calm ? undefined : this.#plan.crashesAtAwait.get(this.#awaits);
  }

  clinicIsUp(): boolean {
    return this.calm || this.#world.nowMs >= this.downUntilMs;
  }

  lateMs(): number {
    const { random } = this.#world;
    return this.#plan.beyondReason
      ? random.between(0, 4 * lateCommitMs)
      : random.between(0, lateCommitMs - 1_500);
  }
}

function perform(
  action: Action,
  around: Surroundings,
  replicas: readonly SimReplica[],
  aggregator: Aggregator,
  check: PromiseCheck,
  weather: Weather,
): void {
  around.network.coverage.add(`action ${action.kind}`);
  switch (action.kind) {
    case 'crash':
      replicas[action.replica % replicas.length]?.crash(action.downMs);
      return;
    case 'drain':
      replicas[action.replica % replicas.length]?.drain(action.downMs);
      return;
    case 'clinic-down':
      weather.downUntilMs = around.world.nowMs + action.downMs;
      return;
    case 'staff':
      staffActs(action, around, aggregator, check);
      return;
    default:
      aggregator.act(action);
  }
}

function staffActs(
  action: Extract<Action, { kind: 'staff' }>,
  { world, clinic }: Surroundings,
  aggregator: Aggregator,
  check: PromiseCheck,
): void {
  check.lastStaffMs = world.nowMs;
  const startSec = slotStart(action.slot);
  if (action.deed === 'book') {
    const place = { calendar: calendarOf(serviceAt(0).id), zone: 'z1' };
    clinic.reserve(
      {
        startSec,
        endSec: startSec + 1_800,
        place,
        visitorId: null,
        person: personAt(9),
        marker: '',
        token: '',
      },
      world.nowMs,
      true,
    );
    return;
  }
  const token = aggregator.wishes.get(action.wish)?.token;
  const reservation = clinic.reservations.find(
    (known) => known.token === token && known.status === 'reserved',
  );
  if (reservation === undefined) return;
  if (action.deed === 'move') {
    const lengthSec = reservation.endSec - reservation.startSec;
    clinic.move(reservation.scheduleId, { startSec, endSec: startSec + lengthSec, place: reservation }, true);
    return;
  }
  clinic.end(reservation.scheduleId, action.deed === 'cancel' ? 'cancelled' : 'no-show', true);
}

function countStates({ disk }: Surroundings, coverage: Coverage, _replica: SimReplica): void {
  for (const row of disk.connection.prepare('SELECT state, intent, sends FROM operations').all()) {
    const { kind } = JSON.parse(String(row['intent'])) as { kind: string };
    coverage.add(`end ${kind} ${String(row['state'])}`);
    if (Number(row['sends']) > 1) coverage.add(`sent again: ${kind}`);
  }
}
