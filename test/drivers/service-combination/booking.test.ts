import { utrechtServiceIds } from '../../../src/sandbox-clinic/demo-data.ts';
import {
  at,
  booked,
  both,
  closeAll,
  driveSandbox,
  marker,
  minute,
  notes,
  packageSec,
  person,
  place,
  reserveCommand,
  shown,
  startSec,
  trace,
  travelPackage,
  unlikely,
  vaccination,
} from './driver-under-test.ts';

afterEach(closeAll);

const hour = { startSec, endSec: startSec + 60 * minute };

describe('openings', () => {
  test('of a set are as long as the clinic makes them, one place each, in order of start', async () => {
    const under = await driveSandbox();
    const opening = (byMinutes: number) => {
      const from = startSec + byMinutes * minute;
      return { ...place, startSec: from, endSec: from + packageSec, capacity: 1, taken: 0 };
    };
    expect(await under.driver.readOpenings(travelPackage, hour, under.limits())).toEqual({
      kind: 'ok',
      value: [opening(0), opening(20), opening(40)],
    });
  });

  test('of one service need no list of combinations', async () => {
    const under = await driveSandbox({ combinations: 'off' });
    const answer = await under.driver.readOpenings(vaccination, hour, under.limits());
    expect(answer).toMatchObject({ kind: 'ok', value: { length: 3 } });
    expect(under.clinic.control.state().calls['combinations']).toBeUndefined();
  });

  test('of a set that could be combined but is not, are none, which is reported once', async () => {
    const under = await driveSandbox();
    for (let times = 0; times < 2; times += 1)
      expect(await under.driver.readOpenings(unlikely, hour, under.limits())).toEqual({
        kind: 'ok',
        value: [],
      });
    expect(under.warnings).toEqual([expect.stringContaining('are not combined')]);
    expect(under.clinic.control.state().calls['time-slots']).toBeUndefined();
  });

  test('disappear when staff end a combination that is still believed in', async () => {
    const under = await driveSandbox();
    await under.driver.readOpenings(travelPackage, hour, under.limits());
    under.clinic.control.changeSettings({ combinations: 'not-configured' });
    expect(await under.driver.readOpenings(travelPackage, hour, under.limits())).toEqual({
      kind: 'ok',
      value: [],
    });
    expect(under.warnings).toHaveLength(1);
    under.clinic.control.changeSettings({ combinations: 'configured' });
    under.clock.advance(30_000);
    expect(await under.driver.readOpenings(travelPackage, hour, under.limits())).toMatchObject({
      kind: 'ok',
      value: { length: 3 },
    });
  });

  test.each([
    ['2031-03-30', '+02:00', '07:00:00.000Z'],
    ['2031-10-26', '+01:00', '08:00:00.000Z'],
  ])('begin at nine by the clock on %s, when clocks are changed', async (day, offset, utc) => {
    const under = await driveSandbox({ openDays: 400 });
    const from = Date.parse(`${day}T00:00:00${offset}`) / 1000;
    const answer = await under.driver.readOpenings(
      travelPackage,
      { startSec: from - 7200, endSec: from + 20 * 3600 },
      under.limits(),
    );
    const [first] = answer.kind === 'ok' ? answer.value : [];
    expect(new Date((first?.startSec ?? 0) * 1000).toISOString()).toBe(`${day}T${utc}`);
  });

  test('of more days than the system tells at once are asked for in parts, each slot once', async () => {
    const under = await driveSandbox({ timeSlotMaxDays: 7 }, { settings: { slotDays: 7 } });
    const span = { startSec, endSec: startSec + 15 * 86_400 };
    const answer = await under.driver.readOpenings(vaccination, span, under.limits());
    const starts = answer.kind === 'ok' ? answer.value.map((opening) => opening.startSec) : [];
    expect(starts).toHaveLength(15 * 27);
    expect(new Set(starts).size).toBe(starts.length);
    expect(under.clinic.control.state().calls['time-slots']).toBe(3);
  });
});

describe('a booking', () => {
  test('is one appointment with all services, the marker in its notes, and no hold left', async () => {
    const under = await driveSandbox();
    const command = reserveCommand({
      note: 'with\nmy  dog, as in G-zzzzzzzzzzzzzzzzzzzz',
      visitorId: 'somebody-else',
    });
    const operation = notes();
    const outcome = await under.driver.reserve(command, under.limits(), operation);
    const { appointments, holds } = under.clinic.control.state();
    const [made] = appointments;
    expect(appointments).toHaveLength(1);
    expect(holds).toEqual([]);
    expect(made).toMatchObject({
      startTime: at(0),
      endTime: at(35),
      serviceIds: both,
      numberOfReservations: 2,
      notes: `${marker} with my dog, as in G zzzzzzzzzzzzzzzzzzzz`,
      customer: {
        firstName: 'Ada',
        lastName: 'Example',
        email: 'ada@example.com',
        phoneNumber: '+31612345678',
      },
    });
    expect(outcome).toEqual({
      kind: 'done',
      value: {
        visitorId: made?.personalIdentifier,
        receiptId: made?.reservationId,
        scheduleId: made?.appointmentId,
      },
    });
    expect(JSON.parse(operation.written[0] ?? '')).toMatchObject({ hold: made?.reservationId });
  });

  test('names its user by a keyed hash that says nothing and is always the same', async () => {
    const under = await driveSandbox();
    await booked(under);
    const [made] = under.clinic.control.state().appointments;
    const found = await under.driver.findVisitor({ ...person, email: 'other@example.com' }, under.limits());
    expect(found).toEqual({ kind: 'ok', value: made?.personalIdentifier });
    expect(made?.personalIdentifier).toMatch(/^[A-Za-z0-9]{10,48}$/);
    const elsewhere = under.again({ connection: { identifierKey: 'another-key-of-the-test' } });
    expect(await elsewhere.driver.findVisitor(person, under.limits())).not.toEqual(found);
  });

  test('is read back at its instants, and is gone once it is cancelled', async () => {
    const under = await driveSandbox();
    const view = await booked(under);
    expect(view).toMatchObject({ startSec, endSec: startSec + packageSec, status: 'reserved' });
    expect(await under.driver.cancel(view, under.limits())).toEqual({ kind: 'done', value: null });
    expect(shown(under.clinic)).toEqual({ appointments: [], holds: [] });
    expect(await under.driver.readBack(view.reference.scheduleId, under.limits())).toEqual({
      kind: 'ok',
      value: null,
    });
    expect(await under.driver.cancel(view, under.limits())).toMatchObject({
      kind: 'refused',
      refusal: 'reservation-unknown',
    });
  });

  test('is found by its marker where staff moved it', async () => {
    const under = await driveSandbox();
    const view = await booked(under);
    const find = async () => under.driver.findByMarker(trace(under.clock), under.limits());
    expect(await find()).toMatchObject({ kind: 'ok', value: { found: [{ startSec }], complete: true } });
    under.clinic.control.frontDesk({
      action: 'move',
      appointmentId: view.reference.scheduleId,
      startTime: at(120),
    });
    expect(await find()).toMatchObject({
      kind: 'ok',
      value: { found: [{ startSec: startSec + 120 * minute }] },
    });
  });

  test('of another person by the same user at the same time is told apart by marker and name', async () => {
    const under = await driveSandbox();
    await booked(under);
    const other = trace(under.clock, { marker: 'G-zyxwvutsrqponmlkjihg' });
    expect(await under.driver.findByMarker(other, under.limits())).toMatchObject({
      kind: 'ok',
      value: { found: [], complete: true },
    });
  });

  test('that lies there under another name without any mark leaves the search in doubt', async () => {
    const under = await driveSandbox();
    const { value: identifier } = (await under.driver.findVisitor(person, under.limits())) as {
      value: string;
    };
    under.clinic.control.frontDesk({
      action: 'book',
      serviceIds: both,
      startTime: at(0),
      personalIdentifier: identifier,
      firstName: 'Somebody',
      lastName: 'Else',
    });
    expect(await under.driver.findByMarker(trace(under.clock), under.limits())).toMatchObject({
      kind: 'ok',
      value: { found: [], complete: false },
    });
  });

  test('of a single service is longer than its share of a set', async () => {
    const under = await driveSandbox();
    const command = reserveCommand({ serviceId: vaccination, endSec: startSec + 20 * minute });
    expect(await under.driver.reserve(command, under.limits(), notes())).toMatchObject({ kind: 'done' });
    expect(shown(under.clinic).appointments).toEqual([
      { startTime: at(0), serviceIds: [utrechtServiceIds.vaccination] },
    ]);
  });

  test('of a place that somebody else has is refused as taken, and leaves nothing', async () => {
    const under = await driveSandbox();
    await booked(under);
    const other = reserveCommand({
      person: { ...person, account: 'other' },
      marker: 'G-zyxwvutsrqponmlkjihg',
    });
    expect(await under.driver.reserve(other, under.limits(), notes())).toMatchObject({
      kind: 'refused',
      refusal: 'place-taken',
    });
    expect(shown(under.clinic)).toMatchObject({ appointments: { length: 1 }, holds: [] });
  });

  test('that the clinic refuses although the place is free, is a fault of ours and leaves no hold', async () => {
    const under = await driveSandbox({ dateOfBirthRequired: true });
    expect(await under.driver.reserve(reserveCommand(), under.limits(), notes())).toMatchObject({
      kind: 'refused',
      refusal: 'our-fault',
    });
    expect(shown(under.clinic)).toEqual({ appointments: [], holds: [] });
    expect(under.warnings).toEqual([expect.stringContaining('confirm-reservation')]);
  });

  test('that can no longer be written down is not confirmed', async () => {
    const under = await driveSandbox();
    const lost = { last: null, write: () => Promise.reject(new Error('owned by another process')) };
    expect(await under.driver.reserve(reserveCommand(), under.limits(), lost)).toMatchObject({
      kind: 'not-sent',
    });
    expect(under.clinic.control.state().calls['confirm-reservation']).toBeUndefined();
  });
});
