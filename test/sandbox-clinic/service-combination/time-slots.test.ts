import {
  atNine,
  bloodTest,
  both,
  branchId,
  closeClinics,
  hearingTest,
  type Json,
  nobodysId,
  openCombination,
  paths,
  type RunningCombination,
  refusal,
  reservationBody,
  reserve,
  timeSlots,
  travelAdvice,
  vaccination,
  withBranch,
} from './running-combination.ts';

afterEach(closeClinics);

const minutes = (slot: { startTime: string; endTime: string }) =>
  (Date.parse(slot.endTime) - Date.parse(slot.startTime)) / 60_000;

test('slots start every 20 minutes from opening, and a combined one is no sum of its parts', async () => {
  const running = await openCombination();
  const combined = await timeSlots(running);
  expect(combined).toHaveLength(26);
  expect(combined.map(minutes)).toEqual(Array(26).fill(35));
  expect(combined.at(-1)?.startTime).toBe('2026-03-03T17:20:00+01:00');
  const single = await timeSlots(running, [vaccination]);
  expect(single).toHaveLength(27);
  expect(single.map(minutes)).toEqual(Array(27).fill(20));
  expect(single.map(({ startTime }) => startTime).slice(0, 26)).toEqual(
    combined.map(({ startTime }) => startTime),
  );
});

test('a visit takes all slots that it touches, of every service with its resource type', async () => {
  const running = await openCombination();
  await reserve(running);
  expect((await timeSlots(running, [bloodTest]))[0]?.startTime).toBe('2026-03-03T09:40:00+01:00');
  expect((await timeSlots(running, [hearingTest]))[0]?.startTime).toBe('2026-03-03T09:00:00+01:00');
});

test('a branch with two resources serves two visits at a time, and a resource may be asked for', async () => {
  const [type] = ['0d5a1c00-0000-4000-8000-0000000000b1'];
  const resources = [1, 2].map((n) => ({
    resourceId: `${nobodysId.slice(0, -1)}${n}`,
    resourceTypeId: type ?? '',
  }));
  const running = await openCombination({ catalogue: { serviceCombination: withBranch({ resources }) } });
  const second = resources[1]?.resourceId ?? '';
  await reserve(running, atNine, both, { requestedResourceId: second });
  expect(await timeSlots(running)).toContainEqual(atNine);
  const asked = { from: '2026-03-03', to: '2026-03-03', requestedResourceId: second };
  expect(await timeSlots(running, both, asked)).not.toContainEqual(atNine);
  await reserve(running);
  expect(await timeSlots(running)).not.toContainEqual(atNine);
  expect(running.clinic.control.state().holds.map(({ resourceId }) => resourceId)).toEqual(
    resources.map(({ resourceId }) => resourceId).reverse(),
  );
});

test('days on offer are those from tomorrow, and what is past is not offered', async () => {
  const running = await openCombination({ settings: { openDays: 2 } });
  const week = { from: '2026-03-01', to: '2026-03-08' };
  const days = async () => {
    const slots = await timeSlots(running, both, week);
    return [...new Set(slots.map(({ startTime }) => startTime.slice(0, 10)))];
  };
  expect(await days()).toEqual(['2026-03-03', '2026-03-04']);
  running.clinic.control.changeSettings({ openFromDays: 0, clockOffsetSec: 8 * 3600 + 1 });
  running.useToken(await running.token());
  expect((await timeSlots(running, both, week))[0]?.startTime).toBe('2026-03-02T10:20:00+01:00');
});

test('bounds may be date-times, with the end left out', async () => {
  const running = await openCombination();
  const bounds = { from: '2026-03-03T10:00:00+01:00', to: '2026-03-03T09:40:00Z' };
  const starts = (await timeSlots(running, both, bounds)).map(({ startTime }) => startTime);
  expect(starts).toEqual(['2026-03-03T10:00:00+01:00', '2026-03-03T10:20:00+01:00']);
  const all = await timeSlots(running, both, {});
  expect(all[0]).toEqual(atNine);
  expect(all.at(-1)?.startTime.slice(0, 10)).toBe('2026-04-01');
});

const tooMany = Array.from({ length: 51 }, () => nobodysId).join();

test.each([
  ['no service', '', 400, 'INVALID_INPUT'],
  ['an unknown service', `serviceIds=${nobodysId}`, 404, 'SERVICE_NOT_FOUND'],
  ['a repeated service', `serviceIds=${vaccination},${vaccination.toUpperCase()}`, 400, 'INVALID_INPUT'],
  ['too many services', `serviceIds=${tooMany}`, 400, 'INVALID_INPUT'],
  [
    'a service that is only combinable',
    `serviceIds=${vaccination}&serviceIds=${bloodTest}`,
    400,
    'SERVICES_NOT_COMBINED',
  ],
  [
    'services of two resource types',
    `serviceIds=${vaccination},${hearingTest}`,
    400,
    'SERVICES_NOT_COMBINABLE',
  ],
  ['fewer reservations than services', `serviceIds=${both}&numberOfReservations=1`, 400, 'INVALID_INPUT'],
  ['too many reservations', `serviceIds=${both}&numberOfReservations=9`, 400, 'INVALID_INPUT'],
  ['a number that is none', `serviceIds=${both}&numberOfReservations=-2`, 400, 'INVALID_INPUT'],
  ['another branch', `serviceIds=${both}&branchId=${nobodysId}`, 400, 'INVALID_INPUT'],
  ['an unknown resource', `serviceIds=${both}&requestedResourceId=${nobodysId}`, 404, 'RESOURCE_NOT_FOUND'],
  ['an end before the start', `serviceIds=${both}&from=2026-03-04&to=2026-03-03`, 400, 'INVALID_INPUT'],
  ['a day that is none', `serviceIds=${both}&from=2026-02-30`, 400, 'INVALID_INPUT'],
  ['a local time', `serviceIds=${both}&from=2026-03-03T09:00:00`, 400, 'INVALID_INPUT'],
  ['more than a month', `serviceIds=${both}&from=2026-03-03&to=2026-04-05`, 400, 'INVALID_INPUT'],
  ['two starts', `serviceIds=${both}&from=2026-03-03&From=2026-03-04`, 400, 'INVALID_INPUT'],
])('slots for %s are refused', async (_, query, status, messageId) => {
  const { send } = await openCombination();
  expect(await send('GET', `${paths.timeSlots}?${query}`)).toMatchObject(refusal(status, messageId));
});

test('slots at an unknown branch are refused', async () => {
  const { send } = await openCombination();
  const path = `${paths.combinations}/${nobodysId}`;
  const refused = refusal(404, 'BRANCH_NOT_FOUND');
  expect(await send('GET', path)).toMatchObject(refused);
  expect(await send('GET', `${path}/timeslots?serviceIds=${vaccination}`)).toMatchObject(refused);
});

test('parameter names are taken in any letter case', async () => {
  const { send } = await openCombination();
  const query = `SERVICEIDS=${vaccination}&branchid=${branchId}&numberofReservations=2&from=2026-03-03&to=2026-03-03`;
  expect((await send('GET', `${paths.timeSlots}?${query}`)).body).toHaveLength(27);
});

/** 11:00 UTC at the beginning of the day before a change of the clock. */
async function on(day: string, changes: Json = {}): Promise<RunningCombination> {
  const clockOffsetSec =
    (Date.parse(`${day}T11:00:00Z`) - Date.parse('2026-03-02T01:00:00Z')) / 1000 - 86_400;
  return openCombination({ settings: { clockOffsetSec }, ...changes });
}

const changes = [
  ['2026-03-29', '+02:00', '07:00', 23],
  ['2026-10-25', '+01:00', '08:00', 25],
  ['2027-03-28', '+02:00', '07:00', 23],
  ['2027-10-31', '+01:00', '08:00', 25],
] as const;

test.each(changes)(
  'on %s, when the clock is changed, slots start at nine o’clock %s',
  async (day, offset, utc) => {
    const running = await on(day);
    const slots = await timeSlots(running, both, { from: day, to: day });
    expect(slots).toHaveLength(26);
    expect(slots[0]).toEqual({ startTime: `${day}T09:00:00${offset}`, endTime: `${day}T09:35:00${offset}` });
    expect(Date.parse(slots[0]?.startTime ?? '')).toBe(Date.parse(`${day}T${utc}:00Z`));
    expect(slots.at(-1)?.startTime).toBe(`${day}T17:20:00${offset}`);
    for (const slot of slots) expect(minutes(slot)).toBe(35);
    const body = reservationBody({
      startTime: `${day}T${utc}:00Z`,
      endTime: `${day}T${utc.slice(0, 3)}35:00Z`,
    });
    expect((await running.send('POST', paths.reserve, body)).status).toBe(201);
    expect(running.clinic.control.state().holds).toMatchObject([{ startTime: `${day}T${utc}:00.000Z` }]);
  },
);

test.each(changes)(
  'a branch that is open around the clock has its hours on %s, each slot its length',
  async (day, ...rest) => {
    const hours = rest[2];
    const opens = { startTime: '00:00', endTime: '24:00' };
    const running = await on(day, { catalogue: { serviceCombination: withBranch({ opens }) } });
    const slots = await timeSlots(running, [vaccination], { from: day, to: day });
    expect(slots).toHaveLength(hours * 3);
    const starts = slots.map(({ startTime }) => Date.parse(startTime));
    expect(starts).toEqual(starts.map((_, at) => (starts[0] ?? 0) + at * 1_200_000));
    expect(new Set(slots.map(({ startTime }) => startTime.slice(-6)))).toEqual(new Set(['+01:00', '+02:00']));
    for (const slot of slots) expect(minutes(slot)).toBe(20);
  },
);

test('travel advice with vaccination is the same set in another order', async () => {
  const running = await openCombination();
  expect(await timeSlots(running, [travelAdvice, vaccination])).toEqual(await timeSlots(running));
});
