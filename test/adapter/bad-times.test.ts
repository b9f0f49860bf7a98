import { type ServiceError, status } from '@grpc/grpc-js';
import type { MethodName } from '../../src/contract/wire/protos.ts';
import { bookingRequest, RunningSystem, seoulTime } from './running-system.ts';

let system: RunningSystem;
let id: string;

const own = { service: 'consultation', startSec: seoulTime(2, 10), durationSec: 1_800 };
const slot = { merchant_id: 'seoul-clinic', service_id: own.service };

beforeAll(async () => {
  system = await RunningSystem.start();
  const { body } = await system.http('CreateBooking', bookingRequest(1, own));
  id = String(Object(body['booking'])['booking_id']);
});
afterAll(() => system.stop());

interface Times {
  readonly start_sec: number;
  readonly duration_sec: number;
}

/** The message of a method with these times, and the field that the slot is under. */
const asked: Readonly<Record<string, readonly [string, (times: Times) => object]>> = {
  CreateBooking: ['slot', (times) => ({ ...bookingRequest(2, own), slot: { ...slot, ...times } })],
  UpdateBooking: ['booking.slot', (times) => ({ booking: { booking_id: id, slot: times } })],
  CheckAvailability: ['slot', (times) => ({ slot: { ...slot, ...times } })],
  BatchAvailabilityLookup: [
    'slot_time[0]',
    (times) => ({ merchant_id: 'seoul-clinic', slot_time: [{ service_id: own.service, ...times }] }),
  ],
};

const changes: readonly string[] = ['CreateBooking', 'UpdateBooking'];
const dayInThePast = seoulTime(-1, 10);

const bad = [
  ['off the grid', { start_sec: seoulTime(3, 10, 1) }, 'start_sec'],
  ['before 1970', { start_sec: -86_400 }, 'start_sec'],
  ['from 2038 on', { start_sec: Date.UTC(2038, 0, 20) / 1_000 }, 'start_sec'],
  ['beyond every calendar', { start_sec: Number.MAX_SAFE_INTEGER }, 'start_sec'],
  ['of another length', { duration_sec: 3_600 }, 'duration_sec'],
  ['of a negative length', { duration_sec: -1_800 }, 'duration_sec'],
  ['of endless length', { duration_sec: Number.MAX_SAFE_INTEGER }, 'duration_sec'],
  ['that has begun', { start_sec: dayInThePast }, 'start_sec'],
] as const;

const cases = Object.keys(asked).flatMap((method) =>
  bad
    .filter(([, times]) => changes.includes(method) || !Object.values(times).includes(dayInThePast))
    .map(([what, times, member]) => [method, what, times, member] as const),
);

async function viaGrpc(method: string, request: object): Promise<unknown> {
  const error = await system.grpc(method as MethodName, request).catch((given: ServiceError) => given);
  return 'metadata' in error ? { code: error.code, field: error.metadata.get('error-field')[0] } : error;
}

test.each(cases)(
  '%s with a slot %s names the field, and changes nothing',
  async (method, _, times, member) => {
    const [under, messageOf] = asked[method] ?? ['', Object];
    const request = messageOf({ start_sec: seoulTime(3, 10), duration_sec: 1_800, ...times });
    const before = system.clinic.control.state().schedules;
    const field = `${under}.${member}`;
    expect(await system.http(method, request)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid-argument', field } },
    });
    expect(await viaGrpc(method, request)).toEqual({ code: status.INVALID_ARGUMENT, field });
    expect(system.clinic.control.state().schedules).toEqual(before);
  },
);

test.each(['CheckAvailability', 'BatchAvailabilityLookup'])(
  '%s finds no place in a slot that has begun',
  async (method) => {
    const [, messageOf] = asked[method] ?? ['', Object];
    const { body } = await system.http(method, messageOf({ start_sec: dayInThePast, duration_sec: 1_800 }));
    expect(JSON.stringify(body)).toMatch(/"available":false|"count_available":0/);
  },
);
