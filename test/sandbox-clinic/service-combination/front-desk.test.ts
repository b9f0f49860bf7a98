import { seoulGroupIds, utrechtResourceIds } from '../../../src/sandbox-clinic/demo-data.ts';
import {
  atNine,
  atTen,
  bloodTest,
  book,
  both,
  branchId,
  closeClinics,
  customer,
  nobodysId,
  openCombination,
  paths,
  reserve,
  timeSlots,
  vaccination,
} from './running-combination.ts';

afterEach(closeClinics);

test('staff book over what is taken, and what isn’t combined', async () => {
  const running = await openCombination();
  await book(running);
  const { appointment } = running.clinic.control.frontDesk({
    action: 'book',
    serviceIds: [vaccination, bloodTest],
    startTime: atNine.startTime,
    personalIdentifier: customer.personalIdentifier,
  });
  expect(appointment).toMatchObject({
    status: 'CONFIRMED',
    branchId,
    reservationId: null,
    resourceId: utrechtResourceIds.nurse,
    startTime: '2026-03-03T08:00:00.000Z',
    endTime: '2026-03-03T08:30:00.000Z',
    numberOfReservations: 2,
  });
  const query = { customer: { personalIdentifier: customer.personalIdentifier } };
  expect((await running.send('GET', paths.search, query)).body).toHaveLength(2);
});

test('staff’s booking takes its place from the slots', async () => {
  const running = await openCombination();
  const { startTime } = atTen;
  running.clinic.control.frontDesk({ action: 'book', serviceIds: [bloodTest], startTime });
  expect(await timeSlots(running)).not.toContainEqual(atTen);
});

test('staff move a visit with its length, between two calls of a caller', async () => {
  const running = await openCombination();
  const appointmentId = await book(running);
  const reservationId = await reserve(running, atTen);
  const startTime = '2026-03-04T15:05:00+01:00';
  const moved = running.clinic.control.frontDesk({ action: 'move', appointmentId, startTime });
  expect(moved.appointment).toMatchObject({ endTime: '2026-03-04T14:40:00.000Z', serviceIds: both });
  expect((await running.send('GET', paths.details(appointmentId))).body).toMatchObject({
    timeSlot: { startTime, endTime: '2026-03-04T15:40:00+01:00' },
  });
  expect(await timeSlots(running)).toContainEqual(atNine);
  const reply = await running.send('PUT', paths.reschedule(appointmentId), { reservationId });
  expect(reply).toMatchObject({ status: 200, body: { timeSlot: atTen } });
});

test('staff cancel a visit, and a move that follows is refused and leaves its hold', async () => {
  const running = await openCombination();
  const appointmentId = await book(running);
  const reservationId = await reserve(running, atTen);
  running.clinic.control.frontDesk({ action: 'cancel', appointmentId });
  const reply = await running.send('PUT', paths.reschedule(appointmentId), { reservationId });
  expect(reply.status).toBe(404);
  expect(running.clinic.control.state()).toMatchObject({
    appointments: [{ status: 'CANCELED' }],
    holds: [{ reservationId }],
  });
});

test('over HTTP, actions find their system by what they name', async () => {
  const running = await openCombination();
  const desk = (action: object) => running.send('POST', '/_control/front-desk', action);
  const appointmentId = await book(running);
  expect(await desk({ action: 'cancel', appointmentId })).toMatchObject({
    status: 200,
    body: { appointment: { appointmentId, status: 'CANCELED' } },
  });
  const reservationGroupId = seoulGroupIds.consultation;
  const startDateTimeUtc = '2026-03-03T01:00:00Z';
  expect(await desk({ action: 'book', reservationGroupId, startDateTimeUtc })).toMatchObject({
    status: 200,
    body: { schedule: { status: 'RESERVED' } },
  });
});

const { startTime } = atNine;

test.each([
  [{ action: 'cancel', appointmentId: nobodysId }, 404, 'appointmentId'],
  [{ action: 'move', appointmentId: nobodysId, startTime }, 404, 'appointmentId'],
  [{ action: 'move', appointmentId: nobodysId }, 400, 'startTime'],
  [{ action: 'no-show', appointmentId: nobodysId }, 400, 'action'],
  [{ action: 'book', serviceIds: [nobodysId], startTime }, 404, 'serviceIds'],
  [{ action: 'book', serviceIds: [], startTime }, 400, 'serviceIds'],
  [{ action: 'book', serviceIds: both, branchId: nobodysId, startTime }, 404, 'branchId'],
  [{ action: 'book', serviceIds: both, startTime, endTime: startTime }, 400, 'endTime'],
  [{ action: 'book', serviceIds: both, startTime, resourceId: nobodysId }, 400, 'resourceId'],
  [{ action: 'book', serviceIds: both, startTime, zoneId: 'x' }, 400, 'zoneId'],
])('refuses the action %j with %i, naming %s', async (action, status, field) => {
  const running = await openCombination();
  const reply = await running.send('POST', '/_control/front-desk', action);
  expect(reply).toMatchObject({ status, body: { error: { field, message: expect.any(String) } } });
  expect(running.clinic.control.state().appointments).toEqual([]);
});
