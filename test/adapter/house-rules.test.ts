import { book, ChangedSandbox, cancel, halfHourSec, ofSeoul, refusal } from './changed-sandbox.ts';
import { command } from './house-client.ts';
import {
  expectRefusal,
  freshStart,
  isoTime,
  knownVisitor,
  laser,
  reserveCommand,
  schedulesOf,
  updateCommand,
} from './house-words.ts';
import { bookingRequest } from './running-system.ts';

let sandbox: ChangedSandbox;

beforeEach(async () => {
  sandbox = await ChangedSandbox.start([
    ofSeoul(['services', 'consultation', 'cancelUntilMinutes'], 'never'),
    ofSeoul(['bookingsPerUser'], 1),
  ]);
});
afterEach(() => sandbox.stop());

const call = (name: Parameters<typeof command>[2], message: object) =>
  command(sandbox.system, 'HTTP', name, message);

/** The schedule of a booking, as staff would find it. */
function scheduleOfBooking(id: string) {
  const found = sandbox.system.clinic.control
    .state()
    .schedules.find(({ reservationMemo }) => reservationMemo?.includes(id));
  if (found === undefined) throw new Error('no such schedule');
  return found;
}

test('what partners can no longer change the house can', async () => {
  const startSec = freshStart();
  const id = await book(sandbox, 1, 'consultation', startSec);
  expect(await cancel(sandbox, id)).toMatchObject(refusal('BOOKING_NOT_CANCELLABLE'));
  const { scheduleId } = scheduleOfBooking(id);
  const moved = await call('UpdateReservation', updateCommand(scheduleId, startSec + halfHourSec));
  expect(moved.status).toBe('200');
  expect(scheduleOfBooking(id).startDateTimeUtc).toBe(isoTime(startSec + halfHourSec));
  expect((await call('CancelReservation', { scheduleId, reason: 'CANCELED' })).status).toBe('200');
  expect(scheduleOfBooking(id).status).toBe('CANCELED');
});

test('a visit that has begun is past changing for the house, too', async () => {
  const id = await book(sandbox, 1, 'consultation', freshStart());
  const { scheduleId } = scheduleOfBooking(id);
  sandbox.system.clinic.control.frontDesk({ action: 'start-visit', scheduleId });
  const reply = await call('CancelReservation', { scheduleId, reason: 'NO_SHOW' });
  expectRefusal(reply, 'InvalidRequestException', 'status', 'NotAvailable');
  expect(scheduleOfBooking(id).status).toBe('IN_PROGRESS');
});

test('a visitor has no two visits at once, whichever way they were booked', async () => {
  const startSec = freshStart();
  // Only of somebody who was there before the record knows which visitor it is.
  const slot = { service: 'botox', startSec: freshStart(), durationSec: halfHourSec };
  const { user_information: person } = bookingRequest(1, slot);
  const earlier = bookingRequest(2, slot);
  await sandbox.system.http('CreateBooking', { ...earlier, user_information: { ...person, user_id: 'kin' } });
  const id = await book(sandbox, 1, 'consultation', startSec);
  const { visitorId } = scheduleOfBooking(id);
  const before = sandbox.system.clinic.control.state().calls['reserve-by-visitor-id'];
  const reply = await call('ReserveByVisitorId', reserveCommand(visitorId, startSec, laser));
  expectRefusal(reply, 'InvalidRequestException', 'startDateTime', 'NotAvailable');
  // The record told: the clinic wasn't even asked.
  expect(sandbox.system.clinic.control.state().calls['reserve-by-visitor-id']).toBe(before);
});

test("a service that is booked by the second version of the commands takes the house's words by it", async () => {
  await sandbox.restartWith([ofSeoul(['services', 'consultation', 'clinic', 'commandVersion'], 2)]);
  const { system } = sandbox;
  const visitorId = knownVisitor(system, 'Second');
  const startSec = freshStart();
  const words = { sedationRequired: true, reservationMemo: 'first' };
  const { bookingId, scheduleId } = await call(
    'ReserveByVisitorId',
    reserveCommand(visitorId, startSec, words),
  );
  const update = updateCommand(String(scheduleId), startSec + halfHourSec, {
    sedationRequired: true,
    reservationMemo: 'second',
  });
  expect((await call('UpdateReservation', update)).status).toBe('200');
  expect(schedulesOf(system, visitorId)).toEqual([
    expect.objectContaining({
      scheduleId,
      startDateTimeUtc: isoTime(startSec + halfHourSec),
      sedationRequired: true,
      reservationMemo: `G-${bookingId} second`,
    }),
  ]);
});

test("a partner's limit on bookings of one user doesn't bind the house", async () => {
  const visitorId = knownVisitor(sandbox.system, 'Often');
  const startSec = freshStart();
  for (const later of [0, halfHourSec, 2 * halfHourSec]) {
    const { status } = await call('ReserveByVisitorId', reserveCommand(visitorId, startSec + later));
    expect(status).toBe('200');
  }
  expect(schedulesOf(sandbox.system, visitorId)).toHaveLength(3);
});

test('where the clinic shows nothing open nothing is reserved, though it would take it', async () => {
  const visitorId = knownVisitor(sandbox.system, 'Night');
  const night = freshStart() + 12 * 3_600;
  const reply = await call('ReserveByVisitorId', reserveCommand(visitorId, night));
  expectRefusal(reply, 'InvalidRequestException', 'capacity', 'NotAvailable');
  expect(schedulesOf(sandbox.system, visitorId)).toEqual([]);
});
