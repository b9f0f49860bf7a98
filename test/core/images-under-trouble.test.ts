import { type RunningCore, startCore } from '../../src/core/assemble-core.ts';
import { type BookingStore, StoreTrouble } from '../../src/core/booking-store.ts';
import type { ClinicDriver, CommandOutcome } from '../../src/core/clinic-driver.ts';
import type { HouseImages } from '../../src/core/house-commands.ts';
import type { HouseDriver } from '../../src/core/house-driver.ts';
import { idempotencyToken, ownerId } from '../../src/core/identifiers.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { systemClock } from '../../src/system.ts';
import { clinic, partner } from '../contract/fake-core.ts';
import { sealer } from '../store/test-vault.ts';
import { dependenciesOf, idleRecovery } from './dependencies-of.ts';

const request: HouseImages = {
  partnerId: partner.id,
  merchant: clinic,
  key: { token: idempotencyToken('key'), fingerprint: 'said' },
  images: '{"images":[]}',
  visitorIds: ['v'],
  imageCount: 0,
  bookingId: null,
};

let store: BookingStore;
let cores: RunningCore[] = [];
let sent = 0;
let outcome: CommandOutcome<null>;

/** A process on the store; of the clinic it knows only how to register images. */
async function start(name: string, on: BookingStore): Promise<RunningCore> {
  const house: Pick<HouseDriver, 'registerImages'> = {
    registerImages: async () => {
      sent += 1;
      return outcome;
    },
  };
  const driver: Partial<ClinicDriver> = { house: house as HouseDriver };
  const dependencies = dependenciesOf(on, driver, { owner: ownerId(name) });
  const core = await startCore(dependencies, idleRecovery);
  cores.push(core);
  return core;
}

function register(core: RunningCore): Promise<void> {
  return core.registerImages(request, systemClock.now() + 3_000);
}

beforeEach(() => {
  store = openSqliteStore(':memory:', systemClock, sealer);
  sent = 0;
  outcome = { kind: 'done', value: null };
});
afterEach(async () => {
  for (const core of cores) await core.drain(1_000);
  cores = [];
  await store.close();
});

test('a claim whose answer was lost sent nothing: the repeat sends it, once', async () => {
  let isLost = true;
  const core = await start('me', {
    ...store,
    claimImages: async (registration) => {
      const claim = await store.claimImages(registration);
      if (!isLost) return claim;
      isLost = false;
      throw new StoreTrouble(new Error('the answer was lost'));
    },
  });
  await expect(register(core)).rejects.toMatchObject({ code: 'not-ready' });
  expect(sent).toBe(0);
  await register(core);
  await register(core);
  expect(sent).toBe(1);
});

test('an outcome that the store did not take at once is kept until it does', async () => {
  let refusals = 2;
  const core = await start('me', {
    ...store,
    endImages: async (...end) => {
      refusals -= 1;
      if (refusals >= 0) throw new StoreTrouble(new Error('away'));
      return store.endImages(...end);
    },
  });
  await register(core);
  await register(core);
  expect(sent).toBe(1);
});

test('of two processes one sends, and the other hears of it', async () => {
  const [one, other] = [await start('one', store), await start('other', store)];
  await Promise.all([register(one), register(other), register(one), register(other)]);
  expect(sent).toBe(1);
});

test('what a process sent and did not live to hear of is unknown to the next one, which sends nothing', async () => {
  let isDead = false;
  const dying = await start('dying', {
    ...store,
    endImages: () => new Promise(() => undefined),
    renewOwner: async (...lease) => (isDead ? undefined : store.renewOwner(...lease)),
  });
  const asked = expect(dying.registerImages(request, systemClock.now() + 1_500)).rejects.toMatchObject({
    code: 'outcome-unknown',
  });
  while (sent === 0) await new Promise(setImmediate);
  isDead = true;
  await store.resignOwner(ownerId('dying'));
  const next = await start('next', store);
  await expect(register(next)).rejects.toMatchObject({ code: 'outcome-unknown' });
  expect(sent).toBe(1);
  expect(await store.unresolvedImages(10)).toMatchObject([{ visitorIds: ['v'], owner: 'dying' }]);
  await asked;
});
