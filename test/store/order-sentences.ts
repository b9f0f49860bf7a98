import { serviceId } from '../../src/core/identifiers.ts';
import type { Candidate } from '../../src/core/opening.ts';
import type { VisitItems } from '../../src/core/visit.ts';
import type { StoreTest } from './booking-store-suite.ts';
import { candidate, changeOf, halfHourSec, made, nineSec, Visits } from './visits.ts';

const items: VisitItems = [
  { serviceId: serviceId('consultation'), offsetSec: 0, durationSec: halfHourSec },
  { serviceId: serviceId('laser'), offsetSec: halfHourSec, durationSec: halfHourSec },
];
const endSec = nineSec + 2 * halfHourSec;

/** The first item in one zone of the calendar `first`, the second in the calendar `second` right after it. */
function twoPlaces(zone: string, { startSec = nineSec, firstTaken = 0, secondTaken = 0 } = {}): Candidate {
  const first = candidate({ startSec, calendar: 'first', zone, taken: firstTaken });
  const second = candidate({
    startSec: startSec + halfHourSec,
    calendar: 'second',
    zone: `room of ${zone}`,
    taken: secondTaken,
  });
  return {
    calendar: 'first',
    zone,
    more: [{ calendar: 'second', zone: `room of ${zone}` }],
    intervals: [...first.intervals, ...second.intervals],
  };
}

export function orderSentences(storeTest: StoreTest): void {
  storeTest('an order keeps its items and all its places', async ({ store }) => {
    const visits = new Visits();
    const candidates = [twoPlaces('a', { secondTaken: 1 }), twoPlaces('b')];
    const booking = await visits.booked(store, visits.visit({ items, candidates, endSec }));
    const place = { calendar: 'first', zone: 'b', more: [{ calendar: 'second', zone: 'room of b' }] };
    expect(booking).toMatchObject({ items, place });
    expect(await store.booking(booking.id)).toEqual(booking);
  });

  storeTest('the places of an order are claimed all or none', async ({ store }) => {
    const visits = new Visits();
    const order = visits.visit({ items, candidates: [twoPlaces('a')], endSec });
    const laser = candidate({ startSec: nineSec + halfHourSec, calendar: 'second', zone: 'room of a' });
    await visits.claimed(store, visits.visit({ startSec: nineSec + halfHourSec, candidates: [laser] }));
    expect(await visits.claim(store, order)).toEqual({ kind: 'contended' });
    const consultation = candidate({ calendar: 'first', zone: 'a' });
    expect(await visits.claim(store, visits.visit({ candidates: [consultation] }))).toMatchObject({
      kind: 'claimed',
    });
  });

  storeTest('whoever wants a later place of an order finds it claimed', async ({ store }) => {
    const visits = new Visits();
    await visits.claimed(store, visits.visit({ items, candidates: [twoPlaces('a')], endSec }));
    const startSec = nineSec + halfHourSec;
    const laser = candidate({ startSec, calendar: 'second', zone: 'room of a' });
    expect(await visits.claim(store, visits.visit({ startSec, candidates: [laser] }))).toEqual({
      kind: 'contended',
    });
  });

  storeTest('a move takes all places of an order along, and a refused one none', async ({ store }) => {
    const visits = new Visits();
    const by = visits.visit({ items, candidates: [twoPlaces('a')], endSec });
    const booking = await visits.booked(store, by);
    const startSec = nineSec + 4 * halfHourSec;
    const moment = await store.moment();
    const claim = await store.claimChange(
      visits.move(booking, by, startSec, moment, [twoPlaces('c', { startSec })]),
    );
    if (claim.kind !== 'claimed') throw new Error(claim.kind);
    const place = { calendar: 'first', zone: 'c', more: [{ calendar: 'second', zone: 'room of c' }] };
    expect(claim.operation.intent).toMatchObject({ to: { place } });
    expect(claim.booking.place).toEqual(booking.place);
    const moved = await store.settle(
      claim.operation,
      made(claim.booking, { startSec, endSec: startSec + 3_600, place }),
    );
    expect(moved).toMatchObject({ items, place, startSec });
    expect(await store.booking(booking.id)).toEqual(moved);
  });

  storeTest('a reading that tells no place leaves the places on record, all of them', async ({ store }) => {
    const visits = new Visits();
    const by = visits.visit({ items, candidates: [twoPlaces('a')], endSec });
    const booking = await visits.booked(store, by);
    const place = { calendar: 'first', zone: 'c', more: [{ calendar: 'second', zone: 'room of c' }] };
    const moved = await store.recordObservation(booking, changeOf(booking, { place }));
    expect(moved).toMatchObject({ place });
    const reading = changeOf(booking, { place: null, observedMs: booking.observedMs + 10 });
    expect(await store.recordObservation(booking, reading)).toMatchObject({
      place,
      observedMs: booking.observedMs + 10,
    });
    expect(await store.booking(booking.id)).toMatchObject({ place });
  });
}
