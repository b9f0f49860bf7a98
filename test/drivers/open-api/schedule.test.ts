import type { StubAnswer } from './clinic-stub.ts';
import { refusal } from './clinic-stub.ts';
import {
  closeAll,
  detail,
  driveStub,
  endSec,
  group,
  place,
  type Setup,
  startSec,
  zone,
} from './driver-under-test.ts';

afterEach(closeAll);

async function readBack(answer: StubAnswer, setup: Setup = {}) {
  const under = await driveStub(() => answer, setup);
  return under.driver.readBack('schedule-1', under.limits());
}

test('a schedule is read as the reservation that it is', async () => {
  expect(await readBack(detail())).toMatchObject({
    kind: 'ok',
    value: {
      reference: { visitorId: 'visitor-1', receiptId: null, scheduleId: 'schedule-1' },
      status: 'reserved',
      startSec,
      endSec,
      place,
    },
  });
});

test.each([
  ['RESERVED', 'reserved'],
  ['CANCELED', 'cancelled'],
  ['NO_SHOW', 'no-show'],
  ['IN_PROGRESS', 'in-progress'],
  ['COMPLETED', 'completed'],
  ['RESERVATION_STATUS_UNSPECIFIED', 'unrecognised'],
  ['POSTPONED', 'unrecognised'],
  ['constructor', 'unrecognised'],
])('status %s is %s', async (status, expected) => {
  expect(await readBack(detail({ status }))).toMatchObject({ value: { status: expected } });
});

test.each<[string, string, Setup]>([
  ['with Z', '2031-03-03T01:00:00Z', {}],
  ['with the clinic’s offset', '2031-03-03T10:00:00+09:00', {}],
  ['without seconds', '2031-03-03T10:00+09:00', {}],
  ['without offset, taken as UTC', '2031-03-03T01:00:00', {}],
  ['without offset, taken as local', '2031-03-03T10:00:00', { settings: { zonelessTimes: 'clinic' } }],
])('a time %s is the same instant', async (_, startDateTime, setup) => {
  expect(await readBack(detail({ startDateTime }), setup)).toMatchObject({ value: { startSec } });
});

test.each([
  ['2031-03-30T01:59:00', '2031-03-30T00:59:00Z', 'the last minute before clocks go forward'],
  ['2031-03-30T03:00:00', '2031-03-30T01:00:00Z', 'the first minute after clocks went forward'],
  ['2031-10-26T02:30:00', '2031-10-26T00:30:00Z', 'the earlier of two when clocks go back'],
  ['2031-10-26T03:00:00', '2031-10-26T02:00:00Z', 'the first minute after clocks went back'],
])('local time %s in Amsterdam is %s: %s', async (endDateTime, instant) => {
  const setup = { timeZone: 'Europe/Amsterdam', settings: { zonelessTimes: 'clinic' } };
  expect(await readBack(detail({ endDateTime }), setup)).toMatchObject({
    value: { endSec: Date.parse(instant) / 1000 },
  });
});

test('a schedule in several places is in no one place', async () => {
  const entry = {
    startDateTimeUtc: '2031-03-03T01:00:00Z',
    endDateTimeUtc: '2031-03-03T01:30:00Z',
    zoneId: zone,
    reservationGroup: { reservationGroupId: group },
  };
  const answer = await readBack(detail({}, { occupiedResources: [entry, { ...entry, zoneId: 'other' }] }));
  expect(answer).toMatchObject({ value: { place: null } });
});

test('the one entry says where a schedule is, before the deprecated fields do', async () => {
  const entry = {
    startDateTimeUtc: '2031-03-03T01:00:00Z',
    endDateTimeUtc: '2031-03-03T01:30:00Z',
    zoneId: 'entry-zone',
    reservationGroup: { reservationGroupId: group },
  };
  const answer = await readBack(detail({}, { occupiedResources: [entry] }));
  expect(answer).toMatchObject({ value: { place: { calendar: group, zone: 'entry-zone' } } });
});

test.each([
  ['scheduleId', 'NotFound'],
  ['id', 'NotFound'],
])('a refusal by %s/%s means that there is no such reservation', async (key, reason) => {
  expect(await readBack(refusal(key, reason))).toEqual({ kind: 'ok', value: null });
});

test.each<[string, StubAnswer]>([
  ['another reason', refusal('scheduleId', 'NotAvailable')],
  ['a bare 404, which may be a wrong address', { status: 404, raw: '' }],
  ['access denied', { status: 403, json: {} }],
])('a refusal by %s says nothing about the reservation', async (_, answer) => {
  expect(await readBack(answer)).toMatchObject({ kind: 'trouble' });
});

test.each<[string, StubAnswer]>([
  ['no data', { json: {} }],
  ['data null', { json: { data: null } }],
  ['a list', { json: [] }],
  ['no reservation', detail({}, { reservation: null })],
  ['another schedule', detail({}, { id: 'schedule-2' })],
  ['a start that is no time', detail({ startDateTime: 'tomorrow' })],
  ['a start that is a number', detail({ startDateTime: 1 })],
  ['a status that is a list', detail({ status: ['RESERVED'] })],
  ['a memo that is an object', detail({ reservationMemo: {} })],
  ['a doctor that is text', detail({ doctor: 'x' })],
  ['entries that are no list', detail({}, { occupiedResources: {} })],
  ['entries that are numbers', detail({}, { occupiedResources: [1] })],
])('a detail with %s is unreadable', async (_, answer) => {
  expect(await readBack(answer)).toMatchObject({ kind: 'trouble', trouble: { kind: 'unreadable' } });
});
