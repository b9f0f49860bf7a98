import type { Ask, Outcome, RunRecord, Wish } from './record.ts';
import {
  ask,
  booking,
  cut,
  disturbed,
  goodAsks,
  list,
  live,
  refused,
  seen,
  sentences,
  slot,
  status,
  t0,
  wish,
} from './small-record.ts';

/** A lease that was granted at once, until eight seconds. */
const leased: Ask = ask('lease', 0, {
  kind: 'lease',
  leaseId: 'l1',
  expiresSec: (t0 + 8_000) / 1000,
  body: 'lease',
});

const other: Wish = { ...wish, number: 2, token: 'token-2' };
const othersIn: readonly Ask[] = [
  ask('create', 1, { kind: 'none', why: 'unreachable' }, { wish: 2, replicas: [] }),
];

/** With images of one visitor, answered and found so. */
function imaged(outcome: Outcome, there: number, listed: boolean): Partial<RunRecord> {
  const asked = ask('images', 100, outcome, { wish: null, visitor: 'v1' });
  return {
    asks: [...goodAsks, asked],
    images: new Map(there === 0 ? [] : [['v1', there]]),
    imagesListed: listed ? ['v1'] : [],
    disturbances: [{ ...disturbed, what: 'kill', toMs: t0 + 200 }],
  };
}

const done: Outcome = { kind: 'done' };

const cases: readonly [string, readonly number[], Partial<RunRecord>][] = [
  [
    'an order with a place for each item, one of them taken twice',
    [4],
    {
      snapshots: [
        seen(9_900, [
          live({
            entries: [
              { zone: 'y', startSec: slot, endSec: slot + 1_800 },
              { zone: 'z', startSec: slot + 1_800, endSec: slot + 3_600 },
            ],
          }),
          live({ token: 'token-2', bookingId: 'b2', startSec: slot + 1_800, endSec: slot + 3_600 }),
        ]),
      ],
      wishes: [wish, { ...other, startSec: slot + 1_800 }],
      asks: [...goodAsks, ...othersIn],
      capacities: new Map([
        ['y', 1],
        ['z', 1],
      ]),
    },
  ],
  [
    'a visit that shows only a marker, which an answer names',
    [],
    { snapshots: [seen(5, [live({ token: '' })]), seen(9_900, [live({ token: '' })])] },
  ],
  [
    "a visit that shows only a marker, and nobody's",
    [0, 4],
    { snapshots: [seen(9_900, [live(), live({ token: '', bookingId: 'b9' })])] },
  ],
  [
    'a lease whose place is free',
    [],
    { asks: [leased, ask('create', 7_000, booking()), status('CONFIRMED'), list(slot)] },
  ],
  [
    'a leased place that is given to somebody else',
    [4],
    {
      asks: [leased, ask('create', 7_000, booking()), status('CONFIRMED'), list(slot), ...othersIn],
      wishes: [wish, other],
      snapshots: [seen(3_000, [live({ token: 'token-2', bookingId: 'b2' })]), seen(9_900, [live()])],
    },
  ],
  [
    'a lease in other words when it is asked for again',
    [8],
    {
      asks: [
        leased,
        ask('lease', 40, { kind: 'lease', leaseId: 'l2', expiresSec: 9, body: 'other' }),
        ...goodAsks,
      ],
    },
  ],
  [
    'a lease that is over before its time',
    [8],
    {
      asks: [leased, ask('create', 3_000, { kind: 'refused', cause: 'LEASE_EXPIRED' })],
      snapshots: [seen(9_900, [])],
    },
  ],
  ['images that are there as answered', [], imaged(done, 1, false)],
  ['images that are there twice', [1], imaged(done, 2, false)],
  ['images that were answered as attached and are not there', [2], imaged(done, 0, false)],
  ['images that were refused and are there', [3], imaged(refused, 1, false)],
  ['images without answer that are there, and a person is told', [], imaged(cut, 1, true)],
  ['images without answer that are there, and nobody is told', [6], imaged(cut, 1, false)],
  ['images of nobody', [0], { images: new Map([['v2', 1]]) }],
];

test.each(cases)('%s: sentences %j', (_, expected, record) => {
  expect(sentences(record)).toEqual(expected);
});
