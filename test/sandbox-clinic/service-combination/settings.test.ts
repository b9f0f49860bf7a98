import { utrechtClinic } from '../../../src/sandbox-clinic/demo-data.ts';
import {
  type CombinationSettings,
  defaultCombinationSettings,
} from '../../../src/sandbox-clinic/service-combination/combination-settings.ts';
import {
  ask,
  atNine,
  atTen,
  bloodTest,
  book,
  both,
  branchId,
  closeClinics,
  customer,
  type Json,
  nobodysId,
  openCombination,
  paths,
  type Reply,
  type RunningCombination,
  refusal,
  reservationBody,
  reserve,
  type TimeSlot,
  timeSlots,
  tokenHeaders,
  travelAdvice,
  vaccination,
} from './running-combination.ts';

afterEach(closeClinics);

const secondBranchId = '0d5a1c00-0000-4000-8000-000000000002';
const [firstBranch] = utrechtClinic.branches;
const twoBranches = {
  ...utrechtClinic,
  branches: firstBranch ? [firstBranch, { ...firstBranch, branchId: secondBranchId }] : [],
};

const query = { customer: { personalIdentifier: customer.personalIdentifier } };

/** Status, and what a refusal says. */
const seenOf = ({ status, body }: Reply): string =>
  status < 400 ? String(status) : `${status} ${(body as Json | undefined)?.['messageId'] ?? ''}`.trim();

const idsIn = (body: unknown) => (body as Json[]).map((one) => one['appointmentId']);

const slotsBy = ({ send }: RunningCombination, path: string, parameters: string) =>
  send('GET', `${path}?${parameters}&from=2026-03-03&to=2026-03-03`);

const askToken = ({ clinic }: RunningCombination) => {
  const scope = 'com.qmatic.saas.appointments/external.appointment.book';
  const form = `grant_type=client_credentials&scope=${encodeURIComponent(scope)}`;
  return ask(`${clinic.url}/oauth2/token`, 'POST', tokenHeaders, form);
};

/** Books at nine, holds another time, and moves. */
async function move(
  running: RunningCombination,
  slot: TimeSlot = atTen,
  changes: Json = {},
): Promise<{ appointmentId: string; reservationId: string; reply: Reply }> {
  const appointmentId = await book(running);
  const reservationId = await reserve(running, slot, both, changes);
  const reply = await running.send('PUT', paths.reschedule(appointmentId), { reservationId });
  return { appointmentId, reservationId, reply };
}

/** What is seen of the clinic, in each position of one setting. */
interface Switch {
  readonly setting: keyof CombinationSettings;
  readonly seen: ReadonlyArray<readonly [position: string | number | boolean, expected: unknown]>;
  readonly look: (running: RunningCombination) => Promise<unknown>;
}

const overlapping: TimeSlot = {
  startTime: '2026-03-03T09:20:00+01:00',
  endTime: '2026-03-03T09:55:00+01:00',
};

const switches: Switch[] = [
  {
    setting: 'oauthTokenLifetimeSec',
    seen: [
      [3600, ['200', 3600]],
      [60, ['401 TOKEN_NOT_VALID', 60]],
    ],
    look: async (running) => {
      running.time.advance(60_000);
      const seen = seenOf(await running.send('GET', paths.combinations));
      return [seen, ((await askToken(running)).body as Json)['expires_in']];
    },
  },
  {
    setting: 'oauthRequestsPerSec',
    seen: [
      [1, [200, 429]],
      [0, [200, 200]],
    ],
    look: async (running) => [(await askToken(running)).status, (await askToken(running)).status],
  },
  {
    setting: 'secondOauthTokenEndsFirst',
    seen: [
      [false, '200'],
      [true, '401 TOKEN_NOT_VALID'],
    ],
    look: async (running) => {
      await running.token();
      return seenOf(await running.send('GET', paths.combinations));
    },
  },
  {
    setting: 'enforceScopes',
    seen: [
      [true, '403 SCOPE_MISSING'],
      [false, '404 APPOINTMENT_NOT_FOUND'],
    ],
    look: async (running) => {
      running.useToken(await running.token('com.qmatic.saas.appointments/external.appointment.book'));
      return seenOf(await running.send('DELETE', paths.cancel(nobodysId)));
    },
  },
  {
    setting: 'rateLimitPerMinute',
    seen: [
      [100, [100, '429 TOO_MANY_REQUESTS']],
      [0, [101, '200']],
      [3, [3, '429 TOO_MANY_REQUESTS']],
    ],
    look: async ({ send }) => {
      const seen = [];
      for (let at = 0; at < 101; at += 1) seen.push(seenOf(await send('GET', paths.combinations)));
      return [seen.filter((one) => one === '200').length, seen.at(-1)];
    },
  },
  {
    setting: 'rateLimitTellsRetryAfter',
    seen: [
      [false, [undefined, undefined]],
      [true, ['50', '1']],
    ],
    look: async (running) => {
      const { send, clinic, time } = running;
      clinic.control.changeSettings({ rateLimitPerMinute: 1, oauthRequestsPerSec: 1 });
      await send('GET', paths.combinations);
      time.advance(10_000);
      await askToken(running);
      const call = await send('GET', paths.combinations);
      return [call.headers['retry-after'], (await askToken(running)).headers['retry-after']];
    },
  },
  {
    setting: 'tenantHeaderEverywhere',
    seen: [
      [true, ['400 INVALID_INPUT', '400 INVALID_INPUT', '400 INVALID_INPUT']],
      [false, ['200', '200', '400 INVALID_INPUT']],
    ],
    look: async ({ send }) => {
      const without = { 'x-tenant-id': undefined };
      const slots = `${paths.timeSlots}?serviceIds=${vaccination}`;
      return [
        seenOf(await send('GET', paths.combinations, undefined, without)),
        seenOf(await send('GET', slots, undefined, without)),
        seenOf(await send('GET', paths.services, undefined, without)),
      ];
    },
  },
  {
    setting: 'acceptLanguage',
    seen: [
      ['listed', '400 LANGUAGE_NOT_SUPPORTED'],
      ['any', '200'],
    ],
    look: async ({ send }) =>
      seenOf(await send('GET', paths.services, undefined, { 'accept-language': 'es-ES' })),
  },
  {
    setting: 'combinations',
    seen: [
      ['configured', ['200', [[], [vaccination, travelAdvice]].map(String), '201', '201']],
      ['not-configured', ['200', [both.join(), ''], '400 SERVICES_NOT_COMBINED', '201']],
      ['off', ['400 COMBINATIONS_OFF', [], '400 COMBINATIONS_OFF', '201']],
    ],
    look: async ({ send }) => {
      const listed = await send('GET', paths.combinations);
      const [branch] = listed.status === 200 ? (listed.body as Json[]) : [];
      const [group] = (branch?.['serviceCombinations'] ?? []) as { [name: string]: string[] }[];
      const lists = group ? [group['combinableServices'], group['combinedServices']] : [];
      const last = { startTime: '2026-03-03T17:40:00+01:00', endTime: '2026-03-03T18:00:00+01:00' };
      return [
        seenOf(listed),
        lists.map((list) => (list ?? []).filter((id) => id !== bloodTest).join()),
        seenOf(await send('POST', paths.reserve, reservationBody())),
        seenOf(await send('POST', paths.reserve, reservationBody(last, [vaccination]))),
      ];
    },
  },
  {
    setting: 'oneBranchAnswers',
    seen: [
      ['object', false],
      ['array', true],
    ],
    look: async ({ send }) => Array.isArray((await send('GET', `${paths.combinations}/${branchId}`)).body),
  },
  {
    setting: 'timeSlotPathId',
    seen: [
      ['branch', ['200', '400 INVALID_INPUT', '200']],
      ['service', ['400 INVALID_INPUT', '200', '400 INVALID_INPUT']],
    ],
    look: async (running) => {
      const byService = `${paths.combinations}/${vaccination}/timeslots`;
      return [
        seenOf(await slotsBy(running, paths.timeSlots, `serviceIds=${both}&branchId=${branchId}`)),
        seenOf(await slotsBy(running, byService, `serviceIds=${both}&branchId=${branchId}`)),
        seenOf(await slotsBy(running, paths.timeSlots, `serviceIds=${both}`)),
      ];
    },
  },
  {
    setting: 'serviceIdsAs',
    seen: [
      ['either', ['200', '200']],
      ['repeated', ['200', '400 INVALID_INPUT']],
      ['comma', ['400 INVALID_INPUT', '200']],
    ],
    look: async (running) => [
      seenOf(await slotsBy(running, paths.timeSlots, both.map((id) => `serviceIds=${id}`).join('&'))),
      seenOf(await slotsBy(running, paths.timeSlots, `serviceIds=${both}`)),
    ],
  },
  {
    setting: 'timeSlotMaxDays',
    seen: [
      [31, '200'],
      [2, '400 INVALID_INPUT'],
    ],
    look: async ({ send }) =>
      seenOf(await send('GET', `${paths.timeSlots}?serviceIds=${vaccination}&from=2026-03-03&to=2026-03-06`)),
  },
  {
    setting: 'extraReservationMin',
    seen: [
      [0, '2026-03-03T09:35:00+01:00'],
      [15, '2026-03-03T10:05:00+01:00'],
    ],
    look: async (running) => {
      const day = { from: '2026-03-03', to: '2026-03-03', numberOfReservations: '4' };
      return (await timeSlots(running, both, day))[0]?.endTime;
    },
  },
  {
    setting: 'answeredTimes',
    seen: [
      ['branch', ['2026-03-03T09:00:00+01:00', '2026-03-03T09:35:00+01:00']],
      ['utc', ['2026-03-03T08:00:00Z', '2026-03-03T08:35:00Z']],
    ],
    look: async (running) => {
      const [slot] = await timeSlots(running);
      const id = await book(running);
      const { body } = await running.send('GET', paths.details(id));
      return [slot?.startTime, (body as { timeSlot: TimeSlot }).timeSlot.endTime];
    },
  },
  {
    setting: 'takenTimes',
    seen: [
      ['any', ['201', '201']],
      ['as-offered', ['400 INVALID_INPUT', '201']],
    ],
    look: async ({ send }) => {
      const utc = { startTime: '2026-03-03T08:00:00Z', endTime: '2026-03-03T08:35:00Z' };
      return [
        seenOf(await send('POST', paths.reserve, reservationBody(utc))),
        seenOf(await send('POST', paths.reserve, reservationBody(atTen))),
      ];
    },
  },
  {
    setting: 'holdLifetimeSec',
    seen: [
      [900, '2026-03-02T01:15:00.000Z'],
      [30, '2026-03-02T01:00:30.000Z'],
    ],
    look: async (running) => {
      await reserve(running);
      return running.clinic.control.state().holds[0]?.expiresAt;
    },
  },
  {
    setting: 'reserveTellsExpiry',
    seen: [
      [false, undefined],
      [true, '2026-03-02T02:15:00+01:00'],
    ],
    look: async ({ send }) =>
      ((await send('POST', paths.reserve, reservationBody())).body as Json)['expiresAt'],
  },
  {
    setting: 'takenSlotStatus',
    seen: [
      [409, 409],
      [422, 422],
      [400, 400],
    ],
    look: async (running) => {
      await reserve(running);
      return (await running.send('POST', paths.reserve, reservationBody())).status;
    },
  },
  {
    setting: 'goneReservationStatus',
    seen: [
      [404, 404],
      [410, 410],
      [409, 409],
    ],
    look: async ({ send }) => (await send('POST', paths.confirm(nobodysId), customer)).status,
  },
  {
    setting: 'usedReservation',
    seen: [
      ['refuse', ['404 RESERVATION_USED', '404 RESERVATION_USED']],
      ['same-answer', ['same', 'same']],
    ],
    look: async (running) => {
      const { send } = running;
      const id = await reserve(running);
      const first = await send('POST', paths.confirm(id), customer);
      const second = await send('POST', paths.confirm(id), customer);
      const { appointmentId } = first.body as { appointmentId: string };
      const change = { reservationId: await reserve(running, atTen) };
      const moved = await send('PUT', paths.reschedule(appointmentId), change);
      const again = await send('PUT', paths.reschedule(appointmentId), change);
      const compared = (one: Reply, other: Reply) =>
        JSON.stringify([one.status, one.body]) === JSON.stringify([other.status, other.body]);
      return [
        compared(first, second) ? 'same' : seenOf(second),
        compared(moved, again) ? 'same' : seenOf(again),
      ];
    },
  },
  {
    setting: 'appointmentIdIsReservationId',
    seen: [
      [false, false],
      [true, true],
    ],
    look: async (running) => {
      const id = await reserve(running);
      const { body } = await running.send('POST', paths.confirm(id), customer);
      return (body as Json)['appointmentId'] === id;
    },
  },
  {
    setting: 'confirmAnswers',
    seen: [
      ['appointment', true],
      ['id', false],
    ],
    look: async (running) => {
      const { body } = await running.send('POST', paths.confirm(await reserve(running)), customer);
      return 'timeSlot' in (body as Json);
    },
  },
  {
    setting: 'dateOfBirthRequired',
    seen: [
      [false, '201'],
      [true, '400 INVALID_INPUT'],
    ],
    look: async (running) => {
      const body = { ...customer, dateOfBirth: undefined };
      return seenOf(await running.send('POST', paths.confirm(await reserve(running)), body));
    },
  },
  {
    setting: 'searchMethods',
    seen: [
      ['get', ['200', '405 METHOD_NOT_ALLOWED']],
      ['post', ['405 METHOD_NOT_ALLOWED', '200']],
      ['both', ['200', '200']],
    ],
    look: async ({ send }) => [
      seenOf(await send('GET', paths.search, query)),
      seenOf(await send('POST', paths.search, query)),
    ],
  },
  {
    setting: 'searchLosesGetBody',
    seen: [
      [false, ['200', '200']],
      [true, ['400 BODY_MISSING', '200']],
    ],
    look: async ({ send, clinic }) => {
      clinic.control.changeSettings({ searchMethods: 'both' });
      return [
        seenOf(await send('GET', paths.search, query)),
        seenOf(await send('POST', paths.search, query)),
      ];
    },
  },
  {
    setting: 'searchAnswers',
    seen: [
      ['array', [1, 2]],
      ['object', ['object', 'object']],
      ['object-when-one', ['object', 2]],
    ],
    look: async (running) => {
      const search = async () => {
        const { body } = await running.send('GET', paths.search, query);
        return Array.isArray(body) ? body.length : typeof body;
      };
      await book(running);
      const one = await search();
      await book(running, atTen);
      return [one, await search()];
    },
  },
  {
    setting: 'searchNoMatch',
    seen: [
      ['empty-list', [200, []]],
      ['no-content', [204, undefined]],
      ['not-found', [404, expect.anything()]],
    ],
    look: async ({ send }) => {
      const { status, body } = await send('GET', paths.search, query);
      return [status, body];
    },
  },
  {
    setting: 'searchListsHolds',
    seen: [
      [false, 0],
      [true, 1],
    ],
    look: async (running) => {
      const id = await reserve(running);
      const { body } = await running.send('GET', paths.search, query);
      return idsIn(body).filter((one) => one === id).length;
    },
  },
  {
    setting: 'searchListsPast',
    seen: [
      [true, 1],
      [false, 0],
    ],
    look: async (running) => {
      await book(running);
      running.clinic.control.changeSettings({ clockOffsetSec: 2 * 86_400 });
      running.useToken(await running.token());
      return idsIn((await running.send('GET', paths.search, query)).body).length;
    },
  },
  {
    setting: 'searchListsCanceled',
    seen: [
      [false, 0],
      [true, 1],
    ],
    look: async (running) => {
      await running.send('DELETE', paths.cancel(await book(running)));
      return idsIn((await running.send('GET', paths.search, query)).body).length;
    },
  },
  {
    setting: 'appointmentShows',
    seen: [
      ['service', [vaccination, undefined]],
      ['services', [undefined, both]],
      ['both', [vaccination, both]],
    ],
    look: async (running) => {
      const { body } = await running.send('GET', paths.details(await book(running)));
      const { service, services } = body as { service?: Json; services?: Json[] };
      return [service?.['id'], services?.map(({ id }) => id)];
    },
  },
  {
    setting: 'canceledDetailsShown',
    seen: [
      [false, '404 APPOINTMENT_NOT_FOUND'],
      [true, '200'],
    ],
    look: async (running) => {
      const id = await book(running);
      await running.send('DELETE', paths.cancel(id));
      return seenOf(await running.send('GET', paths.details(id)));
    },
  },
  {
    setting: 'goneAppointmentStatus',
    seen: [
      [404, 404],
      [410, 410],
      [400, 400],
    ],
    look: async ({ send }) => (await send('GET', paths.details(nobodysId))).status,
  },
  {
    setting: 'rescheduleAppointmentId',
    seen: [
      ['kept', [true, '200']],
      ['changed', [false, '404 APPOINTMENT_NOT_FOUND']],
    ],
    look: async (running) => {
      const { appointmentId, reply } = await move(running);
      const isKept = (reply.body as Json)['appointmentId'] === appointmentId;
      expect(running.clinic.control.state().appointments).toHaveLength(1);
      return [isKept, seenOf(await running.send('GET', paths.details(appointmentId)))];
    },
  },
  {
    setting: 'rescheduleOwnOverlap',
    seen: [
      ['refuse', [false, '409 TIME_SLOT_NOT_AVAILABLE']],
      ['allow', [true, '200']],
    ],
    look: async (running) => {
      const { send } = running;
      const appointmentId = await book(running);
      const day = { from: '2026-03-03', to: '2026-03-03', appointmentId };
      const slots = await timeSlots(running, both, day);
      const isOffered = slots.some(({ startTime }) => startTime === overlapping.startTime);
      const held = await send('POST', paths.reserve, reservationBody(overlapping, both, { appointmentId }));
      if (held.status !== 201) return [isOffered, seenOf(held)];
      const moved = await send('PUT', paths.reschedule(appointmentId), held.body);
      expect(running.clinic.control.state().appointments).toHaveLength(1);
      return [isOffered, seenOf(moved)];
    },
  },
  {
    setting: 'rescheduleMayChangeNumber',
    seen: [
      [false, '400 NUMBER_CHANGED'],
      [true, '200'],
    ],
    look: async (running) => seenOf((await move(running, atTen, { numberOfReservations: 3 })).reply),
  },
  {
    setting: 'rescheduleMayChangeBranch',
    seen: [
      [false, '400 BRANCH_CHANGED'],
      [true, '200'],
    ],
    look: async (running) => seenOf((await move(running, atTen, { branchId: secondBranchId })).reply),
  },
  {
    setting: 'rescheduleKeepsNotes',
    seen: [
      [true, ''],
      [false, 'later'],
    ],
    look: async (running) =>
      ((await move(running, atTen, { notes: 'later' })).reply.body as Json)['supportNotes'],
  },
  {
    setting: 'changeNoticeMin',
    seen: [
      [0, ['200', '204']],
      [31 * 60, ['200', '204']],
      [32 * 60, ['400 TOO_LATE_TO_CHANGE', '400 TOO_LATE_TO_CHANGE']],
    ],
    look: async (running) => {
      const { appointmentId, reply } = await move(running);
      return [seenOf(reply), seenOf(await running.send('DELETE', paths.cancel(appointmentId)))];
    },
  },
  {
    setting: 'secondCancel',
    seen: [
      ['refuse', '404 APPOINTMENT_NOT_FOUND'],
      ['ok', '204'],
    ],
    look: async (running) => {
      const id = await book(running);
      await running.send('DELETE', paths.cancel(id));
      return seenOf(await running.send('DELETE', paths.cancel(id)));
    },
  },
  {
    setting: 'releaseGone',
    seen: [
      ['refuse', ['404 RESERVATION_RELEASED', '404 RESERVATION_NOT_FOUND']],
      ['ok', ['204', '404 RESERVATION_NOT_FOUND']],
    ],
    look: async (running) => {
      const id = await reserve(running);
      await running.send('DELETE', paths.release(id));
      return [
        seenOf(await running.send('DELETE', paths.release(id))),
        seenOf(await running.send('DELETE', paths.release(nobodysId))),
      ];
    },
  },
  {
    setting: 'releaseAfterUse',
    seen: [
      ['refuse', ['404 RESERVATION_USED', '404 RESERVATION_USED', 'CONFIRMED', 'CONFIRMED']],
      ['cancels-appointment', ['204', '204', 'CANCELED', 'CANCELED']],
    ],
    look: async (running) => {
      const { appointmentId } = await move(running);
      const used = await reserve(running);
      await running.send('POST', paths.confirm(used), customer);
      return [
        seenOf(await running.send('DELETE', paths.release(appointmentId))),
        seenOf(await running.send('DELETE', paths.release(used))),
        ...running.clinic.control.state().appointments.map(({ status }) => status),
      ];
    },
  },
  {
    setting: 'updateCustomerClearsOmitted',
    seen: [
      [false, [customer.email, customer.phoneNumber]],
      [true, ['', null]],
    ],
    look: async (running) => {
      const { personalIdentifier, firstName, lastName } = customer;
      const body = { personalIdentifier, firstName, lastName };
      await running.send('PUT', paths.customer(await book(running)), body);
      const [appointment] = running.clinic.control.state().appointments;
      return [appointment?.customer.email, appointment?.customer.phoneNumber];
    },
  },
  {
    setting: 'updateCustomerMovesIdentifier',
    seen: [
      [true, 'another0000'],
      [false, customer.personalIdentifier],
    ],
    look: async (running) => {
      const body = { ...customer, personalIdentifier: 'another0000' };
      await running.send('PUT', paths.customer(await book(running)), body);
      return running.clinic.control.state().appointments[0]?.personalIdentifier;
    },
  },
  {
    setting: 'errorBodies',
    seen: [
      ['json', refusal(404, 'APPOINTMENT_NOT_FOUND')],
      ['text', { status: 404, body: expect.any(String) }],
      ['none', { status: 404, body: undefined }],
    ],
    look: async ({ send }) => {
      const { status, body } = await send('GET', paths.details(nobodysId));
      return { status, body };
    },
  },
  {
    setting: 'extraFields',
    seen: [
      [false, [false, false]],
      [true, [true, true]],
    ],
    look: async (running) => {
      const [slot] = await timeSlots(running);
      const { body } = await running.send('GET', paths.details(await book(running)));
      return [slot && 'addedLater' in slot, 'addedLater' in (body as { branch: Json }).branch];
    },
  },
];

const positions = switches.flatMap(({ setting, seen, look }) =>
  seen.map(([position, expected]) => ({ setting, position, expected, look })),
);

test.each(positions)('with $setting at $position', async ({ setting, position, expected, look }) => {
  const running = await openCombination({ catalogue: { serviceCombination: twoBranches } });
  running.clinic.control.readSettings({ [setting]: position });
  expect(await look(running)).toEqual(expected);
});

test('each setting is tried in two positions, the first of which is its default', () => {
  const firsts = switches.map(({ setting, seen }) => [setting, seen[0]?.[0]]);
  expect(Object.fromEntries(firsts)).toEqual(defaultCombinationSettings);
  expect(switches.every(({ seen }) => seen.length > 1)).toBe(true);
});

test('a reservation to move an appointment makes no other one, and moves no other one', async () => {
  const running = await openCombination({ settings: { rescheduleOwnOverlap: 'allow' } });
  const { send } = running;
  const appointmentId = await book(running);
  const other = await book(running, atTen);
  const reservationId = await reserve(running, overlapping, both, { appointmentId });
  const confirm = await send('POST', paths.confirm(reservationId), customer);
  expect(confirm).toMatchObject(refusal(400, 'RESERVATION_FOR_RESCHEDULE'));
  const foreign = await send('PUT', paths.reschedule(other), { reservationId });
  expect(foreign).toMatchObject(refusal(400, 'RESERVATION_FOR_ANOTHER'));
  const unknown = reservationBody(atNine, both, { appointmentId: nobodysId });
  expect(await send('POST', paths.reserve, unknown)).toMatchObject(refusal(404, 'APPOINTMENT_NOT_FOUND'));
});

test('with a second resource, a move that overlaps the old time is refused unless allowed', async () => {
  const resourceTypeId = firstBranch?.resources[0]?.resourceTypeId ?? '';
  const resources = [branchId, secondBranchId].map((resourceId) => ({ resourceId, resourceTypeId }));
  const branches = firstBranch ? [{ ...firstBranch, resources }] : [];
  const running = await openCombination({
    catalogue: { serviceCombination: { ...utrechtClinic, branches } },
  });
  const { reply, appointmentId, reservationId } = await move(running, overlapping);
  expect(reply).toMatchObject(refusal(400, 'OWN_TIME_OVERLAPS'));
  running.clinic.control.changeSettings({ rescheduleOwnOverlap: 'allow' });
  const again = await running.send('PUT', paths.reschedule(appointmentId), { reservationId });
  expect(again).toMatchObject({ status: 200, body: { timeSlot: overlapping } });
});
