import { z } from 'zod';
import {
  seoulApiKey,
  seoulClinic,
  seoulGroupIds,
  utrechtResourceIds,
} from '../../src/sandbox-clinic/demo-data.ts';
import { type FaultEffect, type FaultOrder, faultEffects } from '../../src/sandbox-clinic/faults/fault.ts';
import type { Random } from '../simulation/random.ts';
import { appointmentOf, reservationOf, stateSchema } from './clinic-state.ts';
import type { HoldsAtLast, Reservation, Snapshot, StaffDeed } from './record.ts';

const bookedSchema = z.object({ schedule: z.object({ scheduleId: z.string(), visitorId: z.string() }) });

const settingsSchema = z.object({ holdLifetimeSec: z.number(), clockOffsetSec: z.number() });

const faultsSchema = z.object({
  faults: z.array(z.object({ faultId: z.number(), effect: z.enum(faultEffects), timesLeft: z.number() })),
});

const slotsSchema = z.object({
  data: z.array(
    z.object({
      reservationGroupId: z.string(),
      zone: z.object({ id: z.string() }),
      capacity: z.number(),
    }),
  ),
});

/** Ordered with a number of times that is never used up, so that what is left tells how often a fault hit. */
const plenty = 1_000_000;

/** How often each fault hits a call, of each command and of each query. */
const commandRate = 0.03;
const queryRate = 0.015;

const commands = [
  ...['reserve', 'reserve-by-visitor-id', 'update-reservation', 'cancel-reservation'],
  ...['reserve-time-slot', 'confirm-reservation', 'release-reservation'],
  ...['reschedule-appointment', 'cancel-appointment'],
  ...['register-visitor-images'],
];

const controlMs = 5_000;

class ClinicRefusal extends Error {
  readonly status: number;

  constructor(path: string, status: number, text: string) {
    super(`the clinic answered ${path} with ${status}: ${text}`);
    this.status = status;
  }
}

/** The sandbox clinic's control interface, as the run uses it. */
export class ClinicView {
  readonly #url: string;
  readonly #hits = new Map<FaultEffect, number>();
  #left = new Map<number, number>();

  constructor(url: string) {
    this.#url = url;
  }

  /** How often each kind of fault hit a call; those between a look and a kill are missing. */
  get hits(): ReadonlyMap<FaultEffect, number> {
    return this.#hits;
  }

  async snapshot(): Promise<Snapshot> {
    const fromMs = Date.now();
    const { schedules, appointments } = await this.#state();
    const toMs = Date.now();
    const live = [
      ...schedules.filter(({ status }) => status !== 'CANCELED' && status !== 'NO_SHOW').map(reservationOf),
      ...appointments.filter(({ status }) => status !== 'CANCELED').map(appointmentOf),
    ];
    return { fromMs, toMs, live };
  }

  /** How often images of each visitor are there. */
  async images(): Promise<ReadonlyMap<string, number>> {
    const { images } = await this.#state();
    const byVisitor = Map.groupBy(images, ({ visitorId }) => visitorId);
    return new Map([...byVisitor].map(([visitor, some]) => [visitor, some.length]));
  }

  /** Has charts opened for people whom the house books for: each had a visit that was cancelled. Gives the visitors' ids. */
  async openCharts(count: number): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let number = 0; number < count; number += 1) {
      const booked = await this.#control('POST', 'front-desk', {
        action: 'book',
        reservationGroupId: seoulGroupIds.consultation,
        visitorName: `House ${number}`,
        visitorPhone: { countryCode: '82', phoneNumber: `105550${1000 + number}` },
        startDateTimeUtc: new Date(Date.now() + (1 + number) * 86_400_000).toISOString(),
      });
      const { schedule } = bookedSchema.parse(booked);
      await this.#control('POST', 'front-desk', { action: 'cancel', scheduleId: schedule.scheduleId });
      ids.push(schedule.visitorId);
    }
    return ids;
  }

  async #state(): Promise<z.output<typeof stateSchema>> {
    return stateSchema.parse(await this.#control('GET', 'state'));
  }

  /** The limits of the second system would only slow the run down; tests of its driver keep to them. */
  async liftLimits(): Promise<void> {
    await this.#control('PUT', 'settings', { rateLimitPerMinute: 0, oauthRequestsPerSec: 0 });
  }

  /** What the staff do. Gives whether it was done, null when the clinic went away at the question. */
  async frontDesk(
    what: StaffDeed['what'],
    { merchant, scheduleId }: Reservation,
    startSec: number,
  ): Promise<boolean | null> {
    const start = new Date(startSec * 1000).toISOString();
    const isAppointment = merchant === 'utrecht-clinic';
    const whom = isAppointment ? { appointmentId: scheduleId } : { scheduleId };
    const where = isAppointment ? { startTime: start } : { startDateTimeUtc: start };
    try {
      await this.#control('POST', 'front-desk', {
        action: what,
        ...whom,
        ...(what === 'move' ? where : {}),
      });
      return true;
    } catch (error) {
      // Moved by the adapter meanwhile, an appointment may have got another id.
      if (error instanceof ClinicRefusal && error.status === 404) return false;
      if (!isAbsence(error)) throw error;
      return isNeverSent(error) ? false : null;
    }
  }

  /** Looks at the holds of now, and again after the clinic's clock was set forward to when each of them has ended. */
  async holdsAtLast(quietMs: number): Promise<HoldsAtLast> {
    const { holds } = await this.#state();
    const settings = settingsSchema.parse(await this.#control('GET', 'settings'));
    const { holdLifetimeSec, clockOffsetSec } = settings;
    const made = holds.map(
      ({ expiresAt }) => Date.parse(expiresAt) - (holdLifetimeSec + clockOffsetSec) * 1000,
    );
    await this.#control('PUT', 'settings', { clockOffsetSec: clockOffsetSec + holdLifetimeSec + 1 });
    const later = await this.#state();
    return {
      left: holds.length,
      madeAfterCalm: made.filter((madeMs) => madeMs > quietMs).length,
      afterTheirTime: later.holds.length,
    };
  }

  /** Everything that can go wrong with a call, each a little; they are gone after a restart of the clinic. */
  async orderFaults(random: Random, mostDelayMs: number): Promise<void> {
    this.#left.clear();
    const operations = [
      ...commands.map((operation) => ({ operation, rate: commandRate })),
      { operation: '*', rate: queryRate },
    ];
    for (const { operation, rate } of operations) {
      for (const effect of faultEffects) {
        await this.#order({
          operation,
          effect,
          times: plenty,
          probability: rate,
          seed: random.between(0, 2 ** 31),
          delayMs: random.between(100, mostDelayMs),
        });
      }
    }
  }

  async countHits(): Promise<void> {
    const { faults } = faultsSchema.parse(await this.#control('GET', 'faults'));
    for (const { faultId, effect, timesLeft } of faults) {
      const hits = (this.#left.get(faultId) ?? plenty) - timesLeft;
      this.#hits.set(effect, (this.#hits.get(effect) ?? 0) + hits);
      this.#left.set(faultId, timesLeft);
    }
  }

  async endFaults(): Promise<void> {
    await this.#control('DELETE', 'faults');
  }

  /** Places of each zone, as its slots say. */
  async capacities(): Promise<ReadonlyMap<string, number>> {
    const { token } = z
      .object({ token: z.string() })
      .parse(await this.#post('/open/authorization/commands/exchange-token', { key: seoulApiKey }, {}));
    const fromMs = Date.now() + 86_400_000;
    const { data } = slotsSchema.parse(
      await this.#post(
        '/schedule/open/v2/queries/get-reservation-slots-by-groups',
        {
          reservationGroupIds: seoulClinic.groups.map(({ reservationGroupId }) => reservationGroupId),
          startDateTimeUtc: new Date(fromMs).toISOString(),
          endDateTimeUtc: new Date(fromMs + 2 * 86_400_000).toISOString(),
        },
        { authorization: `Bearer ${token}` },
      ),
    );
    const zones = data.map(({ zone, capacity }) => [zone.id, capacity] as const);
    return new Map([...zones, [utrechtResourceIds.nurse, 1]]);
  }

  async #order(order: FaultOrder): Promise<void> {
    await this.#control('POST', 'faults', order);
  }

  #control(method: string, call: string, body?: object): Promise<unknown> {
    return this.#fetch(`/_control/${call}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  #post(path: string, body: object, headers: Readonly<Record<string, string>>): Promise<unknown> {
    return this.#fetch(path, { method: 'POST', body: JSON.stringify(body), headers });
  }

  async #fetch(
    path: string,
    { headers = {}, ...init }: { method: string; body?: string; headers?: Readonly<Record<string, string>> },
  ): Promise<unknown> {
    const response = await fetch(`${this.#url}${path}`, {
      ...init,
      headers: { 'content-type': 'application/json', ...headers },
      signal: AbortSignal.timeout(controlMs),
    });
    const text = await response.text();
    if (!response.ok) throw new ClinicRefusal(path, response.status, text);
    return JSON.parse(text);
  }
}

/** The clinic is dead at the moment, or died at the question. Known by name: a test's classes of errors aren't those of `fetch`. */
export function isAbsence(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('message' in error && 'name' in error)) return false;
  return error.name === 'TimeoutError' || error.message === 'fetch failed' || error.message === 'terminated';
}

/** Nobody listened, so nothing was done. */
function isNeverSent(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('cause' in error)) return false;
  const { cause } = error;
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ECONNREFUSED';
}
