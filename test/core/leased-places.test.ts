import { leaseId, merchantId } from '../../src/core/identifiers.ts';
import type { LeasedPlace } from '../../src/core/lease-store.ts';
import { LeasedPlaces } from '../../src/core/leased-places.ts';

const clinic = merchantId('clinic');
const one = leaseId('one');
const two = leaseId('two');
const nine = { calendar: 'calendar', zone: 'zone', startSec: 9 };
const ten = { ...nine, startSec: 10 };

let nowMs: number;
let places: LeasedPlaces;

beforeEach(() => {
  nowMs = 1_000;
  places = new LeasedPlaces({
    now: () => nowMs,
    after: () => {
      throw new Error('no timer is needed');
    },
  });
});

function stored(id: typeof one, interval = nine, expiresMs = 2_000): LeasedPlace {
  return { id, merchantId: clinic, interval, expiresMs };
}

test('a lease takes its intervals at its merchant, calendar and zone, and no others', () => {
  places.put(one, clinic, [nine, ten], 2_000);
  places.put(two, clinic, [ten], 2_000);
  expect([places.at(clinic, nine), places.at(clinic, ten)]).toEqual([1, 2]);
  expect(places.at(merchantId('another'), nine)).toBe(0);
  expect(places.at(clinic, { ...nine, calendar: 'another' })).toBe(0);
  expect(places.at(clinic, { ...nine, zone: 'another' })).toBe(0);
  expect(places.at(clinic, { ...nine, startSec: 11 })).toBe(0);
});

test('a lease ends at its time, though nobody says so', () => {
  places.put(one, clinic, [nine], 2_000);
  nowMs = 1_999;
  expect(places.at(clinic, nine)).toBe(1);
  nowMs = 2_000;
  expect(places.at(clinic, nine)).toBe(0);
});

test('what the store gives takes the place of what was known before', () => {
  places.put(one, clinic, [nine], 2_000);
  places.replace([stored(two, nine), stored(two, ten)], places.readBegins());
  expect([places.at(clinic, nine), places.at(clinic, ten)]).toEqual([1, 1]);
  places.replace([], places.readBegins());
  expect([places.at(clinic, nine), places.at(clinic, ten)]).toEqual([0, 0]);
});

test('a lease that was granted while the store was read stays', () => {
  const readAt = places.readBegins();
  places.put(one, clinic, [nine], 2_000);
  places.replace([stored(two, ten)], readAt);
  expect([places.at(clinic, nine), places.at(clinic, ten)]).toEqual([1, 1]);
});

test('a lease that was used while the store was read does not come back by that reading, but by a later one', () => {
  places.put(one, clinic, [nine], 2_000);
  const readAt = places.readBegins();
  places.drop(one);
  places.replace([stored(one)], readAt);
  expect(places.at(clinic, nine)).toBe(0);
  places.replace([stored(one)], places.readBegins());
  expect(places.at(clinic, nine)).toBe(1);
});
