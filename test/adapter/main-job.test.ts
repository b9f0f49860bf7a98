import { bookingRequest, RunningSystem, seoulTime } from './running-system.ts';

type Json = Record<string, unknown>;

let system: RunningSystem;

beforeAll(async () => {
  system = await RunningSystem.start();
});

afterAll(async () => {
  await system.stop();
});

beforeEach(() => {
  system.clinic.control.reset();
});

function bookingOf(body: Json): Json {
  return body['booking'] as Json;
}

function liveSchedules() {
  return system.clinic.control.state().schedules.filter(({ status }) => status === 'RESERVED');
}

async function book(number: number, service: string, startSec: number, durationSec: number): Promise<string> {
  const { body } = await system.http(
    'CreateBooking',
    bookingRequest(number, { service, startSec, durationSec }),
  );
  return String(bookingOf(body)['booking_id']);
}

describe('the main job over HTTP', () => {
  test('a booking shows in the clinic, moves there and is cancelled there', async () => {
    const startSec = seoulTime(2, 10);
    const request = bookingRequest(1, { service: 'consultation', startSec, durationSec: 1800 });

    const created = await system.http('CreateBooking/', request);
    expect(created.status).toBe(200);
    expect(bookingOf(created.body)).toMatchObject({
      booking_id: expect.any(String),
      status: 'CONFIRMED',
      slot: {
        merchant_id: 'seoul-clinic',
        service_id: 'consultation',
        start_sec: String(startSec),
        duration_sec: '1800',
      },
      user_information: request.user_information,
    });
    const id = bookingOf(created.body)['booking_id'];
    expect(liveSchedules()).toMatchObject([
      {
        startDateTimeUtc: new Date(startSec * 1000).toISOString(),
        reservationMemo: `G-${String(id)} please no perfume`,
      },
    ]);

    const moved = await system.http('UpdateBooking', {
      booking: { booking_id: id, slot: { start_sec: String(startSec + 3600), duration_sec: '1800' } },
    });
    expect(bookingOf(moved.body)).toMatchObject({
      booking_id: id,
      slot: { start_sec: String(startSec + 3600) },
      status: 'CONFIRMED',
    });
    expect(liveSchedules()).toMatchObject([
      { startDateTimeUtc: new Date((startSec + 3600) * 1000).toISOString() },
    ]);

    const cancelled = await system.http('UpdateBooking', { booking: { booking_id: id, status: 'CANCELED' } });
    expect(bookingOf(cancelled.body)).toMatchObject({ booking_id: id, status: 'CANCELED' });
    expect(liveSchedules()).toEqual([]);
    const again = await system.http('UpdateBooking', { booking: { booking_id: id, status: 'CANCELED' } });
    expect(again).toEqual(cancelled);
  });

  test('a move keeps every field of the reservation that is not its time', async () => {
    const startSec = seoulTime(3, 11);
    const id = await book(2, 'botox', startSec, 1800);
    const [made] = liveSchedules();
    const { scheduleId } = made ?? { scheduleId: '' };
    system.clinic.control.frontDesk({
      action: 'edit',
      scheduleId,
      counselor: { id: '65f0c0de0000000000000c01', name: 'Counselor One' },
      doctor: { id: '65f0c0de0000000000000d01', name: 'Doctor One' },
      funnel: { funnelDetail: 'walk-in' },
      reservationAssignee: { id: 'a1', name: 'Assignee One' },
    });
    const [before] = liveSchedules();

    const moved = await system.http('UpdateBooking', {
      booking: { booking_id: id, slot: { start_sec: startSec + 1800, duration_sec: 1800 } },
    });

    expect(moved.status).toBe(200);
    const [after] = liveSchedules();
    expect({ ...after, occupiedResources: null, startDateTimeUtc: null, endDateTimeUtc: null }).toEqual({
      ...before,
      occupiedResources: null,
      startDateTimeUtc: null,
      endDateTimeUtc: null,
    });
    expect(after?.startDateTimeUtc).toBe(new Date((startSec + 1800) * 1000).toISOString());
  });

  test('a move into a full slot is refused and leaves the reservation as it was', async () => {
    const startSec = seoulTime(4, 9);
    await book(3, 'laser-toning', startSec, 3600);
    const id = await book(4, 'laser-toning', startSec + 7200, 3600);
    const before = system.clinic.control.state().schedules;

    const moved = await system.http('UpdateBooking', {
      booking: { booking_id: id, slot: { start_sec: startSec + 1800, duration_sec: 3600 } },
    });

    expect(moved).toEqual({
      status: 200,
      body: { booking_failure: { cause: 'SLOT_UNAVAILABLE', description: expect.any(String) } },
    });
    expect(system.clinic.control.state().schedules).toEqual(before);
  });

  test('a visit can move into time that it partly takes up itself', async () => {
    const startSec = seoulTime(5, 9);
    const id = await book(5, 'laser-toning', startSec, 3600);
    const moved = await system.http('UpdateBooking', {
      booking: { booking_id: id, slot: { start_sec: startSec + 1800, duration_sec: 3600 } },
    });
    expect(bookingOf(moved.body)).toMatchObject({ slot: { start_sec: String(startSec + 1800) } });
  });

  test('an hour needs both of its half-hours', async () => {
    const startSec = seoulTime(6, 9);
    await book(6, 'laser-toning', startSec, 3600);
    const halfFree = bookingRequest(7, {
      service: 'laser-toning',
      startSec: startSec + 1800,
      durationSec: 3600,
    });
    const refused = await system.http('CreateBooking', halfFree);
    expect(refused.body).toMatchObject({ booking_failure: { cause: 'SLOT_UNAVAILABLE' } });
  });

  test('a look-up shows the bookings of the adapter at once', async () => {
    const startSec = seoulTime(7, 9);
    const slot = { service_id: 'laser-toning', start_sec: startSec, duration_sec: 3600 };
    const ask = { merchant_id: 'seoul-clinic', slot_time: [slot] };
    const free = { slot_time_availability: [{ slot_time: expect.anything(), available: true }] };
    const taken = { slot_time_availability: [{ slot_time: expect.anything(), available: false }] };
    expect((await system.http('BatchAvailabilityLookup', ask)).body).toEqual(free);
    const id = await book(8, 'laser-toning', startSec, 3600);
    expect((await system.http('BatchAvailabilityLookup', ask)).body).toEqual(taken);
    await system.http('UpdateBooking', { booking: { booking_id: id, status: 'CANCELED' } });
    expect((await system.http('BatchAvailabilityLookup', ask)).body).toEqual(free);
  });

  test('status and list tell what the clinic shows', async () => {
    const startSec = seoulTime(8, 9);
    const id = await book(9, 'consultation', startSec, 1800);
    expect((await system.http('GetBookingStatus', { booking_id: id })).body).toMatchObject({
      booking_status: 'CONFIRMED',
    });
    const listed = await system.http('ListBookings', { user_id: 'user-9' });
    expect(listed.body).toMatchObject({ bookings: [{ booking_id: id }] });
    await system.http('UpdateBooking', { booking: { booking_id: id, status: 'CANCELED' } });
    expect((await system.http('ListBookings', { user_id: 'user-9' })).body).toEqual({ bookings: [] });
    expect((await system.http('GetBookingStatus', { booking_id: 'nowhere' })).status).toBe(404);
    expect((await system.http('ListBookings', { user_id: 'nobody' })).status).toBe(404);
  });

  test('a person who books twice is one visitor', async () => {
    const first = bookingRequest(10, {
      service: 'consultation',
      startSec: seoulTime(9, 9),
      durationSec: 1800,
    });
    const second = {
      ...bookingRequest(10, { service: 'botox', startSec: seoulTime(9, 12), durationSec: 1800 }),
      idempotency_token: 'other',
    };
    const answers = await Promise.all([
      system.http('CreateBooking', first),
      system.http('CreateBooking', second),
    ]);
    expect(answers.map(({ body }) => bookingOf(body)?.['status'])).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect(system.clinic.control.state().visitors).toHaveLength(1);
  });

  test('the same user twice in a slot, and the same person twice at a time, are refused by name', async () => {
    const startSec = seoulTime(10, 9);
    await book(11, 'consultation', startSec, 1800);
    const again = {
      ...bookingRequest(11, { service: 'consultation', startSec, durationSec: 1800 }),
      idempotency_token: 'new-1',
    };
    expect((await system.http('CreateBooking', again)).body).toMatchObject({
      booking_failure: { cause: 'SLOT_ALREADY_BOOKED_BY_USER' },
    });
    const elsewhere = {
      ...bookingRequest(11, { service: 'botox', startSec, durationSec: 1800 }),
      idempotency_token: 'new-2',
    };
    expect((await system.http('CreateBooking', elsewhere)).body).toMatchObject({
      booking_failure: { cause: 'OVERLAPPING_RESERVATION' },
    });
  });

  test('what the staff cancelled is already cancelled for the partner', async () => {
    const startSec = seoulTime(11, 9);
    const id = await book(12, 'consultation', startSec, 1800);
    const [made] = liveSchedules();
    system.clinic.control.frontDesk({ action: 'cancel', scheduleId: made?.scheduleId ?? '' });
    const cancelled = await system.http('UpdateBooking', { booking: { booking_id: id, status: 'CANCELED' } });
    expect(cancelled.body).toMatchObject({ booking_failure: { cause: 'BOOKING_ALREADY_CANCELLED' } });
  });
});

describe('many at once', () => {
  test('sixteen users over both transports get exactly the two places there are', async () => {
    const startSec = seoulTime(20, 9);
    const asks = Array.from({ length: 16 }, (_, index) => {
      const request = bookingRequest(100 + index, { service: 'consultation', startSec, durationSec: 1800 });
      return index % 2 === 0 ? system.http('CreateBooking', request) : system.grpc('CreateBooking', request);
    });
    const answers = (await Promise.all(asks)).map(({ body }) => body as Json);
    const failures = answers.filter((body) => body['booking_failure'] !== undefined);
    expect(failures).toHaveLength(14);
    for (const body of failures)
      expect(body).toMatchObject({ booking_failure: { cause: 'SLOT_UNAVAILABLE' } });
    expect(liveSchedules()).toHaveLength(2);
  });

  test('one request sent sixteen times at once makes one reservation and sixteen equal answers', async () => {
    const request = bookingRequest(200, {
      service: 'consultation',
      startSec: seoulTime(21, 9),
      durationSec: 1800,
    });
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => system.http('CreateBooking', request)),
    );
    const [first] = answers;
    expect(first?.body).toHaveProperty('booking.booking_id');
    for (const answer of answers) expect(answer).toEqual(first);
    expect(liveSchedules()).toHaveLength(1);
  });

  test('of two cancels at once the slower is no refusal, since nobody else cancelled the booking', async () => {
    const startSec = seoulTime(23, 9);
    const id = await book(201, 'consultation', startSec, 1800);
    const cancel = { booking: { booking_id: id, status: 'CANCELED' } };
    // The read of one of them is repeated, and by then the other has cancelled.
    system.clinic.control.addFault({ operation: 'get-schedule-detail', effect: 'status-503', times: 1 });
    const answers = await Promise.all([
      system.http('UpdateBooking', cancel),
      system.http('UpdateBooking', cancel),
    ]);
    for (const { body } of answers) expect(body).toMatchObject({ booking: { status: 'CANCELED' } });
    expect(liveSchedules()).toEqual([]);
  });

  test('after a restart everything is still there and every token replays, whatever became of its booking', async () => {
    const request = bookingRequest(300, {
      service: 'consultation',
      startSec: seoulTime(22, 9),
      durationSec: 1800,
    });
    const created = await system.http('CreateBooking', request);
    const id = bookingOf(created.body)['booking_id'];
    await system.http('UpdateBooking', { booking: { booking_id: id, status: 'CANCELED' } });

    await system.restartAdapter();

    expect(await system.http('CreateBooking', request)).toEqual(created);
    expect((await system.http('GetBookingStatus', { booking_id: id })).body).toMatchObject({
      booking_status: 'CANCELED',
    });
    expect(liveSchedules()).toEqual([]);
  });
});
