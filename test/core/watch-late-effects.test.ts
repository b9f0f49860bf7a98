import type { Booking } from '../../src/core/booking.ts';
import type { BookingStore } from '../../src/core/booking-store.ts';
import type { Answer, ClinicDriver, CommandOutcome, ReservationView } from '../../src/core/clinic-driver.ts';
import { watchLateEffects } from '../../src/core/watch-late-effects.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { clinic } from '../contract/fake-core.ts';
import { ManualClock } from '../drivers/clinic-gate/manual-clock.ts';
import { sealer } from '../store/test-vault.ts';
import { made, Visits } from '../store/visits.ts';
import { dependenciesOf } from './dependencies-of.ts';

const watchedForMs = 60_000;

let clock: ManualClock;
let store: BookingStore;
let booking: Booking;
let cancelled: (string | null)[] = [];
let cancelOutcome: CommandOutcome<null>;

/** A booking that the record knows as `first`, over whose create a watch is kept. */
beforeEach(async () => {
  clock = new ManualClock();
  store = openSqliteStore(':memory:', clock, sealer);
  cancelled = [];
  cancelOutcome = { kind: 'done', value: null };
  const visits = new Visits();
  const claim = await visits.claimed(store, visits.visit({ merchant: clinic.id, startedMs: clock.now() }));
  const reference = { visitorId: 'visitor', receiptId: null, scheduleId: 'first' };
  const settlement = { ...made(claim.booking, { reference }), watchUntilMs: clock.now() + watchedForMs };
  const settled = await store.settle(claim.operation, settlement);
  if (settled === null || settled === false) throw new Error('the create was not settled');
  booking = settled;
  clock.advance(1);
});
afterEach(() => store.close());

function reservation(scheduleId: string): ReservationView {
  const { startSec, endSec, place } = booking;
  const reference = { visitorId: 'visitor', receiptId: null, scheduleId };
  return { reference, status: 'reserved', place, detail: null, startSec, endSec };
}

/** One look at a clinic that shows these with the booking's marker; `first`: what it says of the booking's own. */
async function look(
  marked: readonly ReservationView[],
  first: Answer<ReservationView | null>,
): Promise<Booking | null> {
  const driver: Partial<ClinicDriver> = {
    findByMarker: async () => ({
      kind: 'ok',
      value: { found: marked, complete: true, visitorId: 'visitor' },
    }),
    readBack: async () => first,
    cancel: async ({ reference }) => {
      cancelled.push(reference.scheduleId);
      return cancelOutcome;
    },
  };
  const [entry] = await store.watched(clock.now(), clock.now(), 10);
  if (entry === undefined) throw new Error('nothing is watched');
  const limits = { untilMs: clock.now() + 1_000, priority: 'background' } as const;
  expect(await watchLateEffects(dependenciesOf(store, driver, { clock }), entry, limits)).toBe(true);
  return store.booking(booking.id);
}

async function isWatched(): Promise<boolean> {
  return (await store.watched(clock.now() + 1, clock.now() + 1, 10)).length > 0;
}

describe('a watched booking whose own reservation is not among those with its marker', () => {
  test('keeps it where it got another id', async () => {
    const renamed = reservation('second');
    expect(await look([renamed], { kind: 'ok', value: renamed })).toMatchObject({
      status: 'confirmed',
      reference: { scheduleId: 'second' },
    });
    expect(cancelled).toEqual([]);
  });

  test('is cancelled where it is gone, and so is what a late command left', async () => {
    expect(await look([reservation('second')], { kind: 'ok', value: null })).toMatchObject({
      status: 'cancelled-by-clinic',
      reference: { scheduleId: 'first' },
    });
    expect(cancelled).toEqual(['second']);
  });

  test('stays as it is where the clinic does not say, and is watched further', async () => {
    clock.advance(watchedForMs);
    expect(
      await look([reservation('second')], { kind: 'trouble', trouble: { kind: 'time-out', detail: '' } }),
    ).toEqual(booking);
    expect(cancelled).toEqual([]);
    expect(await isWatched()).toBe(true);
  });
});

test('what a late command left beside the own reservation is cancelled, and the watch ends', async () => {
  clock.advance(watchedForMs);
  const own = reservation('first');
  const { status, reference } = booking;
  expect(await look([own, reservation('second')], { kind: 'ok', value: own })).toMatchObject({
    status,
    reference,
  });
  expect(cancelled).toEqual(['second']);
  expect(await isWatched()).toBe(false);
});

test.each([
  ['has got no answer', { kind: 'unknown', trouble: { kind: 'time-out', detail: '' } }],
  ['could not be sent', { kind: 'not-sent', trouble: { kind: 'unreachable', detail: '' } }],
] as const)('what a late command left is watched further when its cancel %s', async (_sentence, outcome) => {
  clock.advance(watchedForMs);
  cancelOutcome = outcome;
  const own = reservation('first');
  await look([own, reservation('second')], { kind: 'ok', value: own });
  expect(cancelled).toEqual(['second']);
  expect(await isWatched()).toBe(true);
});
