import { systemRandomness } from '../src/system.ts';

test('ids are 20 lower-case base-32 characters, and no two are the same', () => {
  const ids = Array.from({ length: 5_000 }, () => systemRandomness.id());
  expect(ids.filter((id) => !/^[a-z2-7]{20}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids.map((id) => id.slice(8))).size).toBe(ids.length);
});

test('an id sorts behind those of earlier times, as bytes and as words', () => {
  jest.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
  try {
    const ids: string[] = [];
    for (const laterMs of [0, 32, 1_000, 60_000, 86_400_000, 40 * 365 * 86_400_000]) {
      jest.setSystemTime(Date.UTC(2026, 0, 1) + laterMs);
      ids.push(systemRandomness.id());
    }
    expect(ids.toSorted()).toEqual(ids);
    expect(ids.toSorted((one, other) => one.localeCompare(other, 'en'))).toEqual(ids);
  } finally {
    jest.useRealTimers();
  }
});
