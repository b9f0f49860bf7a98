import { seoulGroupIds } from '../../src/sandbox-clinic/demo-data.ts';
import { everyDay, type OpenApiCatalogue } from '../../src/sandbox-clinic/open-api/catalogue.ts';
import {
  atEleven,
  atTen,
  closeClinics,
  consultation,
  entry,
  laser,
  openClinic,
  paths,
  type RunningClinic,
  reserveOne,
  somebody,
  somebodyElse,
} from './running-clinic.ts';

afterEach(closeClinics);

interface SlotSeen {
  reservationGroupId: string;
  zone: { id: string; name: string };
  startDateTimeUtc: string;
  endDateTimeUtc: string;
  capacity: number;
  reservationCount: number;
}

async function slotsOf(
  { call }: RunningClinic,
  groupId: string,
  from: string,
  to: string,
): Promise<SlotSeen[]> {
  const reply = await call(paths.slotsByGroups, {
    reservationGroupIds: [groupId],
    startDateTimeUtc: from,
    endDateTimeUtc: to,
  });
  expect(reply.status).toBe(200);
  return reply.body['data'] as SlotSeen[];
}

const places = (slots: SlotSeen[]) =>
  slots.map((slot) => `${slot.startDateTimeUtc.slice(11, 16)} ${slot.reservationCount}/${slot.capacity}`);

test('a slot has the documented shape, alike in both queries by group', async () => {
  const clinic = await openClinic();
  const slot = {
    reservationGroupId: consultation.reservationGroupId,
    zone: { id: consultation.zoneId, name: 'Consultation rooms' },
    startDateTimeUtc: '2026-03-03T01:00:00.000Z',
    endDateTimeUtc: '2026-03-03T01:30:00.000Z',
    capacity: 2,
    reservationCount: 0,
  };
  const { startDateTimeUtc: startDate, endDateTimeUtc: endDate } = atTen;
  const v1 = { reservationGroupId: slot.reservationGroupId, startDate, endDate, timezone: 'Asia/Seoul' };
  expect((await clinic.call(paths.slotsByGroup, v1)).body).toEqual({ data: [slot] });
  expect(await slotsOf(clinic, slot.reservationGroupId, startDate, endDate)).toEqual([slot]);
});

test('days are on offer from tomorrow for 180 days, 09:00 to 18:00 local', async () => {
  const clinic = await openClinic();
  const all = await slotsOf(clinic, seoulGroupIds.botox, '2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z');
  expect(all).toHaveLength(180 * 18);
  expect(all[0]?.startDateTimeUtc).toBe('2026-03-03T00:00:00.000Z');
  expect(all[17]?.endDateTimeUtc).toBe('2026-03-03T09:00:00.000Z');
  expect(all.at(-1)?.endDateTimeUtc).toBe('2026-08-29T09:00:00.000Z');
});

test('the groups are listed as set up, and start on the first day on offer', async () => {
  const { call } = await openClinic();
  const reply = await call(paths.groups, {});
  const day = { enabled: true, startTime: '09:00', endTime: '18:00' };
  expect(reply.body['data']).toHaveLength(3);
  expect(reply.body['data']).toMatchObject([
    {
      id: consultation.reservationGroupId,
      title: 'Consultation',
      startDate: '2026-03-03',
      intervalMinutes: 30,
      intervalCapacities: [{ enabled: true, intervalCapacity: 2, zoneId: consultation.zoneId }],
      isDefault: true,
      operationTimetable: { monday: day, sunday: day },
      order: 0,
    },
    { id: laser.reservationGroupId, intervalCapacities: [{ intervalCapacity: 1 }] },
    { id: seoulGroupIds.botox, intervalCapacities: [{ intervalCapacity: 2 }] },
  ]);
});

test('an hour counts in both of its half-hour slots, and in no other', async () => {
  const clinic = await openClinic();
  await reserveOne(clinic, { ...laser, endDateTimeUtc: '2026-03-03T02:00:00Z' });
  const slots = await slotsOf(
    clinic,
    laser.reservationGroupId,
    '2026-03-03T00:30:00Z',
    '2026-03-03T02:30:00Z',
  );
  expect(places(slots)).toEqual(['00:30 0/1', '01:00 1/1', '01:30 1/1', '02:00 0/1']);
});

test('a reservation off the grid counts in each slot that it touches, also one that began long before', async () => {
  const clinic = await openClinic();
  await reserveOne(clinic, {
    startDateTimeUtc: '2026-03-02T23:00:00Z',
    endDateTimeUtc: '2026-03-03T01:10:00Z',
  });
  await reserveOne(clinic, {
    ...somebodyElse,
    startDateTimeUtc: '2026-03-03T01:15:00Z',
    endDateTimeUtc: '2026-03-03T01:45:00Z',
  });
  const slots = await slotsOf(
    clinic,
    consultation.reservationGroupId,
    '2026-03-03T01:00:00Z',
    '2026-03-03T02:30:00Z',
  );
  expect(places(slots)).toEqual(['01:00 2/2', '01:30 1/2', '02:00 0/2']);
});

test.each([
  ['cancel', 0],
  ['no-show', 0],
  ['start-visit', 1],
  ['complete', 1],
] as const)('after %s a reservation counts %i times', async (action, count) => {
  const clinic = await openClinic();
  const { scheduleId } = await reserveOne(clinic);
  clinic.clinic.control.frontDesk({ action, scheduleId });
  const { startDateTimeUtc, endDateTimeUtc } = atTen;
  const slots = await slotsOf(clinic, consultation.reservationGroupId, startDateTimeUtc, endDateTimeUtc);
  expect(slots[0]?.reservationCount).toBe(count);
});

test('a moved reservation counts at its new time only', async () => {
  const clinic = await openClinic();
  const { scheduleId } = await reserveOne(clinic);
  clinic.clinic.control.frontDesk({ action: 'move', scheduleId, ...atEleven });
  const slots = await slotsOf(
    clinic,
    consultation.reservationGroupId,
    '2026-03-03T01:00:00Z',
    '2026-03-03T02:30:00Z',
  );
  expect(places(slots)).toEqual(['01:00 0/2', '01:30 0/2', '02:00 1/2']);
});

test('slots for moving a schedule are those of its group, or of each entry in its zone', async () => {
  const clinic = await openClinic();
  await clinic.call(paths.reserveV2, {
    ...somebody,
    zoneId: consultation.zoneId,
    occupiedResources: [entry(consultation, atTen), entry(laser, atEleven)],
  });
  const [made] = clinic.clinic.control.state().schedules;
  const query = { scheduleId: made?.scheduleId, ...atTen };
  const flat = await clinic.call(paths.slotsByScheduleV1, query);
  expect(flat.body['data']).toMatchObject([
    { reservationGroupId: consultation.reservationGroupId, reservationCount: 1 },
    { reservationGroupId: laser.reservationGroupId, reservationCount: 0 },
  ]);
  const nested = await clinic.call(paths.slotsByScheduleV2, query);
  const ids = (made?.occupiedResources ?? []) as Array<{ occupiedResourceId: string }>;
  expect(nested.body['data']).toMatchObject([
    { occupiedResourceId: ids[0]?.occupiedResourceId, ...consultation, slots: [{ reservationCount: 1 }] },
    { occupiedResourceId: ids[1]?.occupiedResourceId, ...laser, slots: [{ reservationCount: 0 }] },
  ]);
});

const zoneOne = `${'0'.repeat(23)}1`;
const zoneTwo = `${'0'.repeat(23)}2`;
const zoneThree = `${'0'.repeat(23)}3`;
const groupId = `${'0'.repeat(23)}9`;

function dutchClinic(hours: { startTime: string; endTime: string }): OpenApiCatalogue {
  return {
    timeZone: 'Europe/Amsterdam',
    apiKeys: ['11111111-1111-4111-8111-111111111111'],
    zones: [zoneOne, zoneTwo, zoneThree].map((zoneId) => ({ zoneId, name: `Zone ${zoneId.at(-1)}` })),
    groups: [
      {
        reservationGroupId: groupId,
        title: 'Night',
        memo: '',
        intervalMinutes: 30,
        zones: [
          { zoneId: zoneTwo, capacity: 3 },
          { zoneId: zoneOne, capacity: 1 },
          { zoneId: zoneThree, capacity: 5, enabled: false },
        ],
        timetable: {
          ...everyDay(hours),
          monday: { ...hours, breakTime: { startTime: '01:00', endTime: '02:00' } },
        },
        isDefault: true,
        sameDayCloseBufferMinutes: 60,
      },
    ],
  };
}

const startsInZone = (slots: SlotSeen[], zoneId: string) =>
  slots.filter((slot) => slot.zone.id === zoneId).map((slot) => slot.startDateTimeUtc.slice(5, 16));

test('slots come per enabled zone, by time and then by zone as set up, and leave the break out', async () => {
  const clinic = await openClinic({
    catalogue: { openApi: dutchClinic({ startTime: '00:30', endTime: '02:30' }) },
  });
  const monday = await slotsOf(clinic, groupId, '2026-03-08T23:00:00Z', '2026-03-09T23:00:00Z');
  expect(monday.map((slot) => [slot.startDateTimeUtc.slice(11, 16), slot.zone.name, slot.capacity])).toEqual([
    ['23:30', 'Zone 2', 3],
    ['23:30', 'Zone 1', 1],
    ['01:00', 'Zone 2', 3],
    ['01:00', 'Zone 1', 1],
  ]);
});

test('on the day when clocks go forward the night is an hour shorter, and the day keeps its local hours', async () => {
  const night = await openClinic({
    catalogue: { openApi: dutchClinic({ startTime: '01:00', endTime: '04:00' }) },
  });
  const short = await slotsOf(night, groupId, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z');
  expect(startsInZone(short, zoneOne)).toEqual(['03-29T00:00', '03-29T00:30', '03-29T01:00', '03-29T01:30']);
  const day = await openClinic({
    catalogue: { openApi: dutchClinic({ startTime: '09:00', endTime: '10:00' }) },
  });
  const days = await slotsOf(day, groupId, '2026-03-28T00:00:00Z', '2026-03-30T00:00:00Z');
  expect(startsInZone(days, zoneOne)).toEqual(['03-28T08:00', '03-28T08:30', '03-29T07:00', '03-29T07:30']);
});

test('on the day when clocks go back the night is an hour longer, without doubled slots', async () => {
  const settings = { openDays: 365 };
  const catalogue = { openApi: dutchClinic({ startTime: '01:00', endTime: '04:00' }) };
  const clinic = await openClinic({ catalogue, settings });
  const long = await slotsOf(clinic, groupId, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z');
  expect(startsInZone(long, zoneTwo)).toEqual([
    '10-24T23:00',
    '10-24T23:30',
    '10-25T00:00',
    '10-25T00:30',
    '10-25T01:00',
    '10-25T01:30',
    '10-25T02:00',
    '10-25T02:30',
  ]);
});

test('hours that begin in the hour that the clock skips begin after it', async () => {
  const clinic = await openClinic({
    catalogue: { openApi: dutchClinic({ startTime: '02:30', endTime: '05:00' }) },
  });
  const slots = await slotsOf(clinic, groupId, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z');
  expect(startsInZone(slots, zoneOne)).toEqual(['03-29T01:30', '03-29T02:00', '03-29T02:30']);
});

test('hours may end at midnight', async () => {
  const clinic = await openClinic({
    catalogue: { openApi: dutchClinic({ startTime: '23:00', endTime: '24:00' }) },
  });
  const slots = await slotsOf(clinic, groupId, '2026-03-03T00:00:00Z', '2026-03-04T00:00:00Z');
  expect(startsInZone(slots, zoneOne)).toEqual(['03-03T22:00', '03-03T22:30']);
});
