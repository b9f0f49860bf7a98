import type { Erasure } from '../../src/core/booking-store.ts';
import { ErasePersonalData } from '../../src/core/erase-personal-data.ts';
import { ManualClock } from '../drivers/clinic-gate/manual-clock.ts';

type Asked = readonly [rows: string, after: string, endedBeforeSec: number, limit: number];

function erasing(answers: readonly Erasure[]) {
  const asked: Asked[] = [];
  const lines: object[] = [];
  const left = [...answers];
  const store = {
    erase: async (...what: Asked): Promise<Erasure> => {
      asked.push(what);
      return what[0] === 'bookings' ? (left.shift() ?? { erased: 0, last: null }) : { erased: 0, last: null };
    },
  };
  const line = (facts: object) => lines.push(facts);
  const clock = new ManualClock();
  const log = { info: line, warn: line, error: line };
  const erase = new ErasePersonalData({ store, clock, log }, { eraseAfterSec: 86_400, erasePerTurn: 7 });
  return { erase, asked, lines, clock };
}

test('each turn goes on where the last one ended, and begins anew after the last row', async () => {
  const { erase, asked } = erasing([
    { erased: 0, last: 'b' },
    { erased: 0, last: 'd' },
    { erased: 0, last: null },
  ]);
  for (let turn = 0; turn < 4; turn += 1) await erase.turn();
  const bookings = asked.filter(([rows]) => rows === 'bookings');
  expect(bookings.map(([, after]) => after)).toEqual(['', 'b', 'd', '']);
  expect(asked.filter(([rows]) => rows === 'operations')).toHaveLength(4);
});

test('what ended longer ago than the time that is set is asked for, a few rows at a time', async () => {
  const { erase, asked, clock } = erasing([]);
  clock.advance(90_000_000_000);
  await erase.turn();
  const [, , endedBeforeSec, limit] = asked[0] ?? [];
  expect(endedBeforeSec).toBe(Math.floor(clock.now() / 1000) - 86_400);
  expect(limit).toBe(7);
});

test('the log tells how much was erased, if anything was', async () => {
  const { erase, lines } = erasing([{ erased: 3, last: null }]);
  await erase.turn();
  await erase.turn();
  expect(lines).toEqual([{ rows: 'bookings', erased: 3 }]);
});
