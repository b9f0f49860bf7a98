import {
  book,
  ChangedSandbox,
  cancel,
  halfHourSec,
  liveSchedules,
  move,
  ofSeoul,
  refusal,
} from './changed-sandbox.ts';
import { seoulTime } from './running-system.ts';

let sandbox: ChangedSandbox;

const threeDaysMin = 3 * 24 * 60;

beforeAll(async () => {
  sandbox = await ChangedSandbox.start([
    ofSeoul(['services', 'laser-toning', 'cancelUntilMinutes'], 'never'),
    ofSeoul(['services', 'botox', 'cancelUntilMinutes'], threeDaysMin),
  ]);
});
afterAll(async () => {
  await sandbox.stop();
});
beforeEach(() => {
  sandbox.system.clinic.control.reset();
});

const minuteMs = 60_000;

/** The staff bring the only visit close to now, which no partner could. */
function bringClose(minutes: number): void {
  const [made] = liveSchedules(sandbox);
  sandbox.system.clinic.control.frontDesk({
    action: 'move',
    scheduleId: made?.scheduleId ?? '',
    startDateTimeUtc: new Date(Date.now() + minutes * minuteMs).toISOString(),
  });
}

function startOf(startSec: number) {
  return { startDateTimeUtc: new Date(startSec * 1000).toISOString() };
}

describe('a service that can be changed until two hours before its start', () => {
  test('a visit that begins in less than two hours is not cancelled', async () => {
    const id = await book(sandbox, 1, 'consultation', seoulTime(2, 10));
    bringClose(115);
    const before = liveSchedules(sandbox);
    expect(await cancel(sandbox, id)).toEqual(refusal('OUTSIDE_CANCELLATION_WINDOW'));
    expect(liveSchedules(sandbox)).toEqual(before);
  });

  test('a visit that begins in less than two hours is not moved, however far away the new time is', async () => {
    const id = await book(sandbox, 2, 'consultation', seoulTime(2, 11));
    bringClose(115);
    const before = liveSchedules(sandbox);
    expect(await move(sandbox, id, seoulTime(20, 11))).toEqual(refusal('OUTSIDE_CANCELLATION_WINDOW'));
    expect(liveSchedules(sandbox)).toEqual(before);
  });

  test('a visit that begins in a little more than two hours is cancelled', async () => {
    const id = await book(sandbox, 3, 'consultation', seoulTime(2, 12));
    bringClose(125);
    expect((await cancel(sandbox, id)).body).toMatchObject({ booking: { status: 'CANCELED' } });
    expect(liveSchedules(sandbox)).toEqual([]);
  });

  test('a visit that begins in a little more than two hours is moved', async () => {
    const id = await book(sandbox, 4, 'consultation', seoulTime(2, 13));
    bringClose(125);
    const to = seoulTime(3, 13);
    expect((await move(sandbox, id, to)).body).toMatchObject({
      booking: { booking_id: id, slot: { start_sec: String(to) } },
    });
    expect(liveSchedules(sandbox)).toMatchObject([startOf(to)]);
  });
});

test('a service that can never be changed online is booked, but neither cancelled nor moved', async () => {
  const startSec = seoulTime(30, 10);
  const id = await book(sandbox, 10, 'laser-toning', startSec);
  const before = liveSchedules(sandbox);
  expect(await cancel(sandbox, id)).toEqual(refusal('BOOKING_NOT_CANCELLABLE'));
  const moved = await sandbox.system.http('UpdateBooking', {
    booking: { booking_id: id, slot: { start_sec: startSec + 7200, duration_sec: 3600 } },
  });
  expect(moved).toEqual(refusal('BOOKING_NOT_CANCELLABLE'));
  expect(liveSchedules(sandbox)).toEqual(before);
});

describe('a move that is asked for again', () => {
  const updates = () => sandbox.system.clinic.control.state().calls['update-reservation'];

  test('is the same success, and the clinic is told once', async () => {
    const id = await book(sandbox, 20, 'consultation', seoulTime(5, 10));
    const first = await move(sandbox, id, seoulTime(6, 10));
    expect(first).toMatchObject({ status: 200, body: { booking: { booking_id: id, status: 'CONFIRMED' } } });
    expect(await move(sandbox, id, seoulTime(6, 10))).toEqual(first);
    expect(updates()).toBe(1);
  });

  test('is a success when the clinic moved the visit and its answer was lost', async () => {
    const id = await book(sandbox, 21, 'consultation', seoulTime(5, 11));
    const to = seoulTime(6, 11);
    sandbox.system.clinic.control.addFault({
      operation: 'update-reservation',
      effect: 'lose-response',
      times: 1,
    });
    const answers = [await move(sandbox, id, to), await move(sandbox, id, to)];
    for (const { body } of answers) {
      expect(body).toMatchObject({ booking: { booking_id: id, slot: { start_sec: String(to) } } });
    }
    expect(updates()).toBe(1);
    expect(liveSchedules(sandbox)).toMatchObject([startOf(to)]);
  });

  test('is a success when the first asking ended without an answer, since the clinic was slow', async () => {
    const id = await book(sandbox, 22, 'consultation', seoulTime(5, 12));
    const to = seoulTime(6, 12);
    sandbox.system.clinic.control.addFault({
      operation: 'update-reservation',
      effect: 'delay',
      delayMs: 5_000,
      times: 1,
    });
    expect((await move(sandbox, id, to)).status).toBe(504);
    const repeated = await move(sandbox, id, to);
    expect(repeated.body).toMatchObject({ booking: { booking_id: id, slot: { start_sec: String(to) } } });
    expect(updates()).toBe(1);
    expect(liveSchedules(sandbox)).toMatchObject([startOf(to)]);
  });

  test('is the same success when its new time can no longer be changed', async () => {
    const id = await book(sandbox, 23, 'botox', seoulTime(10, 10));
    const soon = seoulTime(1, 13);
    const first = await move(sandbox, id, soon);
    expect(first.body).toMatchObject({ booking: { slot: { start_sec: String(soon) } } });
    expect(await move(sandbox, id, soon)).toEqual(first);
    expect(await move(sandbox, id, soon + halfHourSec)).toEqual(refusal('OUTSIDE_CANCELLATION_WINDOW'));
    expect(liveSchedules(sandbox)).toMatchObject([startOf(soon)]);
  });

  test('is a success when its new time can no longer be changed and the first asking ended without an answer', async () => {
    const id = await book(sandbox, 24, 'botox', seoulTime(10, 11));
    const soon = seoulTime(1, 14);
    sandbox.system.clinic.control.addFault({
      operation: 'update-reservation',
      effect: 'delay',
      delayMs: 5_000,
      times: 1,
    });
    expect((await move(sandbox, id, soon)).status).toBe(504);
    const repeated = await move(sandbox, id, soon);
    expect(repeated.body).toMatchObject({ booking: { booking_id: id, slot: { start_sec: String(soon) } } });
    expect(liveSchedules(sandbox)).toMatchObject([startOf(soon)]);
  });
});
