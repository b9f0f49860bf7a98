import { formatPasswordHash, hashPassword } from '../../src/access/password-hash.ts';
import { book, ChangedSandbox, callAs, halfHourSec, liveSchedules, type Setting } from './changed-sandbox.ts';
import { bookingRequest, seoulTime } from './running-system.ts';

const user = 'google-rotating';
const [oldPassword, newPassword] = ['an-old-password', 'a-new-password'];
const sandboxCaller = { user: 'google-sandbox', password: 'sandbox-secret' };
const internal = { user: 'internal', password: 'internal-secret' };

/** The least that a hash may cost, as it is the rules that are tried here and not the hash. */
async function lineFor(password: string): Promise<object> {
  return { user, passwordHash: formatPasswordHash(await hashPassword(password, { N: 4096, r: 8, p: 1 })) };
}

describe('the passwords of a partner', () => {
  let sandbox: ChangedSandbox | null = null;

  afterEach(async () => {
    await sandbox?.stop();
    sandbox = null;
  });

  test('two are valid at once, so that one can follow the other; a removed one is refused after a restart', async () => {
    const [oldLine, newLine] = [await lineFor(oldPassword), await lineFor(newPassword)];
    const withLines = (lines: readonly object[]): readonly Setting[] => [
      [['partners', 'google', 'credentials'], lines],
    ];
    sandbox = await ChangedSandbox.start(withLines([oldLine, newLine]));
    const running = sandbox;
    const request = bookingRequest(1, {
      service: 'consultation',
      startSec: seoulTime(2, 10),
      durationSec: halfHourSec,
    });
    const ask = (password: string) => callAs(running, { user, password }, 'CreateBooking', request);

    const booked = await ask(oldPassword);
    expect(booked).toMatchObject({ status: 200, body: { booking: { status: 'CONFIRMED' } } });
    expect(await ask(newPassword)).toEqual(booked);
    expect((await ask('another-password')).status).toBe(401);

    await running.restartWith(withLines([newLine]));
    expect((await ask(oldPassword)).status).toBe(401);
    expect(await ask(newPassword)).toEqual(booked);
    expect(liveSchedules(running)).toHaveLength(1);
  });
});

describe('the bookings of another caller', () => {
  let sandbox: ChangedSandbox;

  beforeAll(async () => {
    sandbox = await ChangedSandbox.start([]);
  });
  afterAll(async () => {
    await sandbox.stop();
  });
  beforeEach(() => {
    sandbox.system.clinic.control.reset();
  });

  /** A booking that the clinic's own website made. */
  async function bookInternally(number: number, startSec: number): Promise<string> {
    const request = bookingRequest(number, { service: 'botox', startSec, durationSec: halfHourSec });
    const { body } = await callAs(sandbox, internal, 'CreateBooking', request);
    expect(body).toMatchObject({ booking: { status: 'CONFIRMED' } });
    return String((body['booking'] as Record<string, unknown>)['booking_id']);
  }

  test('are unknown to a partner that asks for their status', async () => {
    const id = await bookInternally(10, seoulTime(2, 11));
    const ask = { booking_id: id };
    expect((await callAs(sandbox, sandboxCaller, 'GetBookingStatus', ask)).status).toBe(404);
    expect(await callAs(sandbox, internal, 'GetBookingStatus', ask)).toMatchObject({
      status: 200,
      body: { booking_status: 'CONFIRMED' },
    });
  });

  test('are unknown to a partner that wants to cancel or move them, and stay as they are', async () => {
    const startSec = seoulTime(2, 12);
    const id = await bookInternally(11, startSec);
    const before = liveSchedules(sandbox);
    const slot = { start_sec: startSec + halfHourSec, duration_sec: halfHourSec };
    for (const wish of [{ status: 'CANCELED' }, { slot }]) {
      const answer = await callAs(sandbox, sandboxCaller, 'UpdateBooking', {
        booking: { booking_id: id, ...wish },
      });
      expect(answer).toMatchObject({ status: 400, body: { error: { field: 'booking.booking_id' } } });
    }
    expect(liveSchedules(sandbox)).toEqual(before);
  });

  test('are on nobody else’s list, even under the same user id', async () => {
    const theirs = await bookInternally(12, seoulTime(2, 13));
    const ask = { user_id: 'user-12' };
    expect((await callAs(sandbox, sandboxCaller, 'ListBookings', ask)).status).toBe(404);
    const ours = await book(sandbox, 12, 'consultation', seoulTime(3, 13));
    expect((await callAs(sandbox, sandboxCaller, 'ListBookings', ask)).body).toMatchObject({
      bookings: [{ booking_id: ours }],
    });
    expect((await callAs(sandbox, internal, 'ListBookings', ask)).body).toMatchObject({
      bookings: [{ booking_id: theirs }],
    });
  });
});
