import {
  atEleven,
  atTen,
  closeClinics,
  consultation,
  entry,
  laser,
  openClinic,
  paths,
  reserveOne,
  somebody,
  somebodyElse,
} from './running-clinic.ts';

afterEach(closeClinics);

const fullDetails = {
  counselor: { id: 'a'.repeat(24), name: 'Counselor' },
  doctor: { id: 'b'.repeat(24), name: 'Doctor' },
  funnel: { funnel: { id: 'f1', category: 'FUNNEL', name: 'Web' }, funnelDetail: 'detail' },
  reservationMemo: 'memo',
  reservationAssignee: { id: 'desk', name: 'Desk' },
};

test('a create answers the reservation id alone, and the detail is found through the history', async () => {
  const { call } = await openClinic();
  const procedure = {
    type: 'OPTION',
    optionConfiguration: {
      optionId: 'o1',
      optionTitle: 'Option',
      price: { amount: 1000, currency: 'KRW', reason: { type: 'GENERAL' } },
    },
  };
  const made = await call(paths.reserveV1, {
    ...somebody,
    ...consultation,
    ...atTen,
    consultationRequired: true,
    funnelDetail: 'partner',
    reservationMemo: 'G-1',
    requestedProcedures: [procedure],
  });
  expect(made.body).toEqual({
    reservationId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  });
  const found = await call(paths.searchVisitors, { phone: somebody.visitorPhone });
  expect(found.body).toEqual({
    data: [
      {
        id: expect.stringMatching(/^[0-9a-f]{24}$/),
        chartNumber: '000001',
        name: somebody.visitorName,
        phoneNumber: somebody.visitorPhone,
        gender: 'GENDER_UNSPECIFIED',
      },
    ],
  });
  const [visitor] = found.body['data'] as [{ id: string }];
  const history = await call(paths.history, { visitorId: visitor.id });
  expect(history.body).toEqual({
    data: [
      {
        scheduleId: expect.stringMatching(/^[0-9a-f]{24}$/),
        startDateTimeUtc: '2026-03-03T01:00:00.000Z',
        endDateTimeUtc: '2026-03-03T01:30:00.000Z',
        tasks: [],
      },
    ],
  });
  const [{ scheduleId }] = history.body['data'] as [{ scheduleId: string }];
  const detail = await call(paths.detail, { scheduleId });
  expect(detail.body).toEqual({
    data: {
      id: scheduleId,
      visitor: {
        id: visitor.id,
        name: somebody.visitorName,
        phone: somebody.visitorPhone,
        chartNumber: '000001',
        gender: 'GENDER_UNSPECIFIED',
        isNew: true,
        categories: [],
      },
      flowStep: 'RESERVED',
      flowStepUpdatedDateTimeUtc: '2026-03-02T01:00:00.000Z',
      reservation: {
        ...consultation,
        startDateTime: '2026-03-03T01:00:00.000Z',
        endDateTime: '2026-03-03T01:30:00.000Z',
        consultationRequired: true,
        sedationRequired: false,
        funnel: { funnelDetail: 'partner' },
        reservationMemo: 'G-1',
        status: 'RESERVED',
        requestedProcedures: [procedure],
      },
      createdDateTimeUtc: '2026-03-02T01:00:00.000Z',
      tasks: [],
      purchaseIds: [],
      prescriptionIds: [],
      etceteraWorks: [],
      occupiedResources: [
        {
          occupiedResourceId: expect.any(String),
          startDateTimeUtc: '2026-03-03T01:00:00.000Z',
          endDateTimeUtc: '2026-03-03T01:30:00.000Z',
          zoneId: consultation.zoneId,
          reservationGroup: { reservationGroupId: consultation.reservationGroupId },
        },
      ],
    },
  });
});

test('an update by V1 overwrites: what it leaves out is gone, but for the requested procedures', async () => {
  const clinic = await openClinic();
  const ticket = {
    type: 'TICKET',
    ticketConfiguration: { ticketId: 't', ticketTitle: 'T', optionTitle: 'O' },
  };
  const { scheduleId } = await reserveOne(clinic, { requestedProcedures: [ticket], reservationMemo: 'old' });
  const required = {
    scheduleId,
    ...laser,
    startDateTime: '2026-03-03T11:00:00+09:00',
    endDateTime: '2026-03-03T12:00:00+09:00',
    consultationRequired: true,
    sedationRequired: true,
  };
  const written = { consultationRequired: true, sedationRequired: true, requestedProcedures: [ticket] };
  const filled = await clinic.call(paths.updateV1, { ...required, ...fullDetails });
  expect(filled).toEqual({ status: 200, body: {} });
  expect(clinic.clinic.control.state().schedules[0]).toMatchObject({
    ...laser,
    ...fullDetails,
    ...written,
    startDateTimeUtc: '2026-03-03T02:00:00.000Z',
    endDateTimeUtc: '2026-03-03T03:00:00.000Z',
  });
  await clinic.call(paths.updateV1, required);
  expect(clinic.clinic.control.state().schedules[0]).toMatchObject({
    ...written,
    counselor: null,
    doctor: null,
    funnel: null,
    reservationMemo: null,
    reservationAssignee: null,
  });
});

test('an update by V2 replaces the entries and keeps the ids of those that it names', async () => {
  const clinic = await openClinic();
  await clinic.call(paths.reserveV2, {
    ...somebody,
    zoneId: consultation.zoneId,
    occupiedResources: [entry(consultation, atTen), entry(laser, atEleven)],
  });
  const [made] = clinic.clinic.control.state().schedules;
  const [, second] = (made?.occupiedResources ?? []) as Array<{ occupiedResourceId: string }>;
  const { occupiedResourceId } = second ?? {};
  const later = { startDateTimeUtc: '2026-03-03T05:00:00Z', endDateTimeUtc: '2026-03-03T06:00:00Z' };
  const reply = await clinic.call(paths.updateV2, {
    scheduleId: made?.scheduleId,
    zoneId: laser.zoneId,
    occupiedResources: [{ ...entry(laser, later), occupiedResourceId }],
  });
  expect(reply).toEqual({ status: 200, body: {} });
  const [stored] = clinic.clinic.control.state().schedules;
  expect(stored?.zoneId).toBe(laser.zoneId);
  expect(stored?.occupiedResources).toEqual([
    {
      occupiedResourceId,
      startDateTimeUtc: '2026-03-03T05:00:00.000Z',
      endDateTimeUtc: '2026-03-03T06:00:00.000Z',
      zoneId: laser.zoneId,
      reservationGroup: { reservationGroupId: laser.reservationGroupId },
    },
  ]);
});

test('of many equal creates at once, one is made and the others overlap it', async () => {
  const clinic = await openClinic();
  const body = { ...somebody, ...consultation, ...atTen };
  const replies = await Promise.all(Array.from({ length: 20 }, () => clinic.call(paths.reserveV1, body)));
  expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1);
  expect(clinic.clinic.control.state()).toMatchObject({ visitors: [{}], schedules: [{}] });
  expect(clinic.clinic.control.state().schedules).toHaveLength(1);
});

test('visits of one visitor may touch, and other visitors may overlap beyond the capacity', async () => {
  const clinic = await openClinic();
  await reserveOne(clinic, laser);
  await reserveOne(clinic, {
    ...laser,
    startDateTimeUtc: atTen.endDateTimeUtc,
    endDateTimeUtc: atEleven.startDateTimeUtc,
  });
  await reserveOne(clinic, { ...laser, ...somebodyElse });
  expect(clinic.clinic.control.state().schedules).toHaveLength(3);
});

test('times in the past, off hours and off the grid are taken', async () => {
  const clinic = await openClinic();
  const odd = { startDateTimeUtc: '2020-01-01T18:07:00Z', endDateTimeUtc: '2020-01-01T18:12:30.5Z' };
  expect(await reserveOne(clinic, odd)).toMatchObject({ endDateTimeUtc: '2020-01-01T18:12:30.500Z' });
});

test('a search takes all conditions together, in pages, oldest first', async () => {
  const { call } = await openClinic();
  for (const visitorName of ['Lee One', 'Lee Two', 'Kim One']) {
    await call(paths.reserveV1, { ...somebody, visitorName, ...consultation, ...atTen });
  }
  const names = async (query: object) => {
    const reply = await call(paths.searchVisitors, query);
    return (reply.body['data'] as Array<{ name: string }>).map((visitor) => visitor.name);
  };
  expect(await names({})).toEqual(['Lee One', 'Lee Two', 'Kim One']);
  expect(await names({ partOfVisitorName: 'one' })).toEqual(['Lee One', 'Kim One']);
  expect(await names({ partOfVisitorName: 'one', phone: somebody.visitorPhone, limit: 1 })).toEqual([
    'Lee One',
  ]);
  expect(await names({ offset: 1, limit: 1 })).toEqual(['Lee Two']);
  expect(await names({ chartNumber: '000003' })).toEqual(['Kim One']);
  expect(await names({ email: 'nobody@example.org' })).toEqual([]);
  expect(await names({ phone: somebodyElse.visitorPhone })).toEqual([]);
});

test('images are stored as sent', async () => {
  const { call, clinic } = await openClinic();
  const image = { fileName: 'a.jpg', visitorId: 'v', source: 'VISITOR', memo: 'm'.repeat(150) };
  expect(await call(paths.registerImages, { images: [image] })).toEqual({ status: 200, body: {} });
  expect(clinic.control.state().images).toEqual([image]);
  expect(await call(paths.registerImages, {})).toEqual({ status: 200, body: {} });
});
