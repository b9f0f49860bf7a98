import { closeAll, endSec, group, marker, person, reserveCommand, startSec } from './driver-under-test.ts';
import { driveSandbox, onlySchedule, trace } from './sandbox-under-test.ts';

afterEach(closeAll);

const unknownVisitor = { visitorId: null };
const iso = (sec: number) => new Date(sec * 1000).toISOString();

/** A clinic that has made a reservation of which the driver only knows that it was sent. */
async function reserved(setup: Parameters<typeof driveSandbox>[0] = {}) {
  const under = await driveSandbox(setup);
  const sought = trace(under.clock);
  await under.driver.reserve(reserveCommand(unknownVisitor), under.limits());
  const { scheduleId, visitorId } = onlySchedule(under.clinic);
  const find = (changes = {}) => under.driver.findByMarker({ ...sought, ...changes }, under.limits());
  return { ...under, sought, scheduleId, visitorId, find };
}

test('a reservation is found by its marker, with its visitor', async () => {
  const { find, scheduleId, visitorId } = await reserved();
  expect(await find()).toMatchObject({
    kind: 'ok',
    value: {
      found: [{ reference: { scheduleId, visitorId }, status: 'reserved' }],
      complete: true,
      visitorId,
    },
  });
});

test('a reservation with the same time and another marker is not it, and hides nothing', async () => {
  const { find, visitorId } = await reserved();
  const another = { marker: 'G-zzzzzzzzzzzzzzzzzzzz' };
  expect(await find(another)).toEqual({ kind: 'ok', value: { found: [], complete: true, visitorId } });
  expect(await find({ marker: marker.slice(0, -1) })).toMatchObject({ value: { found: [] } });
});

test.each([
  [`${marker} called twice`, true],
  [`moved by staff, ${marker}`, true],
  [`예약${marker}입니다`, true],
  [`x${marker}`, false],
  [`${marker}a`, false],
  [`${marker}-2`, false],
  [marker.toUpperCase(), false],
])('staff’s memo "%s" holds the marker: %s', async (reservationMemo, isFound) => {
  const { find, clinic, scheduleId } = await reserved();
  clinic.control.frontDesk({ action: 'edit', scheduleId, reservationMemo });
  const answer = await find();
  expect(answer).toMatchObject({ kind: 'ok', value: { found: { length: isFound ? 1 : 0 } } });
});

test('a visitor’s words that name another reservation’s marker don’t make theirs pass for it', async () => {
  const { find, driver, clinic, limits, scheduleId, visitorId } = await reserved();
  const later = { startSec: endSec, endSec: endSec + (endSec - startSec), visitorId };
  const mine = 'G-zzzzzzzzzzzzzzzzzzzz';
  await driver.reserve(reserveCommand({ ...later, marker: mine, note: `like ${marker}, please` }), limits());
  expect(await find()).toMatchObject({ value: { found: { length: 1, 0: { reference: { scheduleId } } } } });
  expect(clinic.control.state().schedules).toMatchObject([
    { reservationMemo: marker },
    { reservationMemo: `${mine} like ${marker.replace('-', ' ')}, please` },
  ]);
});

test('a reservation whose memo staff wiped leaves the search incomplete', async () => {
  const { find, clinic, scheduleId } = await reserved();
  clinic.control.frontDesk({ action: 'edit', scheduleId, reservationMemo: null });
  expect(await find()).toMatchObject({ value: { found: [], complete: false } });
});

test('a cancelled reservation is found as such', async () => {
  const { find, clinic, scheduleId } = await reserved();
  clinic.control.frontDesk({ action: 'cancel', scheduleId });
  expect(await find()).toMatchObject({ value: { found: [{ status: 'cancelled' }] } });
});

test('a reservation that staff moved meanwhile is found where it is', async () => {
  const { find, clinic, scheduleId } = await reserved();
  const moved = { startSec: startSec + 86_400, endSec: endSec + 86_400 };
  clinic.control.frontDesk({ action: 'move', scheduleId, startDateTimeUtc: iso(moved.startSec) });
  expect(await find()).toMatchObject({ value: { found: [{ ...moved, reference: { scheduleId } }] } });
});

test('a reservation that staff moved to before the present is found, as long as it is not by more than a day', async () => {
  const { find, clinic, clock, scheduleId } = await reserved();
  clinic.control.frontDesk({
    action: 'move',
    scheduleId,
    startDateTimeUtc: iso(clock.now() / 1000 - 80_000),
  });
  expect(await find()).toMatchObject({ value: { found: [{ reference: { scheduleId } }] } });
});

describe('of a person with more other visits than one look goes through', () => {
  /** The person's, made by phone an hour before what is looked for; the one that staff moved comes last. */
  async function oneOfMany() {
    const under = await driveSandbox();
    const { clinic, clock, driver, limits } = under;
    for (let day = 1; day <= 20; day += 1)
      clinic.control.frontDesk({
        action: 'book',
        visitorName: 'Ada Example',
        visitorPhone: person.phone,
        reservationGroupId: group,
        startDateTimeUtc: iso(startSec + day * 86_400),
      });
    clock.advance(3_600_000);
    const sought = trace(clock);
    await driver.reserve(reserveCommand(unknownVisitor), limits());
    const made = clinic.control.state().schedules.find(({ reservationMemo }) => reservationMemo === marker);
    const scheduleId = made?.scheduleId ?? '';
    const startDateTimeUtc = iso(startSec + 30 * 86_400);
    clinic.control.frontDesk({ action: 'move', scheduleId, startDateTimeUtc });
    const find = (changes = {}) => driver.findByMarker({ ...sought, ...changes }, limits());
    return { find, scheduleId, clinic };
  }

  test('one that staff moved is not said to be missing, and found by the next look', async () => {
    const { find, scheduleId } = await oneOfMany();
    expect(await find()).toMatchObject({ value: { found: [], complete: false } });
    expect(await find()).toMatchObject({ value: { found: [{ reference: { scheduleId } }], complete: true } });
  });

  test('that one is missing is certain once looks have gone through all of them', async () => {
    const { find } = await oneOfMany();
    const other = { marker: 'G-zzzzzzzzzzzzzzzzzzzz' };
    expect(await find(other)).toMatchObject({ value: { found: [], complete: false } });
    expect(await find(other)).toMatchObject({ value: { found: [], complete: true } });
  });

  test('what was made too early is not read again', async () => {
    const { find, clinic } = await oneOfMany();
    await find();
    await find();
    const reads = () => clinic.control.state().calls['get-schedule-detail'] ?? 0;
    const before = reads();
    await find();
    expect(reads() - before).toBe(1);
  });
});

test('a second reservation with the marker is found, too, wherever it is', async () => {
  const { find, driver, limits, visitorId } = await reserved();
  const elsewhere = { visitorId, startSec: startSec + 7200, endSec: endSec + 7200 };
  await driver.reserve(reserveCommand(elsewhere), limits());
  expect(await find()).toMatchObject({
    value: { found: [{ startSec }, { startSec: startSec + 7200 }], complete: true },
  });
});

test('what was made before the command cannot be it, but for the difference of clocks', async () => {
  const { find, clock, sought } = await reserved();
  clock.advance(600_000);
  expect(await find({ notBeforeMs: sought.notBeforeMs + 300_000 })).toMatchObject({
    value: { found: { length: 1 } },
  });
  expect(await find({ notBeforeMs: sought.notBeforeMs + 300_001 })).toMatchObject({ value: { found: [] } });
});

test('it is found on a second chart of the same person', async () => {
  const { find, clinic, scheduleId, visitorId } = await reserved();
  clinic.control.changeSettings({ reserveFindsVisitor: false });
  const first = clinic.control.frontDesk({
    action: 'book',
    visitorName: 'Ada Example',
    visitorPhone: person.phone,
    reservationGroupId: group,
    startDateTimeUtc: iso(startSec + 7200),
  });
  expect(first.schedule.visitorId).not.toBe(visitorId);
  expect(await find({ visitorId: first.schedule.visitorId })).toMatchObject({
    value: { found: [{ reference: { scheduleId } }], visitorId },
  });
});

test('it is found on a chart under another name, where the clinic matches by phone alone', async () => {
  const { find, scheduleId, visitorId } = await reserved();
  const otherName = { person: { ...person, givenName: 'Augusta' } };
  expect(await find(otherName)).toMatchObject({
    value: { found: [{ reference: { scheduleId } }], visitorId },
  });
});

test('it is found on the known chart, whatever phone number that has by now', async () => {
  const { find, scheduleId, visitorId } = await reserved();
  const newNumber = { person: { ...person, phone: { countryCode: '82', phoneNumber: '1000000009' } } };
  expect(await find({ ...newNumber, visitorId })).toMatchObject({
    value: { found: [{ reference: { scheduleId } }], visitorId },
  });
});

test('it is found on a chart whose number staff typed otherwise', async () => {
  const under = await driveSandbox();
  const sought = trace(under.clock);
  const { schedule } = under.clinic.control.frontDesk({
    action: 'book',
    visitorName: 'Ada Example',
    visitorPhone: { countryCode: '82', phoneNumber: '010-0000-0000' },
    reservationGroupId: group,
    startDateTimeUtc: iso(startSec),
    reservationMemo: marker,
  });
  expect(await under.driver.findByMarker(sought, under.limits())).toMatchObject({
    value: { found: [{ reference: { scheduleId: schedule.scheduleId } }] },
  });
});

describe('that there is no such reservation', () => {
  test('is certain once the history was seen to list what is only reserved', async () => {
    const { find, visitorId } = await reserved();
    expect(await find()).toMatchObject({ value: { found: { length: 1 } } });
    expect(await find({ marker: 'G-zzzzzzzzzzzzzzzzzzzz' })).toEqual({
      kind: 'ok',
      value: { found: [], complete: true, visitorId },
    });
  });

  test('is not certain for longer than ten minutes after that', async () => {
    const { clinic, clock, find } = await reserved();
    expect(await find()).toMatchObject({ value: { found: { length: 1 } } });
    clinic.control.changeSettings({ historyListsReserved: false });
    clock.advance(600_000);
    expect(await find()).toMatchObject({ value: { found: [], complete: true } });
    clock.advance(1);
    expect(await find()).toMatchObject({ value: { found: [], complete: false } });
  });

  test('is never certain after a restart, where the history does not list it', async () => {
    const { clinic, again, sought } = await reserved();
    clinic.control.changeSettings({ historyListsReserved: false });
    const { driver, limits } = again();
    expect(await driver.findByMarker(sought, limits())).toMatchObject({
      value: { found: [], complete: false },
    });
  });

  test.each([
    ['yes', true],
    ['no', false],
  ])('is certain by setting alone: %s', async (historyListsReserved, complete) => {
    const { find, clinic, scheduleId, again, sought } = await reserved();
    await find();
    clinic.control.frontDesk({ action: 'start-visit', scheduleId });
    const { driver, limits } = again({ settings: { historyListsReserved } });
    const other = { ...sought, marker: 'G-zzzzzzzzzzzzzzzzzzzz' };
    expect(await driver.findByMarker(other, limits())).toMatchObject({ value: { found: [], complete } });
  });

  test('is certain for a person without a chart, if the search is seen to find others by phone', async () => {
    const { find } = await reserved();
    const stranger = { person: { ...person, phone: { countryCode: '82', phoneNumber: '1000000009' } } };
    expect(await find(stranger)).toEqual({
      kind: 'ok',
      value: { found: [], complete: true, visitorId: null },
    });
  });

  test('is not certain in a clinic without visitors, where nothing shows that the search works', async () => {
    const { driver, clock, limits } = await driveSandbox();
    expect(await driver.findByMarker(trace(clock), limits())).toEqual({
      kind: 'ok',
      value: { found: [], complete: false, visitorId: null },
    });
  });

  test.each(['search-visitors', 'get-schedules-summarized-by-tasks', 'get-schedule-detail'])(
    'is not said when %s fails',
    async (operation) => {
      const { find, clinic } = await reserved();
      clinic.control.addFault({ operation, effect: 'status-503' });
      expect(await find({ marker: 'G-zzzzzzzzzzzzzzzzzzzz' })).toMatchObject({ kind: 'trouble' });
    },
  );

  test('is not certain when the search fails, though the known chart can be read', async () => {
    const { find, clinic, visitorId, scheduleId } = await reserved();
    clinic.control.addFault({ operation: 'search-visitors', effect: 'status-503' });
    expect(await find({ visitorId })).toMatchObject({
      value: { found: [{ reference: { scheduleId } }], complete: false },
    });
  });
});
