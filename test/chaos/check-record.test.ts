import type { RunRecord } from './record.ts';
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
  staffDeed,
  status,
  t0,
  wish,
} from './small-record.ts';

const ended = [status('CANCELED'), list()];
const inThePast = {
  kind: 'error',
  status: '400',
  code: 'invalid-argument',
  message: 'lies in the past',
} as const;

const cases: readonly [string, readonly number[], Partial<RunRecord>][] = [
  ['a booking that is there', [], {}],
  [
    'a second reservation of a token',
    [1, 4],
    { snapshots: [seen(5, [live(), live({ scheduleId: 's2' })]), seen(9_900, [live()])] },
  ],
  ['a booking that was answered and is not there', [2, 6], { snapshots: [seen(9_900, [])] }],
  [
    'a booking that is not there yet while it is being made',
    [],
    { snapshots: [seen(5, []), seen(9_900, [live()])] },
  ],
  [
    'a cancelled booking that is still there',
    [2, 6],
    { asks: [goodAsks[0] ?? status(''), ask('cancel', 50, booking(slot, 'CANCELED')), ...ended] },
  ],
  [
    'a cancel without answer that was carried out',
    [],
    {
      asks: [ask('create', 0, booking()), ask('cancel', 50, cut), ...ended],
      snapshots: [seen(9_900, [])],
      disturbances: [{ ...disturbed, what: 'kill', toMs: t0 + 90 }],
    },
  ],
  ['a refused booking that is there', [3], { asks: [ask('create', 0, refused)] }],
  [
    'a place taken twice',
    [4],
    {
      snapshots: [seen(9_900, [live(), live({ token: 'token-2' })])],
      wishes: [wish, { ...wish, number: 2, token: 'token-2' }],
      asks: [
        ...goodAsks,
        ask('create', 1, cut, { wish: 2, replicas: [], outcome: { kind: 'none', why: 'unreachable' } }),
      ],
    },
  ],
  [
    'a refused move that was carried out',
    [5, 6],
    {
      asks: [...goodAsks, ask('move', 50, refused, { startSec: slot + 1800 })],
      snapshots: [seen(9_900, [live({ startSec: slot + 1800, endSec: slot + 3600 })])],
    },
  ],
  [
    'a refused move that cost the old place',
    [5],
    {
      asks: [ask('create', 0, booking()), ask('move', 50, refused, { startSec: slot + 1800 })],
      snapshots: [seen(9_900, [])],
    },
  ],
  [
    'a move that was answered and not made',
    [2],
    { asks: [...goodAsks, ask('move', 50, booking(slot + 1800), { startSec: slot + 1800 })] },
  ],
  ['a record that knows nothing of a reservation', [6], { asks: [ask('create', 0, booking()), ...ended] }],
  [
    'a record at another place',
    [6],
    { asks: [ask('create', 0, booking()), status('CONFIRMED'), list(slot + 1800)] },
  ],
  ['operations that stay open', [6], { open: 1 }],
  [
    'a booking that staff cancelled, and a record that knows it',
    [],
    {
      asks: [ask('create', 0, booking()), ...ended],
      snapshots: [seen(5_500, []), seen(9_900, [])],
      staff: [staffDeed('cancel')],
    },
  ],
  [
    'a booking that staff cancelled, and a record that does not know it',
    [6],
    { snapshots: [seen(9_900, [])], staff: [staffDeed('cancel')] },
  ],
  [
    'a booking that staff moved, and a record that knows it',
    [],
    {
      asks: [ask('create', 0, booking()), status('CONFIRMED'), list(slot + 7_200)],
      snapshots: [seen(9_900, [live({ startSec: slot + 7_200, endSec: slot + 9_000 })])],
      staff: [staffDeed('move')],
    },
  ],
  [
    'a place that was lost before staff did anything',
    [2],
    { snapshots: [seen(4_000, []), seen(9_900, [live()])], staff: [staffDeed('move')] },
  ],
  [
    'a second reservation right after staff ended the first in mind',
    [4],
    {
      snapshots: [seen(5_500, [live(), live({ scheduleId: 's2' })]), seen(9_900, [live()])],
      staff: [staffDeed('move')],
    },
  ],
  [
    'a second reservation long after staff did something',
    [1, 4],
    {
      snapshots: [seen(8_500, [live(), live({ scheduleId: 's2' })]), seen(9_900, [live()])],
      staff: [staffDeed('move')],
    },
  ],
  [
    'visits of different lengths that meet in one place',
    [4],
    {
      snapshots: [
        seen(9_900, [live(), live({ token: 'token-2', startSec: slot + 1_200, endSec: slot + 3_300 })]),
      ],
      wishes: [wish, { ...wish, number: 2, token: 'token-2', startSec: slot + 1_200 }],
      asks: [
        ...goodAsks,
        ask('create', 1, cut, { wish: 2, replicas: [], outcome: { kind: 'none', why: 'unreachable' } }),
      ],
    },
  ],
  ['holds that ran out', [], { holds: { left: 3, madeAfterCalm: 0, afterTheirTime: 0 } }],
  [
    'a hold that was left behind after calm',
    [3],
    { holds: { left: 1, madeAfterCalm: 1, afterTheirTime: 0 } },
  ],
  ['a hold that outlived its time', [3], { holds: { left: 1, madeAfterCalm: 0, afterTheirTime: 1 } }],
  [
    'a late answer',
    [7],
    { asks: [...goodAsks, ask('look-up', 0, { kind: 'read', body: {} }, { endedMs: t0 + 1_400 })] },
  ],
  [
    'a late answer of a machine that was busy',
    [],
    {
      asks: [...goodAsks, ask('look-up', 0, { kind: 'read', body: {} }, { endedMs: t0 + 1_400, lagMs: 200 })],
    },
  ],
  [
    'a late answer of a replica that got no processor',
    [],
    {
      asks: [...goodAsks, ask('look-up', 0, { kind: 'read', body: {} }, { endedMs: t0 + 1_400 })],
      waits: [
        [
          { atMs: t0, waitedMs: 0 },
          { atMs: t0 + 100, waitedMs: 150 },
        ],
      ],
    },
  ],
  [
    'a lease that was over before it was granted',
    [],
    {
      asks: [
        ...goodAsks,
        ask('lease', 0, inThePast, { expiresSec: (t0 + 2_000) / 1000, endedMs: t0 + 3_000 }),
      ],
    },
  ],
  [
    'a lease that was said to be over before it was',
    [0],
    {
      asks: [
        ...goodAsks,
        ask('lease', 0, inThePast, { expiresSec: (t0 + 4_000) / 1000, endedMs: t0 + 3_000 }),
      ],
    },
  ],
  ['no answer from a replica that nobody touched', [7], { asks: [...goodAsks, ask('look-up', 0, cut)] }],
  [
    'no answer from a replica that was killed',
    [],
    { asks: [...goodAsks, ask('look-up', 0, cut)], disturbances: [{ ...disturbed, what: 'kill' }] },
  ],
  [
    'a replay in other words',
    [8],
    { asks: [...goodAsks, ask('create', 60, booking(slot, 'CONFIRMED', 'other'))] },
  ],
  [
    'a fault of our own',
    [0],
    {
      asks: [...goodAsks, ask('look-up', 0, { kind: 'error', status: '500', code: 'internal', message: '' })],
    },
  ],
];

test.each(cases)('%s: sentences %j', (_, expected, record) => {
  expect(sentences(record)).toEqual(expected);
});
