import {
  closeAll,
  endSec,
  group,
  place,
  reserveCommand,
  service,
  startSec,
  zone,
} from './driver-under-test.ts';
import { driveSandbox, onlySchedule, trace, until, view } from './sandbox-under-test.ts';

afterEach(closeAll);

const hour = 3600;
const to = { startSec: startSec + hour, endSec: endSec + hour, place };
const unknownVisitor = { visitorId: null };

type Effect =
  | 'lose-request'
  | 'lose-response'
  | 'status-503'
  | 'status-500-applied'
  | 'status-429'
  | 'garbage';

const effects: [Effect, kind: 'unknown' | 'not-sent', isDone: boolean][] = [
  ['lose-request', 'unknown', false],
  ['lose-response', 'unknown', true],
  ['status-503', 'unknown', false],
  ['status-500-applied', 'unknown', true],
  ['status-429', 'not-sent', false],
  ['garbage', 'unknown', true],
];

describe.each(effects)('under %s', (effect, kind, isDone) => {
  test(`a reserve is ${kind}, and sent again only if it was not carried out`, async () => {
    const { driver, clinic, limits } = await driveSandbox();
    clinic.control.addFault({ operation: 'reserve', effect });
    expect(await driver.reserve(reserveCommand(unknownVisitor), limits())).toMatchObject({ kind });
    const { schedules, calls } = clinic.control.state();
    expect(schedules).toHaveLength(isDone ? 1 : 0);
    expect(calls).toMatchObject({ reserve: kind === 'unknown' ? 1 : 2 });
  });

  test(`a move is ${kind}`, async () => {
    const under = await driveSandbox();
    const { driver, clinic, limits } = under;
    await driver.reserve(reserveCommand(unknownVisitor), limits());
    const current = await view(under, onlySchedule(clinic).scheduleId);
    clinic.control.addFault({ operation: 'update-reservation', effect });
    expect(await driver.move({ serviceId: service, current, to }, limits())).toMatchObject({ kind });
    expect(Date.parse(onlySchedule(clinic).startDateTimeUtc) / 1000).toBe(isDone ? to.startSec : startSec);
  });

  test(`a cancel is ${kind}`, async () => {
    const under = await driveSandbox();
    const { driver, clinic, limits } = under;
    await driver.reserve(reserveCommand(unknownVisitor), limits());
    const current = await view(under, onlySchedule(clinic).scheduleId);
    clinic.control.addFault({ operation: 'cancel-reservation', effect });
    expect(await driver.cancel(current, limits())).toMatchObject({ kind });
    expect(onlySchedule(clinic).status).toBe(isDone ? 'CANCELED' : 'RESERVED');
  });

  test('reads come through when it passes', async () => {
    const { driver, clinic, limits } = await driveSandbox();
    clinic.control.addFault({ operation: '*', effect, times: 1 });
    clinic.control.addFault({ operation: 'get-reservation-slots-by-group', effect, times: 1 });
    const answer = await driver.readOpenings(service, { startSec, endSec }, limits());
    expect(answer).toMatchObject({ kind: 'ok', value: [{ taken: 0 }] });
  });
});

test('a reserve that is carried out late is unknown at first, and found afterwards', async () => {
  const { driver, clinic, clock, limits } = await driveSandbox();
  const sought = trace(clock);
  clinic.control.addFault({ operation: 'reserve', effect: 'late-commit', delayMs: 20_000 });
  expect(await driver.reserve(reserveCommand(unknownVisitor), limits())).toMatchObject({ kind: 'unknown' });
  expect(clinic.control.state().schedules).toHaveLength(0);
  clock.advance(20_000);
  expect(await driver.findByMarker(sought, limits())).toMatchObject({ value: { found: { length: 1 } } });
});

test('a reserve whose answer is too late is unknown', async () => {
  const { driver, clinic, clock, limits } = await driveSandbox();
  clinic.control.addFault({ operation: 'reserve', effect: 'delay', delayMs: 10_000 });
  const outcome = driver.reserve(reserveCommand(unknownVisitor), limits(3000));
  await until(() => clinic.control.state().schedules.length === 1);
  clock.advance(3000);
  expect(await outcome).toMatchObject({ kind: 'unknown', trouble: { kind: 'time-out' } });
});

test('openings show the clinic’s slots with what is taken', async () => {
  const { driver, limits } = await driveSandbox();
  await driver.reserve(reserveCommand(unknownVisitor), limits());
  const answer = await driver.readOpenings(service, { startSec, endSec: startSec + hour }, limits());
  expect(answer).toEqual({
    kind: 'ok',
    value: [
      { calendar: group, zone, startSec, endSec, capacity: 2, taken: 1 },
      { calendar: group, zone, startSec: endSec, endSec: startSec + hour, capacity: 2, taken: 0 },
    ],
  });
  const several = await driver.readOpeningsOfGroups(
    [service],
    { startSec, endSec: startSec + hour },
    limits(),
  );
  expect(several.kind === 'ok' && answer.kind === 'ok' && several.value.get(service)).toEqual(
    answer.kind === 'ok' && answer.value,
  );
});

test.each([1, 2])('a move by V%i keeps all that staff have written', async (commandVersion) => {
  const under = await driveSandbox({
    service: {
      commandVersion,
      consultationRequired: true,
      funnelDetail: 'aggregator',
      requestedProcedures: [
        {
          type: 'OPTION',
          optionConfiguration: { optionId: 'o', optionTitle: 'Option', price: { amount: 1 } },
        },
      ],
    },
  });
  const { driver, clinic, limits, shown } = under;
  await driver.reserve(reserveCommand({ ...unknownVisitor, note: 'by the window' }), limits());
  const { scheduleId } = onlySchedule(clinic);
  clinic.control.frontDesk({
    action: 'edit',
    scheduleId,
    sedationRequired: true,
    counselor: { id: '65f0c0de0000000000000c01', name: 'Counselor' },
    doctor: { id: '65f0c0de0000000000000c02', name: 'Doctor' },
    reservationAssignee: { id: 'desk', name: 'Assignee' },
    funnel: {
      funnel: { id: 'f', name: 'Web', category: 'FUNNEL', order: 0, closed: false },
      funnelDetail: 'x',
    },
  });
  const before = await shown(scheduleId);
  const current = await view(under, scheduleId);
  expect(await driver.move({ serviceId: service, current, to }, limits())).toEqual({
    kind: 'done',
    value: null,
  });
  const after = await shown(scheduleId);
  expect(after.reservation).toEqual({
    ...before.reservation,
    startDateTime: '2031-03-03T02:00:00.000Z',
    endDateTime: '2031-03-03T02:30:00.000Z',
  });
  expect(after.occupiedResources[0]?.['occupiedResourceId']).toBe(
    before.occupiedResources[0]?.['occupiedResourceId'],
  );
});

test('a schedule of several entries, which V1 cannot change, moves by V2 as a whole', async () => {
  const under = await driveSandbox();
  const { driver, clinic, limits, post, shown } = under;
  const entry = (startDateTimeUtc: string, endDateTimeUtc: string) => ({
    startDateTimeUtc,
    endDateTimeUtc,
    zoneId: zone,
    reservationGroup: { reservationGroupId: group },
  });
  await post('/schedule/open/v2/commands/reserve', {
    visitorName: 'Ada Example',
    visitorPhone: { countryCode: '82', phoneNumber: '1000000000' },
    zoneId: zone,
    reservationMemo: 'made by staff',
    occupiedResources: [
      entry('2031-03-03T01:00:00Z', '2031-03-03T01:30:00Z'),
      entry('2031-03-03T02:00:00Z', '2031-03-03T03:00:00Z'),
    ],
  });
  const { scheduleId } = onlySchedule(clinic);
  const current = await view(under, scheduleId);
  expect(current.place).toBeNull();
  expect(await driver.move({ serviceId: service, current, to }, limits())).toMatchObject({ kind: 'done' });
  const { occupiedResources, reservation } = await shown(scheduleId);
  expect(occupiedResources).toMatchObject([
    entry('2031-03-03T02:00:00.000Z', '2031-03-03T02:30:00.000Z'),
    entry('2031-03-03T03:00:00.000Z', '2031-03-03T04:00:00.000Z'),
  ]);
  expect(reservation['reservationMemo']).toBe('made by staff');
});

test('refusals of the clinic come through as what they are', async () => {
  const under = await driveSandbox();
  const { driver, clinic, limits } = under;
  await driver.reserve(reserveCommand(unknownVisitor), limits());
  const { scheduleId, visitorId } = onlySchedule(clinic);
  const current = await view(under, scheduleId);
  const busy = await driver.reserve(reserveCommand({ visitorId }), limits());
  expect(busy).toMatchObject({ kind: 'refused', refusal: 'visitor-busy' });
  const gone = await driver.reserve(reserveCommand({ visitorId: '65f0c0de0000000000000fff' }), limits());
  expect(gone).toMatchObject({ kind: 'refused', refusal: 'visitor-unknown' });
  expect(await driver.cancel(current, limits())).toMatchObject({ kind: 'done' });
  expect(await driver.cancel(current, limits())).toMatchObject({ kind: 'refused', refusal: 'not-reserved' });
  expect(await driver.readBack('65f0c0de0000000000000fff', limits())).toEqual({ kind: 'ok', value: null });
});

test('a clinic that minds its capacity refuses a full place as taken', async () => {
  const { driver, clinic, limits } = await driveSandbox();
  clinic.control.changeSettings({ enforceCapacity: true });
  const visitors = [1, 2, 3].map((digit) => ({
    givenName: 'Ada',
    familyName: `Example ${digit}`,
    phone: { countryCode: '82', phoneNumber: `100000000${digit}` },
    email: `ada${digit}@example.com`,
    account: `ada${digit}`,
  }));
  const outcomes = [];
  for (const person of visitors)
    outcomes.push(await driver.reserve(reserveCommand({ ...unknownVisitor, person }), limits()));
  expect(outcomes).toMatchObject([
    { kind: 'done' },
    { kind: 'done' },
    { kind: 'refused', refusal: 'place-taken' },
  ]);
});

test('a visitor made by a reservation is found afterwards, and only under the same name and phone', async () => {
  const { driver, clinic, limits } = await driveSandbox();
  const command = reserveCommand(unknownVisitor);
  expect(await driver.findVisitor(command.person, limits())).toEqual({ kind: 'ok', value: null });
  await driver.reserve(command, limits());
  const { visitorId } = onlySchedule(clinic);
  expect(await driver.findVisitor(command.person, limits())).toEqual({ kind: 'ok', value: visitorId });
  const sibling = { ...command.person, givenName: 'Augusta' };
  expect(await driver.findVisitor(sibling, limits())).toEqual({ kind: 'ok', value: null });
});
