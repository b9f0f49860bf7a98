import type { Denial } from '../../src/core/audit-store.ts';
import { partnerId } from '../../src/core/identifiers.ts';
import { RecordDenials } from '../../src/core/record-denials.ts';
import { ManualClock } from '../drivers/clinic-gate/manual-clock.ts';

function recording() {
  const denials: Denial[] = [];
  const lines: string[] = [];
  const state = { isInTrouble: false };
  const clock = new ManualClock();
  const line = (_facts: object, message: string) => lines.push(message);
  const store = {
    recordDenial: async (denial: Denial) => {
      if (state.isInTrouble) throw new Error('no store');
      denials.push(denial);
    },
  };
  const record = new RecordDenials(store, clock, { info: line, warn: line, error: line });
  return { record, denials, lines, clock, state };
}

test('a denied call is put down at once, with its caller', () => {
  const { record, denials } = recording();
  record.denied('Reserve', 'permission-denied', partnerId('google'));
  expect(denials).toEqual([{ caller: 'google', detail: 'Reserve: permission-denied' }]);
});

test('of a flood the first twenty a minute are put down, and how many more there were', () => {
  const { record, denials, clock } = recording();
  for (let call = 0; call < 50; call += 1) record.denied('CreateBooking', 'unauthenticated', null);
  expect(denials).toHaveLength(20);
  clock.advance(60_000);
  expect(denials.slice(20)).toEqual([{ caller: null, detail: '30 more calls within a minute' }]);
  record.denied('CreateBooking', 'unauthenticated', null);
  expect(denials).toHaveLength(22);
  clock.advance(600_000);
  expect(denials).toHaveLength(22);
  expect(clock.timers).toBe(0);
});

test('what was only counted is told at the end', () => {
  const { record, denials, clock } = recording();
  for (let call = 0; call < 21; call += 1) record.denied('CreateBooking', 'unauthenticated', null);
  record.end();
  expect(denials.at(-1)).toEqual({ caller: null, detail: '1 more calls within a minute' });
  expect(clock.timers).toBe(0);
});

test('a store in trouble keeps nobody from being answered, and the log has what it did not take', async () => {
  const { record, lines, state } = recording();
  state.isInTrouble = true;
  record.denied('CreateBooking', 'unauthenticated', null);
  await new Promise(setImmediate);
  expect(lines).toEqual(['a denied call could not be put into the audit']);
});
