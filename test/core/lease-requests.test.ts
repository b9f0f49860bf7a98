import { type RunningCore, startCore } from '../../src/core/assemble-core.ts';
import type { LeaseRequest } from '../../src/core/booking-core.ts';
import type { BookingStore } from '../../src/core/booking-store.ts';
import type { Merchant } from '../../src/core/catalogue.ts';
import type { ClinicDriver, HoldPort } from '../../src/core/clinic-driver.ts';
import { leaseReference, ownerId } from '../../src/core/identifiers.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { clinic as fakeClinic, partner } from '../contract/fake-core.ts';
import { ManualClock } from '../drivers/clinic-gate/manual-clock.ts';
import { sealer } from '../store/test-vault.ts';
import { dependenciesOf, idleRecovery } from './dependencies-of.ts';

const merchant: Merchant = { ...fakeClinic, patience: { ...fakeClinic.patience, commandMs: 1_000 } };
/** On the grid, some hours after the clock's beginning. */
const startSec = 14_400;

let clock: ManualClock;
let store: BookingStore;
let cores: RunningCore[] = [];
/** Of the one place that the clinic has. */
let heldInClinic = 0;
let reads = 0;

beforeEach(() => {
  clock = new ManualClock();
  store = openSqliteStore(':memory:', clock, sealer);
  heldInClinic = 0;
  reads = 0;
});
afterEach(async () => {
  const drained = Promise.all(cores.map((core) => core.drain(1_000)));
  clock.advance(1_000);
  await drained;
  cores = [];
  await store.close();
});

const holds: HoldPort = {
  hold: async () => {
    heldInClinic += 1;
    return { kind: 'done', value: { words: 'of the clinic', usableUntilMs: clock.now() + 600_000 } };
  },
  release: async () => {
    heldInClinic -= 1;
  },
};

/** A process before the clinic, which shows its place once `shown` resolves. */
async function start(name: string, port: HoldPort | null, shown: Promise<void> = Promise.resolve()) {
  const driver: Partial<ClinicDriver> = {
    holds: port,
    sharesPlaces: false,
    readOpenings: async () => {
      reads += 1;
      await shown;
      const opening = { calendar: 'c', zone: 'z', startSec, endSec: startSec + 1_800, capacity: 1 };
      return { kind: 'ok', value: [{ ...opening, taken: heldInClinic }] };
    },
  };
  const clinics = new Map([[merchant.id, { merchant, driver: driver as ClinicDriver }]]);
  const dependencies = dependenciesOf(store, driver, { clock, clinics, owner: ownerId(name) });
  const core = await startCore(dependencies, idleRecovery);
  cores.push(core);
  return core;
}

function wish() {
  const [service] = merchant.services.values();
  if (service === undefined) throw new Error('the merchant offers nothing');
  return { service, startSec, durationSec: 1_800, field: 'slot' };
}

function lend(core: RunningCore, reference = 'reference') {
  const request: LeaseRequest = {
    partnerId: partner.id,
    reference: leaseReference(reference),
    fingerprint: 'said',
    merchant,
    wish: wish(),
    resources: { staffId: null, roomId: null },
    expiresMs: 1_300_000,
    referenceField: 'reference',
    expiryField: 'expiry',
    echo: '{}',
  };
  return core.lease(request, clock.now() + 3_000);
}

test('requests with one reference at once cost the clinic one look and one hold', async () => {
  const core = await start('me', holds);
  const [leading, ...following] = [lend(core), lend(core), lend(core), lend(core)];
  const lease = await leading;
  expect(lease).toMatchObject({ kind: 'lease' });
  expect({ reads, heldInClinic }).toEqual({ reads: 1, heldInClinic: 1 });
  for (const twin of following) expect(await twin).toEqual(lease);
});

test('a process that has just begun knows what is leased from its first look-up on', async () => {
  const before = await start('before', null);
  expect(await lend(before)).toMatchObject({ kind: 'lease' });
  // Time stands still: nothing but the start itself can have told it.
  const after = await start('after', null);
  expect(await after.freePlaces(merchant, [wish()], clock.now() + 1_000)).toEqual([0]);
});

test('a request that finds the place taken by the hold of its twin in another process gets the twin’s lease', async () => {
  let show = (): void => undefined;
  const shown = new Promise<void>((resolve) => {
    show = resolve;
  });
  const slow = await start('slow', holds, shown);
  const quick = await start('quick', holds);
  const late = lend(slow);
  while (reads === 0) await new Promise(setImmediate);
  const granted = await lend(quick);
  expect(granted).toMatchObject({ kind: 'lease' });
  show();
  expect(await late).toEqual(granted);
  expect(heldInClinic).toBe(1);
});

describe('who joined a request that has no answer in its own time', () => {
  let show = (): void => undefined;
  let shown: Promise<void>;
  let asked = (): boolean => false;

  beforeEach(() => {
    shown = new Promise<void>((resolve) => {
      show = resolve;
    });
  });

  /** What the second of two requests is answered whose process stands still until the first one's time is over. */
  async function joined(core: RunningCore): Promise<unknown> {
    const leading = lend(core).catch((cause: unknown) => cause);
    while (!asked()) await new Promise(setImmediate);
    clock.advance(2_000);
    const following = lend(core).catch((cause: unknown) => cause);
    clock.advance(1_500);
    show();
    expect(await leading).toMatchObject({ code: 'outcome-unknown' });
    return following;
  }

  test('is told what it was granted', async () => {
    let held = false;
    asked = () => held;
    const slow: HoldPort = {
      ...holds,
      hold: async (...terms) => {
        held = true;
        await shown;
        return holds.hold(...terms);
      },
    };
    expect(await joined(await start('me', slow))).toMatchObject({ kind: 'lease' });
  });

  test('is told no refusal, which may be wrong by now', async () => {
    asked = () => reads > 0;
    const core = await start('me', holds, shown);
    heldInClinic = 1;
    expect(await joined(core)).toMatchObject({ code: 'outcome-unknown' });
  });
});
