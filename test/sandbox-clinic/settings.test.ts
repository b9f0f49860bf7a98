import {
  type CombinationSettings,
  defaultCombinationSettings,
} from '../../src/sandbox-clinic/service-combination/combination-settings.ts';
import type { Settings } from '../../src/sandbox-clinic/settings.ts';
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
  somebodyElse,
  unknownId,
} from './running-clinic.ts';

afterEach(closeClinics);

const wide = { startDateTimeUtc: '2026-03-03T01:00:00Z', endDateTimeUtc: '2026-03-03T02:00:00Z' };

async function slots({ call }: RunningClinic, groupId: string = laser.reservationGroupId): Promise<Json[]> {
  const reply = await call(paths.slotsByGroups, { reservationGroupIds: [groupId], ...wide });
  return reply.body['data'] as Json[];
}

const move = ({ scheduleId }: { scheduleId: string }, place: Json, time = atTen) => ({
  scheduleId,
  ...place,
  startDateTime: time.startDateTimeUtc,
  endDateTime: time.endDateTimeUtc,
  consultationRequired: false,
  sedationRequired: false,
});

async function historyLength({ call }: RunningClinic, visitorId: string): Promise<number> {
  const reply = await call(paths.history, { visitorId });
  return (reply.body['data'] as Json[]).length;
}

/** What is seen of a clinic, in each position of one setting. */
interface Switch {
  readonly setting: Exclude<keyof Settings, keyof CombinationSettings>;
  readonly seen: ReadonlyArray<readonly [position: string | number | boolean, expected: unknown]>;
  readonly look: (clinic: RunningClinic) => Promise<unknown>;
}

const switches: Switch[] = [
  {
    setting: 'enforceCapacity',
    seen: [
      [false, 200],
      [true, refusal('InvalidRequestException', 'capacity', 'NotAvailable').body],
    ],
    look: async (clinic) => {
      await reserveOne(clinic, laser);
      const reply = await clinic.call(paths.reserveV1, { ...somebodyElse, ...laser, ...atTen });
      return reply.status === 200 ? 200 : reply.body;
    },
  },
  {
    setting: 'enforceTimetable',
    seen: [
      [false, [200, 200, 200]],
      [true, [400, 400, 200]],
    ],
    look: async ({ call }) => {
      const times = [
        { startDateTimeUtc: '2026-03-03T10:00:00Z', endDateTimeUtc: '2026-03-03T10:30:00Z' },
        { startDateTimeUtc: '2026-03-03T01:10:00Z', endDateTimeUtc: '2026-03-03T01:40:00Z' },
        { startDateTimeUtc: '2026-03-03T02:00:00Z', endDateTimeUtc: '2026-03-03T03:00:00Z' },
      ];
      const statuses = [];
      for (const time of times) {
        statuses.push((await call(paths.reserveV1, { ...somebody, ...laser, ...time })).status);
      }
      return statuses;
    },
  },
  {
    setting: 'historyListsReserved',
    seen: [
      [true, 1],
      [false, 0],
    ],
    look: async (clinic) => historyLength(clinic, (await reserveOne(clinic)).visitorId),
  },
  {
    setting: 'historyListsCanceled',
    seen: [
      [true, 1],
      [false, 0],
    ],
    look: async (clinic) => {
      const { scheduleId, visitorId } = await reserveOne(clinic);
      await clinic.call(paths.cancel, { scheduleId, reason: 'CANCELED' });
      return historyLength(clinic, visitorId);
    },
  },
  {
    setting: 'cancelledCountsForOverlap',
    seen: [
      [false, 200],
      [true, 400],
    ],
    look: async (clinic) => {
      const { scheduleId } = await reserveOne(clinic);
      await clinic.call(paths.cancel, { scheduleId, reason: 'CANCELED' });
      return (await clinic.call(paths.reserveV1, { ...somebody, ...consultation, ...atTen })).status;
    },
  },
  {
    setting: 'tokenLifetimeSec',
    seen: [
      [3600, [200, 401]],
      [7200, [200, 200]],
    ],
    look: async ({ call, time }) => {
      time.pass(3_599_000);
      const before = await call(paths.groups, {});
      time.pass(1000);
      return [before.status, (await call(paths.groups, {})).status];
    },
  },
  {
    setting: 'tokenRefusalStatus',
    seen: [
      [401, refusal('UnauthorizedException', 'token', 'NotAvailable', 401)],
      [400, refusal('UnauthorizedException', 'token', 'NotAvailable', 400)],
    ],
    look: ({ call, useToken }) => {
      useToken('4a6f3c1e-0000-4000-8000-000000000000');
      return call(paths.groups, {});
    },
  },
  {
    setting: 'secondTokenEndsFirst',
    seen: [
      [false, [200, 200]],
      [true, [401, 200]],
    ],
    look: async ({ call, newToken, useToken }) => {
      const second = await newToken();
      const first = await call(paths.groups, {});
      useToken(second);
      return [first.status, (await call(paths.groups, {})).status];
    },
  },
  {
    setting: 'v2CreateAnswers',
    seen: [
      ['reservationId', ['reservationId']],
      ['scheduleId', ['scheduleId']],
      ['both', ['reservationId', 'scheduleId']],
    ],
    look: async ({ call, clinic }) => {
      const body = {
        ...somebody,
        zoneId: laser.zoneId,
        occupiedResources: [entry(laser, atTen)],
      };
      const reply = await call(paths.reserveV2, body);
      expect(clinic.control.state().schedules).toMatchObject([reply.body]);
      return Object.keys(reply.body);
    },
  },
  {
    setting: 'reserveFindsVisitor',
    seen: [
      [true, 1],
      [false, 2],
    ],
    look: async (clinic) => {
      await reserveOne(clinic);
      await reserveOne(clinic, atEleven);
      return clinic.clinic.control.state().visitors.length;
    },
  },
  {
    setting: 'fullSlotsListed',
    seen: [
      [true, 2],
      [false, 1],
    ],
    look: async (clinic) => {
      await reserveOne(clinic, laser);
      return (await slots(clinic)).length;
    },
  },
  {
    setting: 'slotsLeaveOutOwnSchedule',
    seen: [
      [false, 1],
      [true, 0],
    ],
    look: async (clinic) => {
      const { scheduleId } = await reserveOne(clinic, laser);
      const reply = await clinic.call(paths.slotsByScheduleV1, { scheduleId, ...atTen });
      return (reply.body['data'] as Json[])[0]?.['reservationCount'];
    },
  },
  {
    setting: 'occupiedTimeTakes',
    seen: [
      ['one-place', [1, 2]],
      ['all-places', [0, 2]],
    ],
    look: async (clinic) => {
      await clinic.call(paths.occupy, { ...consultation, ...atTen });
      return (await slots(clinic, consultation.reservationGroupId)).map((slot) => slot['capacity']);
    },
  },
  {
    setting: 'updateClearsRequestedProcedures',
    seen: [
      [false, 1],
      [true, 0],
    ],
    look: async (clinic) => {
      const ticketConfiguration = { ticketId: 't', ticketTitle: 'T', optionTitle: 'O' };
      const requestedProcedures = [{ type: 'TICKET', ticketConfiguration }];
      const made = await reserveOne(clinic, { requestedProcedures });
      await clinic.call(paths.updateV1, move(made, consultation));
      return clinic.clinic.control.state().schedules[0]?.requestedProcedures.length;
    },
  },
  {
    setting: 'updateChecksOverlap',
    seen: [
      [false, [200, 200]],
      [true, [200, 400]],
    ],
    look: async (clinic) => {
      const made = await reserveOne(clinic);
      await reserveOne(clinic, { ...laser, ...atEleven });
      const own = await clinic.call(paths.updateV1, move(made, consultation));
      const other = await clinic.call(paths.updateV1, move(made, consultation, atEleven));
      return [own.status, other.status];
    },
  },
  {
    setting: 'updateOnlyReserved',
    seen: [
      [false, 'CANCELED at 02:00'],
      [true, 'CANCELED at 01:00'],
    ],
    look: async (clinic) => {
      const made = await reserveOne(clinic);
      await clinic.call(paths.cancel, { scheduleId: made.scheduleId, reason: 'CANCELED' });
      await clinic.call(paths.updateV1, move(made, consultation, atEleven));
      const [stored] = clinic.clinic.control.state().schedules;
      return `${stored?.status} at ${stored?.startDateTimeUtc.slice(11, 16)}`;
    },
  },
  {
    setting: 'v2UpdateClearsOmitted',
    seen: [
      [true, null],
      [false, 'memo'],
    ],
    look: async (clinic) => {
      const { scheduleId } = await reserveOne(clinic, { reservationMemo: 'memo' });
      const occupiedResources = [entry(consultation, atEleven)];
      await clinic.call(paths.updateV2, { scheduleId, zoneId: consultation.zoneId, occupiedResources });
      return clinic.clinic.control.state().schedules[0]?.reservationMemo;
    },
  },
  {
    setting: 'cancelUnknownSchedule',
    seen: [
      ['refuse', refusal('InvalidRequestException', 'scheduleId', 'NotFound')],
      ['ok', { status: 200, body: {} }],
    ],
    look: ({ call }) => call(paths.cancel, { scheduleId: unknownId, reason: 'CANCELED' }),
  },
  {
    setting: 'detailTimes',
    seen: [
      ['utc', '2026-03-03T01:00:00.000Z'],
      ['offset', '2026-03-03T10:00:00+09:00'],
    ],
    look: async (clinic) => {
      const { scheduleId } = await reserveOne(clinic);
      const { body } = await clinic.call(paths.detail, { scheduleId });
      return (body['data'] as { reservation: { startDateTime: string } }).reservation.startDateTime;
    },
  },
  {
    setting: 'searchMatchesPhone',
    seen: [
      ['exact', 0],
      ['digits', 1],
    ],
    look: async (clinic) => {
      await reserveOne(clinic);
      const phone = { countryCode: '+82', phoneNumber: '010-0000-0001' };
      return ((await clinic.call(paths.searchVisitors, { phone })).body['data'] as Json[]).length;
    },
  },
  {
    setting: 'openFromDays',
    seen: [
      [1, 2],
      [2, 0],
    ],
    look: async (clinic) => (await slots(clinic)).length,
  },
  {
    setting: 'openDays',
    seen: [
      [180, 2],
      [1, 2],
      [0, 0],
    ],
    look: async (clinic) => (await slots(clinic)).length,
  },
  {
    setting: 'clockOffsetSec',
    seen: [
      [0, '2026-03-02T01:00:00.000Z'],
      [-90, '2026-03-02T00:58:30.000Z'],
    ],
    look: async (clinic) => (await reserveOne(clinic)).createdDateTimeUtc,
  },
];

const positions = switches.flatMap(({ setting, seen, look }) =>
  seen.map(([position, expected]) => ({ setting, position, expected, look })),
);

test.each(positions)('with $setting at $position', async ({ setting, position, expected, look }) => {
  const clinic = await openClinic();
  const reply = await clinic.control('PUT', 'settings', { [setting]: position });
  expect(reply.body).toMatchObject({ [setting]: position });
  expect(await look(clinic)).toEqual(expected);
});

test('each setting is tried in two positions, the first of which is its default', async () => {
  const { clinic } = await openClinic();
  const firsts = switches.map(({ setting, seen }) => [setting, seen[0]?.[0]]);
  expect({ ...defaultCombinationSettings, ...Object.fromEntries(firsts) }).toEqual(clinic.control.settings());
  expect(switches.every(({ seen }) => seen.length > 1)).toBe(true);
});

test('an unknown setting or a wrong value is refused by name, and nothing is changed', async () => {
  const { control } = await openClinic();
  const { body: before } = await control('GET', 'settings');
  const unknown = await control('PUT', 'settings', { enforceCapacity: true, toString: 1 });
  expect(unknown).toMatchObject({ status: 400, body: { error: { field: 'toString' } } });
  const wrong = await control('PUT', 'settings', { enforceCapacity: true, tokenLifetimeSec: '1' });
  expect(wrong).toMatchObject({ status: 400, body: { error: { field: 'tokenLifetimeSec' } } });
  expect((await control('GET', 'settings')).body).toEqual(before);
});

test('with capacity enforced, a reservation may still be moved within its own place', async () => {
  const clinic = await openClinic({ settings: { enforceCapacity: true } });
  const made = await reserveOne(clinic, { ...laser, ...wide });
  expect((await clinic.call(paths.updateV1, move(made, laser))).status).toBe(200);
});

test('with capacity enforced, a time off the grid is refused for any full slot that it touches, and leaves no visitor', async () => {
  const clinic = await openClinic({ settings: { enforceCapacity: true } });
  await reserveOne(clinic, laser);
  const time = { startDateTimeUtc: '2026-03-03T01:10:00Z', endDateTimeUtc: '2026-03-03T01:40:00Z' };
  const reply = await clinic.call(paths.reserveV1, { ...somebodyElse, ...laser, ...time });
  expect(reply).toEqual(refusal('InvalidRequestException', 'capacity', 'NotAvailable'));
  expect(clinic.clinic.control.state()).toMatchObject({ visitors: [{ name: somebody.visitorName }] });
  expect(clinic.clinic.control.state().visitors).toHaveLength(1);
});

test('with the timetable enforced, what is past is refused also on a day on offer', async () => {
  const clinic = await openClinic({ settings: { enforceTimetable: true, openFromDays: 0 } });
  const past = { startDateTimeUtc: '2026-03-02T00:30:00Z', endDateTimeUtc: '2026-03-02T01:00:00Z' };
  const next = { startDateTimeUtc: '2026-03-02T01:00:00Z', endDateTimeUtc: '2026-03-02T01:30:00Z' };
  const refused = await clinic.call(paths.reserveV1, { ...somebody, ...laser, ...past });
  expect(refused).toEqual(refusal('InvalidRequestException', 'startDateTimeUtc', 'NotAvailable'));
  await reserveOne(clinic, { ...laser, ...next });
});
