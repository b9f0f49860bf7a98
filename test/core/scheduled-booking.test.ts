import { markerOf } from '../../src/core/booking.ts';
import type { ClinicDriver, ReservationView } from '../../src/core/clinic-driver.ts';
import type { HouseDriver } from '../../src/core/house-driver.ts';
import { partnerId } from '../../src/core/identifiers.ts';
import { scheduledBooking } from '../../src/core/scheduled-booking.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { systemClock } from '../../src/system.ts';
import { clinic } from '../contract/fake-core.ts';
import { sealer } from '../store/test-vault.ts';
import { changeOf, halfHourSec, made, nineSec, Visits } from '../store/visits.ts';
import { dependenciesOf } from './dependencies-of.ts';

const movedSec = nineSec + 86_400;

test.each([
  ['found by its marker is put on record as it was read', false],
  ['that was moved while it was read under an id that nobody knew yet stays where it was moved to', true],
])('a booking %s', async (_sentence, isMoved) => {
  const store = openSqliteStore(':memory:', systemClock, sealer);
  const visits = new Visits();
  const visit = visits.visit({ merchant: clinic.id });
  const booking = await visits.booked(store, visit);
  const reference = { visitorId: visit.visitorId, receiptId: null, scheduleId: 'schedule' };
  const view: ReservationView = {
    reference,
    status: 'reserved',
    place: booking.place,
    detail: null,
    startSec: booking.startSec,
    endSec: booking.endSec,
  };

  /** Another request learns the id, and moves it. */
  const move = async (): Promise<void> => {
    const learnt = await store.recordObservation(booking, changeOf(booking, { reference }));
    if (learnt === null) throw new Error('the booking is gone');
    const claim = await store.claimChange(visits.move(learnt, visit, movedSec, await store.moment()));
    if (claim.kind !== 'claimed') throw new Error(claim.kind);
    const moved = { startSec: movedSec, endSec: movedSec + halfHourSec };
    await store.settle(claim.operation, made(learnt, moved));
  };
  const house: Pick<HouseDriver, 'markerIn'> = { markerIn: () => markerOf(booking.id) };
  const driver: Partial<ClinicDriver> = {
    house: house as HouseDriver,
    readBack: async () => {
      if (isMoved) await move();
      return { kind: 'ok', value: view };
    },
  };
  const clock = { ...systemClock, now: () => Date.now() + 60_000 };
  const dependencies = dependenciesOf(store, driver, { clock });
  const request = {
    partnerId: partnerId('house'),
    merchant: clinic,
    key: null,
    scheduleId: 'schedule',
    echo: () => '',
  };
  const found = await scheduledBooking(dependencies, request, { untilMs: 0, priority: 'change' });
  expect(found).toMatchObject({ id: booking.id, reference });
  expect(found.startSec).toBe(isMoved ? movedSec : booking.startSec);
  expect(await store.booking(booking.id)).toEqual(found);
  await store.close();
});
