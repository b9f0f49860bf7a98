import type { CallLimits, ClinicDriver } from '../../src/core/clinic-driver.ts';
import type { Clinic } from '../../src/core/dependencies.ts';
import { LeasedPlaces } from '../../src/core/leased-places.ts';
import { PlaceLedger } from '../../src/core/place-ledger.ts';
import { SlotBoard } from '../../src/core/slot-board.ts';
import { clinic as merchant } from '../contract/fake-core.ts';
import { ManualClock } from '../drivers/clinic-gate/manual-clock.ts';

const startSec = 86_400;
const halfSec = 1_800;
const opening = { calendar: 'calendar', zone: 'zone', startSec, endSec: startSec + halfSec };

function serviceOf(halves: number) {
  const [service] = merchant.services.values();
  if (service === undefined) throw new Error('the clinic has no service');
  return { ...service, durationSec: halves * halfSec };
}

/** How many visits of so many half-hours begin at the start, where zones have these places free in the half-hours from there on. */
async function freeIn(zones: Readonly<Record<string, readonly number[]>>, halves: number): Promise<unknown> {
  const clock = new ManualClock();
  const openings = Object.entries(zones).flatMap(([zone, free]) =>
    free.map((places, at) => {
      const from = startSec + at * halfSec;
      return { ...opening, zone, startSec: from, endSec: from + halfSec, capacity: 3, taken: 3 - places };
    }),
  );
  const readOpenings: ClinicDriver['readOpenings'] = async () => ({ kind: 'ok', value: openings });
  const clinic: Clinic = { merchant, driver: { readOpenings } as ClinicDriver };
  const board = new SlotBoard(clock, new PlaceLedger(clock, 10_000), new LeasedPlaces(clock));
  const [free] = await board.free(clinic, serviceOf(halves), [startSec], clock.now() + 1_000);
  return free;
}

test.each([
  ['the places of all zones add up', { a: [2], b: [1], c: [0] }, 1, 3],
  ['an hour has as many places as its fuller half', { a: [3, 1] }, 2, 1],
  ['two halves in different zones make no hour', { a: [1], b: [0, 1] }, 2, 0],
  ['a half without its other half makes no hour', { a: [1], b: [1, 2] }, 2, 1],
])('%s', async (_, zones, halves, places) => {
  expect(await freeIn(zones as Readonly<Record<string, readonly number[]>>, halves)).toBe(places);
});

test('a caller who waits for a moment only does not cut short the read of slots that others share', async () => {
  const service = serviceOf(1);
  const clock = new ManualClock();
  let reads = 0;
  // It answers after 400 ms, to those who wait so long.
  const readOpenings: ClinicDriver['readOpenings'] = (_service, _span, { untilMs }: CallLimits) => {
    reads += 1;
    const leftMs = untilMs - clock.now();
    return new Promise((resolve) => {
      clock.after(Math.min(400, leftMs), () => {
        if (leftMs < 400) resolve({ kind: 'trouble', trouble: { kind: 'time-out', detail: 'too late' } });
        else resolve({ kind: 'ok', value: [{ ...opening, capacity: 2, taken: 0 }] });
      });
    });
  };
  const clinic: Clinic = { merchant, driver: { readOpenings } as ClinicDriver };
  const board = new SlotBoard(clock, new PlaceLedger(clock, 10_000), new LeasedPlaces(clock));
  const hasty = board.free(clinic, service, [startSec], clock.now() + 50).catch(() => 'hasty');
  const patient = board.free(clinic, service, [startSec], clock.now() + 1_000);
  clock.advance(1_000);
  await hasty;
  expect(await patient).toEqual([2]);
  expect(reads).toBe(1);
});
