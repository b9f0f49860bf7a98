import { within } from '../../src/core/clock.ts';
import { ManualClock } from '../drivers/clinic-gate/manual-clock.ts';

describe('what comes within a time', () => {
  const clock = new ManualClock();
  const untilMs = clock.now() + 1_000;

  test.each([
    ['a result is given', () => Promise.resolve('result'), 0, 'result'],
    ['a result after it is late, though no timer said so', () => Promise.resolve('result'), 1_001, 'late'],
    ['a failure after it is late as well', () => Promise.reject(new Error('failed')), 1_001, 'late'],
  ])('%s', async (_sentence, work, standsStillMs, expected) => {
    const standing = { ...clock, now: () => untilMs - 1_000 + standsStillMs, after: () => () => undefined };
    expect(await within(standing, untilMs, work())).toBe(expected);
  });

  test('a failure is passed on', async () => {
    await expect(within(clock, untilMs, Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  });
});
