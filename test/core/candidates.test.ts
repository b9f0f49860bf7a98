import { candidatesFor, shownFree } from '../../src/core/candidates.ts';

const halfSec = 1_800;
const hour = { startSec: 0, endSec: 2 * halfSec };

function half(zone: string, at: number, free: number, calendar = 'calendar') {
  const startSec = at * halfSec;
  return { calendar, zone, startSec, endSec: startSec + halfSec, capacity: 3, taken: 3 - free };
}

test.each([
  ['both halves in one zone', [half('a', 0, 2), half('a', 1, 1)], [1]],
  ['halves in two zones', [half('a', 0, 2), half('b', 1, 1)], []],
  ['halves in two calendars', [half('a', 0, 2), half('a', 1, 1, 'another')], []],
  ['a first half alone', [half('a', 0, 2)], []],
  ['one zone with both and one with the second', [half('b', 1, 3), half('a', 0, 1), half('a', 1, 2)], [1]],
  ['two zones with both', [half('a', 0, 1), half('b', 0, 2), half('b', 1, 2), half('a', 1, 0)], [0, 2]],
])('of %s an hour can be put where they follow each other in one place', (_, openings, free) => {
  expect(candidatesFor(openings, hour).map(shownFree)).toEqual(free);
});

test('a visit that ends within an interval can be put nowhere', () => {
  expect(candidatesFor([half('a', 0, 1), half('a', 1, 1)], { startSec: 0, endSec: halfSec + 600 })).toEqual(
    [],
  );
});

test('a visit can be put nowhere where its place has a gap', () => {
  const span = { startSec: 0, endSec: 3 * halfSec };
  expect(candidatesFor([half('a', 0, 1), half('a', 2, 1)], span)).toEqual([]);
});
