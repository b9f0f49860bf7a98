import {
  atEleven,
  atTen,
  closeClinics,
  consultation,
  entry,
  type Json,
  laser,
  openClinic,
  paths,
  type RunningClinic,
  refusal,
  reserveOne,
  somebody,
  unknownId,
} from './running-clinic.ts';

afterEach(closeClinics);

const command = 'InvalidCommandException';
const request = 'InvalidRequestException';
const nextDay = { startDateTimeUtc: '2026-03-04T01:00:00Z', endDateTimeUtc: '2026-03-04T01:30:00Z' };
const entries = { zoneId: consultation.zoneId, occupiedResources: [entry(consultation, atTen)] };

interface Case {
  readonly when: string;
  readonly path: string;
  readonly send: (stored: { scheduleId: string; visitorId: string }, clinic: RunningClinic) => Json;
  readonly says: readonly [className: string, key: string, reason: string];
}

const updateV1 = (stored: { scheduleId: string }) => ({
  scheduleId: stored.scheduleId,
  ...consultation,
  startDateTime: atTen.startDateTimeUtc,
  endDateTime: atTen.endDateTimeUtc,
  consultationRequired: false,
  sedationRequired: false,
});
const occupy = (startDateTimeUtc: string, endDateTimeUtc: string) => () => ({
  ...consultation,
  startDateTimeUtc,
  endDateTimeUtc,
});
const byGroup = (changes: Json) => () => ({
  reservationGroupId: consultation.reservationGroupId,
  startDate: atTen.startDateTimeUtc,
  endDate: atEleven.startDateTimeUtc,
  timezone: 'Asia/Seoul',
  ...changes,
});
const byGroups = (changes: Json) => () => ({
  reservationGroupIds: [consultation.reservationGroupId],
  startDateTimeUtc: atTen.startDateTimeUtc,
  endDateTimeUtc: atEleven.startDateTimeUtc,
  ...changes,
});

function v2Cases(name: string, path: string, who: (stored: { visitorId: string }) => Json): Case[] {
  const send = (changes: Json) => (stored: { visitorId: string }) => ({
    ...who(stored),
    ...entries,
    ...changes,
  });
  const list = (...occupiedResources: Json[]) => ({ occupiedResources });
  return [
    {
      when: `${name} has no entries`,
      path,
      send: send({ occupiedResources: [] }),
      says: [command, 'occupiedResources', 'Required'],
    },
    {
      when: `${name} leaves the entries out`,
      path,
      send: send({ occupiedResources: undefined }),
      says: [command, 'occupiedResources', 'Required'],
    },
    {
      when: `${name} has entries on two dates`,
      path,
      send: send(list(entry(consultation, atTen), entry(laser, nextDay))),
      says: [command, 'occupiedResources[1].startDateTimeUtc', 'NotAvailable'],
    },
    {
      when: `${name} names an unknown reception zone`,
      path,
      send: send({ zoneId: unknownId }),
      says: [request, 'zoneId', 'NotFound'],
    },
    {
      when: `${name} has an entry in a zone of another group`,
      path,
      send: send(list(entry(laser, atEleven), { ...entry(consultation, atEleven), zoneId: laser.zoneId })),
      says: [request, 'occupiedResources[1].zoneId', 'NotFound'],
    },
    {
      when: `${name} has an entry without configuration`,
      path,
      send: send(list({ ...atTen, zoneId: consultation.zoneId })),
      says: [command, 'occupiedResources[0].configuration', 'Required'],
    },
  ];
}

const cases: Case[] = [
  {
    when: 'reserve V1 overlaps a visit of the same visitor',
    path: paths.reserveV1,
    send: () => ({ ...somebody, ...laser, ...atTen }),
    says: [request, 'startDateTime', 'NotAvailable'],
  },
  {
    when: 'reserve-by-visitor-id V1 overlaps a visit of the same visitor',
    path: paths.reserveByIdV1,
    send: ({ visitorId }) => ({ visitorId, ...laser, ...atTen }),
    says: [request, 'startDateTime', 'NotAvailable'],
  },
  {
    when: 'reserve-by-visitor-id V1 names an unknown visitor',
    path: paths.reserveByIdV1,
    send: () => ({ visitorId: unknownId, ...consultation, ...atTen }),
    says: [request, 'visitorId', 'NotFound'],
  },
  {
    when: 'reserve-by-visitor-id V2 overlaps a visit of the same visitor',
    path: paths.reserveByIdV2,
    send: ({ visitorId }) => ({ visitorId, ...entries }),
    says: [request, 'startDateTime', 'NotAvailable'],
  },
  {
    when: 'reserve V2 overlaps a visit of the same visitor',
    path: paths.reserveV2,
    send: () => ({ ...somebody, ...entries }),
    says: [request, 'startDateTime', 'NotAvailable'],
  },
  {
    when: 'reserve-by-visitor-id V2 names an unknown visitor',
    path: paths.reserveByIdV2,
    send: () => ({ visitorId: unknownId, ...entries }),
    says: [request, 'visitorId', 'NotFound'],
  },
  {
    when: 'reserve V2 has a blank name',
    path: paths.reserveV2,
    send: () => ({ ...somebody, visitorName: '  ', ...entries }),
    says: [command, 'visitorName', 'NotAvailable'],
  },
  {
    when: 'reserve V2 has an empty name',
    path: paths.reserveV2,
    send: () => ({ ...somebody, visitorName: '', ...entries }),
    says: [command, 'visitorName', 'NotAvailable'],
  },
  ...v2Cases('reserve V2', paths.reserveV2, () => somebody),
  ...v2Cases('reserve-by-visitor-id V2', paths.reserveByIdV2, ({ visitorId }) => ({ visitorId })),
  ...v2Cases('update V2', paths.updateV2, (stored) => ({ ...stored })),
  {
    when: 'update V2 has an entry whose group is empty',
    path: paths.updateV2,
    send: ({ scheduleId }) => ({
      scheduleId,
      ...entries,
      occupiedResources: [{ ...entry(consultation, atTen), reservationGroup: {} }],
    }),
    says: [command, 'occupiedResources[0].reservationGroup', 'Required'],
  },
  {
    when: 'update V2 names an unknown schedule',
    path: paths.updateV2,
    send: () => ({ scheduleId: unknownId, ...entries }),
    says: [request, 'scheduleId', 'NotFound'],
  },
  ...['scheduleId', 'reservationGroupId', 'startDateTime', 'endDateTime', 'zoneId'].map(
    (key): Case => ({
      when: `update V1 leaves ${key} out`,
      path: paths.updateV1,
      send: (stored) => ({ ...updateV1(stored), [key]: undefined }),
      says: [command, key, 'Required'],
    }),
  ),
  ...['consultationRequired', 'sedationRequired'].map(
    (key): Case => ({
      when: `update V1 has null for ${key}`,
      path: paths.updateV1,
      send: (stored) => ({ ...updateV1(stored), [key]: null }),
      says: [command, key, 'Required'],
    }),
  ),
  ...['reservationGroupId', 'zoneId'].map(
    (key): Case => ({
      when: `update V1 names an unknown ${key}`,
      path: paths.updateV1,
      send: (stored) => ({ ...updateV1(stored), [key]: unknownId }),
      says: [command, key, 'NotFound'],
    }),
  ),
  {
    when: 'cancel has no reason',
    path: paths.cancel,
    send: ({ scheduleId }) => ({ scheduleId }),
    says: [command, 'reason', 'Required'],
  },
  {
    when: 'an occupied time starts at no time',
    path: paths.occupy,
    send: occupy('soon', atTen.endDateTimeUtc),
    says: [command, 'startDateTimeUtc', 'NotAvailable'],
  },
  {
    when: 'an occupied time ends on a date that does not exist',
    path: paths.occupy,
    send: occupy(atTen.startDateTimeUtc, '2026-02-30T01:00:00Z'),
    says: [command, 'endDateTimeUtc', 'NotAvailable'],
  },
  {
    when: 'an occupied time ends before it starts',
    path: paths.occupy,
    send: occupy(atTen.endDateTimeUtc, atTen.startDateTimeUtc),
    says: [command, 'endDateTimeUtc', 'InvalidTimeRange'],
  },
  {
    when: 'an occupied time is empty',
    path: paths.occupy,
    send: occupy(atTen.startDateTimeUtc, atTen.startDateTimeUtc),
    says: [command, 'endDateTimeUtc', 'InvalidTimeRange'],
  },
  {
    when: 'an occupied time goes past local midnight',
    path: paths.occupy,
    send: occupy('2026-03-03T14:00:00Z', '2026-03-03T15:30:00Z'),
    says: [command, 'endDateTimeUtc', 'InvalidTimeRange'],
  },
  {
    when: 'an occupied time lasts a day',
    path: paths.occupy,
    send: occupy('2026-03-03T01:00:00Z', '2026-03-04T01:00:00Z'),
    says: [command, 'endDateTimeUtc', 'InvalidTimeRange'],
  },
  {
    when: 'an occupied time is in an unknown group',
    path: paths.occupy,
    send: () => ({ ...consultation, ...atTen, reservationGroupId: unknownId }),
    says: [command, 'reservationGroupId', 'NotFound'],
  },
  {
    when: 'an occupied time is in an unknown zone',
    path: paths.occupy,
    send: () => ({ ...consultation, ...atTen, zoneId: unknownId }),
    says: [command, 'zoneId', 'NotFound'],
  },
  {
    when: 'slots by group are asked in no time zone',
    path: paths.slotsByGroup,
    send: byGroup({ timezone: 'Seoul' }),
    says: [request, 'timezone', 'NotAvailable'],
  },
  {
    when: 'slots by group are asked of an unknown group',
    path: paths.slotsByGroup,
    send: byGroup({ reservationGroupId: unknownId }),
    says: ['NotFoundException', 'id', 'NotFound'],
  },
  {
    when: 'slots by group are asked by a malformed id',
    path: paths.slotsByGroup,
    send: byGroup({ reservationGroupId: 'x' }),
    says: [request, 'id', 'NotAvailable'],
  },
  {
    when: 'slots by groups are asked of no group',
    path: paths.slotsByGroups,
    send: byGroups({ reservationGroupIds: [] }),
    says: [request, 'reservationGroupIds', 'Required'],
  },
  ...['startDateTimeUtc', 'endDateTimeUtc'].map(
    (key): Case => ({
      when: `slots by groups have a malformed ${key}`,
      path: paths.slotsByGroups,
      send: byGroups({ [key]: '2026-03-03' }),
      says: [request, key, 'NotAvailable'],
    }),
  ),
  {
    when: 'slots by groups end before they start',
    path: paths.slotsByGroups,
    send: byGroups({ endDateTimeUtc: '2026-03-02T00:00:00Z' }),
    says: [command, 'endDateTimeUtc', 'InvalidTimeRange'],
  },
  ...['startDateTimeUtc', 'endDateTimeUtc'].map(
    (key): Case => ({
      when: `slots by schedule have a malformed ${key}`,
      path: paths.slotsByScheduleV1,
      send: ({ scheduleId }) => ({ scheduleId, ...atTen, [key]: 'tomorrow' }),
      says: [command, key, 'NotAvailable'],
    }),
  ),
  ...[undefined, 'x'].map(
    (scheduleId): Case => ({
      when: `slots by schedule are asked of the schedule ${scheduleId}`,
      path: paths.slotsByScheduleV1,
      send: () => ({ scheduleId, ...atTen }),
      says: [command, 'scheduleId', 'NotAvailable'],
    }),
  ),
  {
    when: "an image's memo has 151 characters",
    path: paths.registerImages,
    send: () => ({ images: [{ fileName: 'a.jpg' }, { fileName: 'b.jpg', memo: 'm'.repeat(151) }] }),
    says: [command, 'memo', 'TooLong'],
  },
];

test.each(cases)('refuses as documented when $when, and stores nothing', async ({ path, send, says }) => {
  const clinic = await openClinic();
  const stored = await reserveOne(clinic);
  const before = { ...clinic.clinic.control.state(), calls: {} };
  expect(await clinic.call(path, send(stored, clinic))).toEqual(refusal(...says));
  expect({ ...clinic.clinic.control.state(), calls: {} }).toEqual(before);
});

test('refuses to change a schedule with several entries by V1', async () => {
  const clinic = await openClinic();
  await clinic.call(paths.reserveV2, {
    ...somebody,
    ...entries,
    occupiedResources: [entry(consultation, atTen), entry(laser, atEleven)],
  });
  const [stored] = clinic.clinic.control.state().schedules;
  const reply = await clinic.call(paths.updateV1, updateV1({ scheduleId: stored?.scheduleId ?? '' }));
  expect(reply).toEqual(refusal(request, 'occupiedResources', 'NotAvailable'));
});

test.each(['CANCELED', 'NO_SHOW'])('refuses to cancel again after %s', async (reason) => {
  const clinic = await openClinic();
  const { scheduleId } = await reserveOne(clinic);
  expect(await clinic.call(paths.cancel, { scheduleId, reason })).toEqual({ status: 200, body: {} });
  expect(await clinic.call(paths.cancel, { scheduleId, reason: 'CANCELED' })).toEqual(
    refusal(request, 'status', 'NotAvailable'),
  );
  expect(clinic.clinic.control.state().schedules[0]?.status).toBe(reason);
});

test.each([
  [paths.reserveV1, { ...somebody, ...consultation, ...atEleven }],
  [paths.reserveByIdV1, { visitorId: unknownId, ...consultation, ...atEleven }],
  [paths.cancel, { scheduleId: unknownId, reason: 'CANCELED' }],
  [paths.occupy, { ...consultation, ...atTen }],
])('names each missing item of %s', async (path, complete) => {
  const clinic = await openClinic();
  for (const key of Object.keys(complete)) {
    const reply = await clinic.call(path, { ...complete, [key]: undefined });
    expect(reply).toEqual(refusal(command, key, 'Required'));
  }
});

test('tells of malformed items before missing ones, and of missing ones before what is stored', async () => {
  const clinic = await openClinic();
  const malformed = await clinic.call(paths.reserveByIdV1, { visitorId: 'x', zoneId: unknownId });
  expect(malformed).toEqual(refusal(command, 'visitorId', 'NotAvailable'));
  const missing = await clinic.call(paths.reserveByIdV1, { visitorId: unknownId, ...consultation });
  expect(missing.body['errorProperties']).toEqual([
    { key: 'startDateTimeUtc', reason: 'Required' },
    { key: 'endDateTimeUtc', reason: 'Required' },
  ]);
});
