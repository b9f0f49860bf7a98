import { FeedError, feedOf, readFeed } from '../../src/conformance/feed/feed.ts';
import { sandboxFeed } from '../../src/conformance/feed/sandbox-feed.ts';
import { SlotPool } from '../../src/conformance/slot-pool.ts';

const slot = {
  merchant_id: 'm',
  service_id: 's',
  start_sec: '1800000000',
  duration_sec: 1800,
  spots_open: 1,
};

function text(entry: object, more: object = {}): string {
  return JSON.stringify({
    metadata: {},
    service_availability: [{ availability: [{ ...slot, ...entry }] }],
    ...more,
  });
}

test('int64 may be written as decimal strings or as numbers, and what is not needed is ignored', () => {
  const feed = readFeed(text({ spots_total: '4', a_field_of_tomorrow: true, resources: { party_size: 2 } }));
  expect(feed.slots).toEqual([
    {
      merchantId: 'm',
      serviceId: 's',
      startSec: 1_800_000_000,
      durationSec: 1_800,
      spots: 1,
      tag: undefined,
      resources: { party_size: 2 },
      mode: undefined,
    },
  ]);
});

const wrong: readonly (readonly [string, string, RegExp])[] = [
  ['is not JSON', '{', /^not JSON/],
  ['has no slots at all', '{}', /service_availability/],
  ['leaves the start out', text({ start_sec: undefined }), /availability\[0\]\.start_sec/],
  ['has words for a number', text({ duration_sec: 'long' }), /availability\[0\]\.duration_sec/],
  ['has no open slot', text({ spots_open: 0 }), /spots_open/],
  ['names a method that there is not', text({}, { conformance: { methods: { Fly: true } } }), /conformance/],
  ['has an extra that there is not', text({}, { conformance: { colour: 'red' } }), /colour/],
];

test.each(wrong)('a feed that %s is refused by naming the field', (_what, feed, message) => {
  expect(() => readFeed(feed)).toThrow(FeedError);
  expect(() => readFeed(feed)).toThrow(message);
});

test('a feed of several merchants needs one to be chosen', () => {
  const feed = readFeed(sandboxFeed(Date.UTC(2026, 2, 1)));
  expect(() => feedOf(feed, undefined)).toThrow(/choose one by --merchant: seoul-clinic, utrecht-clinic/);
  expect(() => feedOf(feed, 'nowhere')).toThrow(/no open slot of merchant nowhere/);
  const { slots } = feedOf(feed, 'utrecht-clinic');
  expect(new Set(slots.map(({ merchantId }) => merchantId))).toEqual(new Set(['utrecht-clinic']));
});

test('slots of the sandbox lie between nine and six of the local day, before and after a change of clocks', () => {
  const { slots } = readFeed(sandboxFeed(Date.UTC(2027, 2, 15, 23, 30)));
  const hours = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Amsterdam',
    hour: '2-digit',
    minute: '2-digit',
  });
  const starts = slots
    .filter(({ serviceId }) => serviceId === 'vaccination')
    .map(({ startSec }) => hours.format(startSec * 1000));
  expect(new Set(starts).size).toBe(27);
  expect([...starts].sort().at(0)).toBe('09:00');
  expect([...starts].sort().at(-1)).toBe('17:40');
});

test('no two slots that are dealt out at a time touch, and those longest unused come first', () => {
  const feed = readFeed(
    JSON.stringify({
      service_availability: [
        {
          availability: Array.from({ length: 8 }, (_, index) => ({
            ...slot,
            start_sec: 1_800_000_000 + index * 900,
          })),
        },
      ],
    }),
  );
  const pool = new SlotPool(feed.slots);
  const taken = pool.take(4, {}) ?? [];
  expect(taken.map(({ startSec }) => startSec - 1_800_000_000)).toEqual([0, 1_800, 3_600, 5_400]);
  expect(pool.take(1, {})).toBeNull();
  pool.release(taken);
  expect(pool.take(1, {})?.[0]?.startSec).toBe(1_800_000_900);
});
