import type { BookingStore } from '../../src/core/booking-store.ts';
import { ownerId } from '../../src/core/identifiers.ts';
import { createLog } from '../../src/log.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { SharedClock } from '../../src/store/shared-clock.ts';
import { ManualClock } from '../drivers/clinic-gate/manual-clock.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { sealer } from './test-vault.ts';

/** What the shared clock shows is ahead by so much; the reading takes as long before as after it. */
async function corrections(aheadMs: number, takesMs = 0): Promise<readonly number[]> {
  const machine = new ManualClock();
  const corrected: number[] = [];
  const clock = new SharedClock(machine, (byMs) => corrected.push(byMs));
  for (let reading = 0; reading < 2; reading += 1) {
    await clock.agree(async () => {
      machine.advance(takesMs / 2);
      const sharedMs = machine.now() + aheadMs;
      machine.advance(takesMs / 2);
      return sharedMs;
    });
  }
  expect(clock.now() - machine.now()).toBe(corrected[0] ?? 0);
  return corrected;
}

describe("a machine's clock that is to agree with a shared one", () => {
  test.each([
    ['follows one that is ahead', 5_000, 0, [5_000]],
    ['follows one that is behind', -5_000, 0, [-5_000]],
    ['is left alone when they differ by no more than the way takes', 100, 0, []],
    ['is corrected by no more than a slow reading proves', 5_000, 4_000, [3_000]],
    ['is set back by no more than a slow reading proves', -5_000, 4_000, [-3_000]],
    ['is left alone when the reading took longer than they differ', 5_000, 10_000, []],
  ])('%s', async (_sentence, aheadMs, takesMs, expected) => {
    expect(await corrections(aheadMs, takesMs)).toEqual(expected);
  });

  test('keeps its timers', () => {
    const machine = new ManualClock();
    let rang = 0;
    const clock = new SharedClock(machine);
    clock.after(1_000, () => {
      rang += 1;
    });
    clock.after(1_000, () => undefined)();
    machine.advance(1_000);
    expect([rang, machine.timers]).toEqual([1, 0]);
  });
});

describe("PostgreSQL's clock", () => {
  let server: PostgresServer;
  let store: BookingStore | null = null;

  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await store?.close();
    await server.close();
  });

  test('is followed from the opening on, and with each sign of life', async () => {
    let machineMs = 1_000_000;
    const clock = new SharedClock({ now: () => machineMs, after: () => () => undefined });
    const isFollowed = (): boolean => Math.abs(clock.now() - Date.now()) < 60_000;
    const url = await server.createDatabase();
    store = await openPostgresStore({ url, clock, log: createLog('silent'), sealer });
    expect(isFollowed()).toBe(true);
    machineMs += 30 * 86_400_000;
    await store.renewOwner(ownerId('me'), 1_000);
    expect(isFollowed()).toBe(true);
  });
});
