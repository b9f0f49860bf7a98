import type { CallLimits, ClinicDriver } from '../../src/core/clinic-driver.ts';
import type { Clinic } from '../../src/core/dependencies.ts';
import { LeasedPlaces } from '../../src/core/leased-places.ts';
import { PlaceLedger } from '../../src/core/place-ledger.ts';
import { SlotBoard } from '../../src/core/slot-board.ts';
import { clinic as merchant } from '../contract/fake-core.ts';
import { ManualClock } from '../drivers/clinic-gate/manual-clock.ts';

const startSec = 86_400;
const opening = { calendar: 'calendar', zone: 'zone', startSec, endSec: startSec + 1_800 };

test('a caller who waits for a moment only does not cut short the read of slots that others share', async () => {
  const [service] = merchant.services.values();
  if (service === undefined) throw new Error('the clinic has no service');
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
