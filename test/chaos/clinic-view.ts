import { z } from 'zod';
import { seoulApiKey, seoulClinic } from '../../src/sandbox-clinic/demo-data.ts';
import { type FaultEffect, type FaultOrder, faultEffects } from '../../src/sandbox-clinic/faults/fault.ts';
import type { Random } from '../simulation/random.ts';
import type { Reservation, Snapshot } from './record.ts';

const stateSchema = z.object({
  schedules: z.array(
    z.object({
      scheduleId: z.string(),
      status: z.string(),
      startDateTimeUtc: z.string(),
      endDateTimeUtc: z.string(),
      zoneId: z.string(),
      reservationMemo: z.string().nullable(),
    }),
  ),
});

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

const commands = ['reserve', 'reserve-by-visitor-id', 'update-reservation', 'cancel-reservation'];

const controlMs = 5_000;

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
    const { schedules } = stateSchema.parse(await this.#control('GET', 'state'));
    const toMs = Date.now();
    const live = schedules.filter(({ status }) => status !== 'CANCELED' && status !== 'NO_SHOW');
    return { fromMs, toMs, live: live.map(reservationOf) };
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
    return new Map(data.map(({ zone, capacity }) => [zone.id, capacity]));
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
    if (!response.ok) throw new Error(`the clinic answered ${path} with ${response.status}: ${text}`);
    return JSON.parse(text);
  }
}

type ScheduleState = z.output<typeof stateSchema>['schedules'][number];

/** The memo is the marker and then the visitor's own words, which are the token here. */
export function reservationOf(schedule: ScheduleState): Reservation {
  const [marker = '', token = ''] = (schedule.reservationMemo ?? '').split(' ');
  return {
    scheduleId: schedule.scheduleId,
    token,
    bookingId: marker.replace(/^G-/, ''),
    zone: schedule.zoneId,
    startSec: Date.parse(schedule.startDateTimeUtc) / 1000,
    endSec: Date.parse(schedule.endDateTimeUtc) / 1000,
  };
}
