import {
  atEleven,
  atTen,
  closeClinics,
  consultation,
  laser,
  openClinic,
  paths,
  reserveOne,
  somebody,
  unknownId,
} from './running-clinic.ts';

afterEach(closeClinics);

test('a fresh clinic has empty lists', async () => {
  const { control } = await openClinic();
  expect(await control('GET', 'state')).toEqual({
    status: 200,
    body: {
      visitors: [],
      schedules: [],
      images: [],
      occupiedTimes: [],
      appointments: [],
      holds: [],
      calls: { 'exchange-token': 1 },
    },
  });
});

test('the state shows what was reserved, and counts calls by operation, refused ones too', async () => {
  const clinic = await openClinic();
  await reserveOne(clinic, { reservationMemo: 'G-1' });
  await clinic.call(paths.reserveV2, {});
  const { body } = await clinic.control('GET', 'state');
  expect(body).toMatchObject({
    visitors: [{ name: somebody.visitorName, phone: somebody.visitorPhone }],
    schedules: [
      {
        ...consultation,
        scheduleId: expect.any(String),
        reservationId: expect.any(String),
        visitorId: expect.any(String),
        status: 'RESERVED',
        startDateTimeUtc: '2026-03-03T01:00:00.000Z',
        endDateTimeUtc: '2026-03-03T01:30:00.000Z',
        reservationMemo: 'G-1',
        createdDateTimeUtc: '2026-03-02T01:00:00.000Z',
      },
    ],
    calls: { reserve: 2, 'exchange-token': 1 },
  });
});

test('a reset ends reservations, faults and changed settings, and keeps tokens and starting settings', async () => {
  const clinic = await openClinic({ settings: { openDays: 7 } });
  await reserveOne(clinic);
  await clinic.call(paths.registerImages, { images: [{ fileName: 'a' }] });
  await clinic.call(paths.occupy, { ...consultation, ...atTen });
  await clinic.control('PUT', 'settings', { openDays: 3, enforceCapacity: true });
  await clinic.control('POST', 'faults', { operation: '*', effect: 'status-503' });
  expect(await clinic.control('POST', 'reset')).toEqual({ status: 200, body: {} });
  const empty = { visitors: [], schedules: [], images: [], occupiedTimes: [], calls: {} };
  expect((await clinic.control('GET', 'state')).body).toMatchObject(empty);
  expect((await clinic.control('GET', 'settings')).body).toMatchObject({
    openDays: 7,
    enforceCapacity: false,
  });
  expect((await clinic.call(paths.groups, {})).status).toBe(200);
});

test.each([
  ['cancel', 'CANCELED', 'RESERVED', 0],
  ['no-show', 'NO_SHOW', 'RESERVED', 0],
  ['start-visit', 'IN_PROGRESS', 'RECEPTION', 1],
  ['complete', 'COMPLETED', 'COMPLETED', 1],
] as const)(
  'staff %s: the reservation reads %s at step %s with %i tasks',
  async (action, status, flowStep, tasks) => {
    const clinic = await openClinic();
    const { scheduleId } = await reserveOne(clinic);
    const reply = await clinic.control('POST', 'front-desk', { action, scheduleId });
    expect(reply).toMatchObject({ status: 200, body: { schedule: { scheduleId, status } } });
    const { body } = await clinic.call(paths.detail, { scheduleId });
    expect(body).toMatchObject({ data: { flowStep, reservation: { status } } });
    expect((body['data'] as { tasks: unknown[] }).tasks).toHaveLength(tasks);
    const cancel = await clinic.call(paths.cancel, { scheduleId, reason: 'CANCELED' });
    expect(cancel.status).toBe(400);
    await clinic.control('POST', 'front-desk', { action: 'restore', scheduleId });
    expect((await clinic.call(paths.cancel, { scheduleId, reason: 'CANCELED' })).status).toBe(200);
  },
);

test('staff book over the capacity, for a known visitor or for somebody who walked in', async () => {
  const clinic = await openClinic();
  const { visitorId } = await reserveOne(clinic, laser);
  const { reservationGroupId } = laser;
  const { startDateTimeUtc } = atTen;
  const book = { action: 'book', reservationGroupId, startDateTimeUtc } as const;
  const known = clinic.clinic.control.frontDesk({
    ...book,
    visitorId,
    endDateTimeUtc: atEleven.endDateTimeUtc,
  });
  expect(known.schedule).toMatchObject({ visitorId, ...laser, endDateTimeUtc: '2026-03-03T02:30:00.000Z' });
  const walkIn = clinic.clinic.control.frontDesk(book);
  expect(walkIn.schedule).toMatchObject({ status: 'RESERVED', endDateTimeUtc: '2026-03-03T01:30:00.000Z' });
  const { scheduleId } = walkIn.schedule;
  expect((await clinic.call(paths.detail, { scheduleId })).body).toMatchObject({
    data: { visitor: { name: 'Walk-in' } },
  });
});

test('staff move a visit in time and place, and keep its length unless told', async () => {
  const clinic = await openClinic();
  const { reservationId } = await reserveOne(clinic, { endDateTimeUtc: '2026-03-03T02:00:00Z' });
  const { startDateTimeUtc } = atEleven;
  const moved = clinic.clinic.control.frontDesk({
    action: 'move',
    reservationId,
    startDateTimeUtc,
    ...laser,
  });
  expect(moved.schedule).toMatchObject({
    ...laser,
    startDateTimeUtc: '2026-03-03T02:00:00.000Z',
    endDateTimeUtc: '2026-03-03T03:00:00.000Z',
  });
});

test('staff edit what they send, and null clears', async () => {
  const clinic = await openClinic();
  const { scheduleId } = await reserveOne(clinic, { reservationMemo: 'G-1', funnelDetail: 'web' });
  const counselor = { id: 'c'.repeat(24), name: 'Counselor' };
  const edit = {
    action: 'edit',
    scheduleId,
    counselor,
    sedationRequired: true,
    reservationMemo: null,
  } as const;
  expect(clinic.clinic.control.frontDesk(edit).schedule).toMatchObject({
    counselor,
    sedationRequired: true,
    consultationRequired: false,
    reservationMemo: null,
    funnel: { funnelDetail: 'web' },
  });
});

test.each([
  [{ action: 'move', ...atTen }, 400, 'scheduleId'],
  [{ action: 'cancel', scheduleId: unknownId }, 404, 'scheduleId'],
  [{ action: 'cancel', schedule: unknownId }, 400, 'schedule'],
  [{ action: 'sing' }, 400, 'action'],
  [{ action: 'book', reservationGroupId: unknownId, ...atTen }, 400, 'reservationGroupId'],
  [{ action: 'book', ...laser, ...atTen, visitorId: unknownId }, 404, 'visitorId'],
  [{ action: 'book', ...laser, ...atTen, zoneId: unknownId }, 400, 'zoneId'],
])('refuses the action %j with %i, naming %s', async (action, status, field) => {
  const { control } = await openClinic();
  const reply = await control('POST', 'front-desk', action);
  expect(reply).toEqual({ status, body: { error: { field, message: expect.any(String) } } });
});

test('an unknown control call is 404', async () => {
  const { control } = await openClinic();
  expect(await control('GET', 'nothing')).toMatchObject({ status: 404, body: { error: { field: 'path' } } });
  expect(await control('GET', 'reset')).toMatchObject({ status: 404 });
});
