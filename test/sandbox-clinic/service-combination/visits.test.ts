import {
  atNine,
  atTen,
  bloodTest,
  book,
  both,
  branchId,
  closeClinics,
  customer,
  hearingTest,
  type Json,
  nobodysId,
  openCombination,
  paths,
  refusal,
  reservationBody,
  reserve,
  timeSlots,
  travelAdvice,
  vaccination,
} from './running-combination.ts';

afterEach(closeClinics);

const short = { startTime: atNine.startTime, endTime: '2026-03-03T09:20:00+01:00' };

test.each([
  ['a slot of the wrong length', reservationBody(short), 409, 'TIME_SLOT_NOT_AVAILABLE'],
  [
    'a slot off the grid',
    reservationBody({ startTime: '2026-03-03T09:10:00+01:00', endTime: '2026-03-03T09:45:00+01:00' }),
    409,
    'TIME_SLOT_NOT_AVAILABLE',
  ],
  [
    'a slot beyond closing time',
    reservationBody({ startTime: '2026-03-03T17:40:00+01:00', endTime: '2026-03-03T18:15:00+01:00' }),
    409,
    'TIME_SLOT_NOT_AVAILABLE',
  ],
  [
    'a slot of a day that is not on offer',
    reservationBody({ startTime: '2026-03-02T09:00:00+01:00', endTime: '2026-03-02T09:35:00+01:00' }),
    409,
    'TIME_SLOT_NOT_AVAILABLE',
  ],
  ['an only combinable set', reservationBody(atNine, [vaccination, bloodTest]), 400, 'SERVICES_NOT_COMBINED'],
  ['two resource types', reservationBody(atNine, [vaccination, hearingTest]), 400, 'SERVICES_NOT_COMBINABLE'],
  ['no services', reservationBody(atNine, []), 400, 'INVALID_INPUT'],
  ['a service twice', reservationBody(atNine, [vaccination, vaccination]), 400, 'INVALID_INPUT'],
  ['an unknown service', reservationBody(short, [nobodysId]), 404, 'SERVICE_NOT_FOUND'],
  ['an unknown branch', reservationBody(atNine, both, { branchId: nobodysId }), 404, 'BRANCH_NOT_FOUND'],
  ['too many reservations', reservationBody(atNine, both, { numberOfReservations: 9 }), 400, 'INVALID_INPUT'],
  ['a negative number', reservationBody(atNine, both, { numberOfReservations: -1 }), 400, 'INVALID_INPUT'],
  ['no time', { serviceIds: both, branchId }, 400, 'INVALID_INPUT'],
  [
    'a local time',
    reservationBody({ startTime: '2026-03-03T09:00:00', endTime: '2026-03-03T09:35:00' }),
    400,
    'INVALID_INPUT',
  ],
  ['a list', [], 400, 'INVALID_INPUT'],
  ['nothing', undefined, 400, 'BODY_MISSING'],
])('a reservation of %s is refused, and nothing is held', async (_, body, status, messageId) => {
  const { send, clinic } = await openCombination();
  expect(await send('POST', paths.reserve, body)).toMatchObject(refusal(status, messageId));
  expect(clinic.control.state().holds).toEqual([]);
});

test('of parallel reservations of one slot one is made', async () => {
  const { send, clinic } = await openCombination();
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => send('POST', paths.reserve, reservationBody())),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
  expect(clinic.control.state().holds).toHaveLength(1);
});

test('visits may follow one another without a gap, before and after a hold or an appointment', async () => {
  const running = await openCombination();
  const slot = (start: string, end: string) => ({
    startTime: `2026-03-03T${start}:00+01:00`,
    endTime: `2026-03-03T${end}:00+01:00`,
  });
  await book(running, slot('09:20', '09:40'), [vaccination]);
  await reserve(running, slot('09:00', '09:20'), [vaccination]);
  await reserve(running, slot('09:40', '10:00'), [vaccination]);
  await reserve(running, slot('10:00', '10:20'), [vaccination]);
});

test('the number of reservations and the notes come back', async () => {
  const running = await openCombination();
  const id = await reserve(running, atNine, both, { numberOfReservations: 3, notes: 'two travellers' });
  const reply = await running.send('POST', paths.confirm(id), customer);
  expect(reply.body).toMatchObject({ numberOfReservations: 3, supportNotes: 'two travellers' });
});

test.each<[string, Json]>([
  ['a hyphenated GUID', { personalIdentifier: nobodysId }],
  ['nine characters', { personalIdentifier: 'A'.repeat(9) }],
  ['49 characters', { personalIdentifier: 'A'.repeat(49) }],
  ['a letter beyond ASCII', { personalIdentifier: 'Aéèü123456' }],
  ['no personal identifier', { personalIdentifier: undefined }],
  ['no first name', { firstName: undefined }],
  ['no email', { email: '' }],
  ['a last name of 256 characters', { lastName: 'x'.repeat(256) }],
  ['a date of birth that is none', { dateOfBirth: '2000-02-30' }],
])('a confirm with %s is refused, and the hold stays', async (_, changes) => {
  const running = await openCombination();
  const id = await reserve(running);
  const reply = await running.send('POST', paths.confirm(id), { ...customer, ...changes });
  expect(reply).toMatchObject(refusal(400, 'INVALID_INPUT'));
  expect(running.clinic.control.state()).toMatchObject({ appointments: [], holds: [{ reservationId: id }] });
});

test.each(['A'.repeat(10), 'z9'.repeat(24)])('the personal identifier %s is taken', async (identifier) => {
  const running = await openCombination();
  await book(running, atNine, both, { personalIdentifier: identifier });
});

test('a phone number may be a number, and what is optional may be left out', async () => {
  const running = await openCombination();
  await book(running, atNine, both, { phoneNumber: 31300000000, dateOfBirth: undefined });
  expect(running.clinic.control.state().appointments).toMatchObject([
    { customer: { phoneNumber: '31300000000', dateOfBirth: null } },
  ]);
});

test.each([
  ['a used one', 'RESERVATION_USED'],
  ['a released one', 'RESERVATION_RELEASED'],
  ['an expired one', 'RESERVATION_EXPIRED'],
  ['an unknown one', 'RESERVATION_NOT_FOUND'],
])('no reservation serves twice or late: %s is refused by each call', async (kind, messageId) => {
  const running = await openCombination();
  const { send } = running;
  const appointmentId = await book(running, atTen);
  const id = kind === 'an unknown one' ? nobodysId : await reserve(running);
  if (kind === 'a used one') await send('POST', paths.confirm(id), customer);
  if (kind === 'a released one') await send('DELETE', paths.release(id));
  if (kind === 'an expired one') running.time.advance(900_000);
  const refused = refusal(404, messageId);
  expect(await send('POST', paths.confirm(id), customer)).toMatchObject(refused);
  const move = await send('PUT', paths.reschedule(appointmentId), { reservationId: id });
  expect(move).toMatchObject(refused);
  expect(await send('DELETE', paths.release(id))).toMatchObject(refused);
  const after = await send('GET', paths.details(appointmentId));
  expect(after.body).toMatchObject({ timeSlot: atTen });
});

test('a hold lasts 15 minutes to the second on the clinic’s clock', async () => {
  const running = await openCombination();
  const { control } = running.clinic;
  await reserve(running);
  control.changeSettings({ clockOffsetSec: 899 });
  expect(await timeSlots(running)).not.toContainEqual(atNine);
  expect(control.state().holds).toHaveLength(1);
  control.changeSettings({ clockOffsetSec: 900 });
  expect(await timeSlots(running)).toContainEqual(atNine);
  expect(control.state().holds).toEqual([]);
  await reserve(running);
});

test('a hold that lapsed stays so when the clock is set back after its place was given away', async () => {
  const running = await openCombination();
  await reserve(running);
  running.clinic.control.changeSettings({ clockOffsetSec: 900 });
  const second = await reserve(running);
  running.clinic.control.changeSettings({ clockOffsetSec: 0 });
  expect(running.clinic.control.state().holds).toMatchObject([{ reservationId: second }]);
});

test.each([
  ['another service', [bloodTest], { startTime: atTen.startTime, endTime: '2026-03-03T10:20:00+01:00' }],
  ['one service less', [vaccination], { startTime: atTen.startTime, endTime: '2026-03-03T10:20:00+01:00' }],
])('a reschedule to %s is refused; the visit and the hold stay', async (_, serviceIds, slot) => {
  const running = await openCombination();
  const id = await book(running);
  const reservationId = await reserve(running, slot, serviceIds);
  const reply = await running.send('PUT', paths.reschedule(id), { reservationId });
  expect(reply).toMatchObject(refusal(400, 'SERVICES_CHANGED'));
  expect(running.clinic.control.state()).toMatchObject({
    appointments: [{ appointmentId: id, startTime: '2026-03-03T08:00:00.000Z' }],
    holds: [{ reservationId }],
  });
});

test('a reschedule may name the services in another order', async () => {
  const running = await openCombination();
  const id = await book(running);
  const reservationId = await reserve(running, atTen, [travelAdvice, vaccination]);
  expect((await running.send('PUT', paths.reschedule(id), { reservationId })).status).toBe(200);
});

test.each(['PUT', 'DELETE', 'GET', 'customer'])('%s of an unknown appointment is refused', async (what) => {
  const running = await openCombination();
  const reservationId = await reserve(running);
  const refused = refusal(404, 'APPOINTMENT_NOT_FOUND');
  const calls: { [name: string]: () => Promise<object> } = {
    PUT: () => running.send('PUT', paths.reschedule(nobodysId), { reservationId }),
    DELETE: () => running.send('DELETE', paths.cancel(nobodysId)),
    GET: () => running.send('GET', paths.details(nobodysId)),
    customer: () => running.send('PUT', paths.customer(nobodysId), customer),
  };
  expect(await calls[what]?.()).toMatchObject(refused);
  expect(running.clinic.control.state().holds).toHaveLength(1);
});

test.each<[string, unknown, string]>([
  ['no body', undefined, 'BODY_MISSING'],
  ['no customer', {}, 'INVALID_INPUT'],
  ['another type', { customer: { personalIdentifier: { $ne: '' } } }, 'INVALID_INPUT'],
  ['a prototype key', JSON.parse('{"__proto__": {"customer": 1}}'), 'INVALID_INPUT'],
])('a search with %s is refused', async (_, body, messageId) => {
  const { send } = await openCombination();
  expect(await send('GET', paths.search, body)).toMatchObject(refusal(400, messageId));
});

test('a search that finds nothing is an empty list', async () => {
  const { send } = await openCombination();
  const { personalIdentifier } = customer;
  expect(await send('GET', paths.search, { customer: { personalIdentifier } })).toMatchObject({
    status: 200,
    body: [],
  });
});

test('bytes that are no JSON, and more than 2 MB, are refused', async () => {
  const { clinic, token } = await openCombination();
  const authorization = `Bearer ${await token()}`;
  const headers = { authorization, 'x-tenant-id': 'utrechtclinic-nl' };
  const post = (body: string) => fetch(clinic.url + paths.reserve, { method: 'POST', headers, body });
  expect((await post('{')).status).toBe(400);
  expect((await post('['.repeat(10_000) + ']'.repeat(10_000))).status).toBe(400);
  expect((await post('x'.repeat(2 * 1024 * 1024 + 1))).status).toBe(413);
});

test('a path with one segment more is nobody’s', async () => {
  const { send } = await openCombination();
  expect((await send('GET', `${paths.details(nobodysId)}/more/and/more/and/more`)).status).toBe(404);
  expect((await send('DELETE', paths.cancel(''))).status).toBe(404);
  expect((await send('POST', paths.services)).status).toBe(404);
});
