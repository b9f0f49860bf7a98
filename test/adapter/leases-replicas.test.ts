import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bookingWith, isFree, type LeasedSlot, leaseRequest, outcomeOf } from './leases.ts';
import { bookingRequest, RunningSystem, seoulTime } from './running-system.ts';

type Json = Record<string, unknown>;

let folder: string;
let systems: readonly RunningSystem[];

/** Two adapters that share the record, and the clinic of the first. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'leases-of-two-'));
  const first = await RunningSystem.start({ DATA_DIR: folder });
  const second = await RunningSystem.start({ DATA_DIR: folder, CLINIC_PORT: String(first.clinic.port) });
  systems = [first, second];
});
afterAll(async () => {
  await Promise.all(systems.map((system) => system.stop()));
  rmSync(folder, { recursive: true });
});

function at(index: number): RunningSystem {
  const system = systems[index % systems.length];
  if (system === undefined) throw new Error('there are two systems');
  return system;
}

const laser = (days: number): LeasedSlot => ({
  service: 'laser-toning',
  startSec: seoulTime(days, 10),
  durationSec: 3600,
});

test('what one adapter has leased the other shows as taken, and books for whoever names the lease', async () => {
  const slot = laser(2);
  const request = leaseRequest('shared', slot);
  const leased = await at(0).http('CreateLease', request);
  expect(await outcomeOf(at(1).http('CreateBooking', bookingRequest(1, slot)))).toBe('SLOT_UNAVAILABLE');
  while ((await isFree(at(1), slot)) !== false) await new Promise(setImmediate);
  expect(await at(1).http('CreateLease', request)).toEqual(leased);
  const id = String((leased.body['lease'] as Json)['lease_id']);
  const { body } = await at(1).http('CreateBooking', bookingWith(id, 2, slot));
  expect(body).toMatchObject({ booking: { status: 'CONFIRMED' } });
  expect(await outcomeOf(at(0).http('CreateBooking', bookingWith(id, 3, slot)))).toBe('LEASE_EXPIRED');
  const booking = { booking_id: (body['booking'] as Json)['booking_id'], status: 'CANCELED' };
  await at(0).http('UpdateBooking', { booking });
  // Neither shows what became a booking as leased for ever.
  for (const system of systems) while ((await isFree(system, slot)) !== true) await new Promise(setImmediate);
});

test('of 16 leases at both adapters at once exactly as many are granted as places are free', async () => {
  const slot: LeasedSlot = { service: 'consultation', startSec: seoulTime(3, 10), durationSec: 1800 };
  const outcomes = await Promise.all(
    Array.from({ length: 16 }, (_, index) =>
      outcomeOf(at(index).http('CreateLease', leaseRequest(`race-${index}`, slot))),
    ),
  );
  expect(outcomes.filter((outcome) => outcome === 'SLOT_UNAVAILABLE')).toHaveLength(14);
});

test('of 8 requests with one reference at both adapters at once all get one lease', async () => {
  const slot = laser(4);
  const request = leaseRequest('twins', slot);
  const replies = await Promise.all(
    Array.from({ length: 8 }, (_, index) => at(index).http('CreateLease', request)),
  );
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
});
