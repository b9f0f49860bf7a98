import {
  book,
  ChangedSandbox,
  halfHourSec,
  liveSchedules,
  move,
  ofSeoul,
  refusal,
} from './changed-sandbox.ts';
import { bookingRequest, seoulTime } from './running-system.ts';

let sandbox: ChangedSandbox;

beforeAll(async () => {
  sandbox = await ChangedSandbox.start([ofSeoul(['patience', 'slotAgeSec'], 0)]);
});
afterAll(async () => {
  await sandbox.stop();
});
beforeEach(() => {
  sandbox.system.clinic.control.reset();
});

const hourSec = 2 * halfHourSec;

let visitors = 0;

/** Somebody else each time. */
function bookHour(startSec: number): Promise<string> {
  visitors += 1;
  return book(sandbox, visitors, 'laser-toning', startSec);
}

function times(): readonly string[] {
  return liveSchedules(sandbox).map(({ startDateTimeUtc }) => startDateTimeUtc);
}

const iso = (startSec: number): string => new Date(startSec * 1000).toISOString();

describe.each([true, false])('of a visit of an hour in the only place, with fullSlotsListed %p', (listed) => {
  beforeEach(() => {
    sandbox.system.clinic.control.changeSettings({ fullSlotsListed: listed });
  });

  test.each([1, -1])('a move by half an hour (%p), into its own hour, is made', async (halves) => {
    const startSec = seoulTime(2, 11);
    const id = await bookHour(startSec);
    const toSec = startSec + halves * halfHourSec;
    expect(await move(sandbox, id, toSec, hourSec)).toMatchObject({
      status: 200,
      body: { booking: { booking_id: id } },
    });
    expect(times()).toEqual([iso(toSec)]);
  });

  test('a move half into the hour of another is refused, and leaves both', async () => {
    const startSec = seoulTime(3, 11);
    const id = await bookHour(startSec);
    await bookHour(startSec + hourSec);
    expect(await move(sandbox, id, startSec + halfHourSec, hourSec)).toEqual(refusal('SLOT_UNAVAILABLE'));
    expect(times()).toEqual([iso(startSec), iso(startSec + hourSec)]);
  });

  test('a move into an hour that another has wholly is refused, though it touches its own', async () => {
    const startSec = seoulTime(4, 11);
    const id = await bookHour(startSec);
    await bookHour(startSec + hourSec);
    expect(await move(sandbox, id, startSec + hourSec, hourSec)).toEqual(refusal('SLOT_UNAVAILABLE'));
  });

  test('another visit still finds no place in its hour', async () => {
    const startSec = seoulTime(5, 11);
    const id = await bookHour(startSec);
    await move(sandbox, id, startSec + halfHourSec, hourSec);
    const slot = { service: 'laser-toning', startSec: startSec + hourSec, durationSec: hourSec };
    visitors += 1;
    expect(await sandbox.system.http('CreateBooking', bookingRequest(visitors, slot))).toEqual(
      refusal('SLOT_UNAVAILABLE'),
    );
    await bookHour(startSec + hourSec + halfHourSec);
    expect(times()).toEqual([iso(startSec + halfHourSec), iso(startSec + hourSec + halfHourSec)]);
  });
});
