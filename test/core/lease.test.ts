import { StoreTrouble } from '../../src/core/booking-store.ts';
import { ownerId } from '../../src/core/identifiers.ts';
import { Lease, leaseMs } from '../../src/core/lease.ts';

let nowMs: number;
let isStoreThere: boolean;
let lease: Lease;

beforeEach(() => {
  nowMs = 1_000_000;
  isStoreThere = true;
  const clock = {
    now: () => nowMs,
    after: () => {
      throw new Error('no timer is needed');
    },
  };
  const renewOwner = async (): Promise<void> => {
    if (!isStoreThere) throw new StoreTrouble('away');
  };
  lease = new Lease(clock, { renewOwner, resignOwner: async () => undefined }, ownerId('me'));
});

test('it is held from its renewal until a second before the others may take over', async () => {
  expect(lease.holds()).toBe(false);
  await lease.renew();
  expect(lease.holds()).toBe(true);
  nowMs += leaseMs - 1_001;
  expect(lease.holds()).toBe(true);
  nowMs += 1;
  expect(lease.holds()).toBe(false);
});

test('it is counted from before the store was asked', async () => {
  const renewed = lease.renew();
  nowMs += leaseMs - 1_000;
  await renewed;
  expect(lease.holds()).toBe(false);
});

test('a renewal that the store does not take leaves the one before', async () => {
  await lease.renew();
  isStoreThere = false;
  nowMs += 2_000;
  await expect(lease.renew()).rejects.toThrow(StoreTrouble);
  expect(lease.holds()).toBe(true);
  nowMs += 2_000;
  expect(lease.holds()).toBe(false);
});

test('a clock that is put back does not make it last longer: it is not held until it is renewed', async () => {
  await lease.renew();
  nowMs -= 3_600_000;
  expect(lease.holds()).toBe(false);
  await lease.renew();
  expect(lease.holds()).toBe(true);
});

test('who resigns holds it no more', async () => {
  await lease.renew();
  await lease.resign();
  expect(lease.holds()).toBe(false);
});
