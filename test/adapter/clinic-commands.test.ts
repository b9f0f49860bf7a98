import { callAs } from './changed-sandbox.ts';
import { type CommandTransport, command, commandTransports } from './house-client.ts';
import {
  consultation,
  doneStatuses,
  expectRefusal,
  freshStart,
  isoTime,
  knownVisitor,
  laser,
  reserveCommand,
  scheduleOf,
  schedulesOf,
  updateCommand,
} from './house-words.ts';
import { bookingRequest, RunningSystem } from './running-system.ts';

let system: RunningSystem;

beforeAll(async () => {
  system = await RunningSystem.start();
});
afterAll(() => system.stop());

const internal = { user: 'internal', password: 'internal-secret' };
const bookingMethod = (method: string, body: unknown) => callAs({ system }, internal, method, body);

const procedure = {
  type: 'OPTION',
  optionConfiguration: {
    optionId: 'option-1',
    optionTitle: 'Botox, forehead',
    price: { amount: 99_000, currency: 'KRW', reason: { type: 'PROMOTION', promotionId: 'promotion-1' } },
    medicalService: {
      title: 'Botulinum toxin',
      translsMap: { title: { translation: { en: 'Botulinum toxin' } } },
      configuration: { unit: { type: 'UNIT', value: 20 }, taxation: 'TAX_FREE' },
      durationTime: 0.5,
    },
  },
};

describe.each(commandTransports)('over %s', (transport: CommandTransport) => {
  const done = doneStatuses[transport];
  const call: typeof command extends (
    s: RunningSystem,
    t: CommandTransport,
    ...rest: infer Rest
  ) => infer Reply
    ? (...rest: Rest) => Reply
    : never = (...rest) => command(system, transport, ...rest);
  const person = (name: string): string => knownVisitor(system, `${name} ${transport}`);

  /** Reserves what has to be reservable. */
  async function reserved(visitorId: string, startSec: number, more: object = {}) {
    const { status, bookingId } = await call('ReserveByVisitorId', reserveCommand(visitorId, startSec, more));
    expect(status).toBe(done);
    return { bookingId: String(bookingId), ...scheduleOf(system, visitorId) };
  }

  test('a reservation is made in the words of its caller, and named by the clinic', async () => {
    const visitorId = person('Ada');
    const words = {
      consultationRequired: true,
      sedationRequired: false,
      funnelDetail: 'intake app',
      requestedProcedures: [procedure],
      reservationMemo: 'prefers\nmornings',
    };
    const startSec = freshStart();
    const reply = await call('ReserveByVisitorId', reserveCommand(visitorId, startSec, words));
    const made = scheduleOf(system, visitorId);
    expect(reply).toEqual({
      status: done,
      body: { reservationId: made.reservationId },
      bookingId: expect.any(String),
      scheduleId: made.scheduleId,
    });
    expect(made).toMatchObject({
      status: 'RESERVED',
      startDateTimeUtc: isoTime(startSec),
      consultationRequired: true,
      funnel: { funnelDetail: 'intake app' },
      requestedProcedures: [procedure],
      reservationMemo: `G-${reply.bookingId} prefers\nmornings`,
    });
  });

  test('it can be read, listed, moved and cancelled by the booking methods of its caller, and of nobody else', async () => {
    const startSec = freshStart();
    const visitorId = person('Bea');
    const { bookingId } = await reserved(visitorId, startSec);
    expect((await bookingMethod('GetBookingStatus', { booking_id: bookingId })).body).toMatchObject({
      booking_status: 'CONFIRMED',
    });
    expect((await bookingMethod('ListBookings', { user_id: visitorId })).body).toMatchObject({
      bookings: [
        { booking_id: bookingId, slot: { service_id: 'consultation', start_sec: String(startSec) } },
      ],
    });
    const slot = { start_sec: startSec + 3_600, duration_sec: 1_800 };
    const moved = await bookingMethod('UpdateBooking', { booking: { booking_id: bookingId, slot } });
    expect(moved.body).toMatchObject({ booking: { slot: { start_sec: String(startSec + 3_600) } } });
    expect(scheduleOf(system, visitorId).startDateTimeUtc).toBe(isoTime(startSec + 3_600));
    expect((await system.http('GetBookingStatus', { booking_id: bookingId })).status).toBe(404);
    const cancelled = { booking: { booking_id: bookingId, status: 'CANCELED' } };
    expect((await bookingMethod('UpdateBooking', cancelled)).body).toMatchObject({
      booking: { status: 'CANCELED' },
    });
    expect(scheduleOf(system, visitorId).status).toBe('CANCELED');
  });

  test('an update overwrites time and words, and keeps the marker', async () => {
    const startSec = freshStart();
    const { bookingId, scheduleId, visitorId } = await reserved(person('Cleo'), startSec, {
      reservationMemo: 'first',
      funnelDetail: 'phone',
    });
    const doctor = { id: '65f0c0de0000000000000d0c', name: 'Dr. Example' };
    const update = updateCommand(scheduleId, startSec + 1_800, {
      sedationRequired: true,
      doctor,
      reservationMemo: 'second',
    });
    expect(await call('UpdateReservation', update)).toEqual({
      status: done,
      body: {},
      bookingId,
      scheduleId,
    });
    expect(scheduleOf(system, visitorId)).toMatchObject({
      startDateTimeUtc: isoTime(startSec + 1_800),
      sedationRequired: true,
      doctor,
      funnel: null,
      reservationMemo: `G-${bookingId} second`,
    });
  });

  test('an update of words alone leaves the visit where it is, whoever else fills the place', async () => {
    const startSec = freshStart();
    const first = await reserved(person('Dora'), startSec);
    await reserved(person('Dido'), startSec);
    const memo = scheduleOf(system, first.visitorId).reservationMemo;
    const update = updateCommand(first.scheduleId, startSec, {
      reservationMemo: memo,
      consultationRequired: true,
    });
    expect((await call('UpdateReservation', update)).status).toBe(done);
    expect(scheduleOf(system, first.visitorId)).toMatchObject({
      startDateTimeUtc: isoTime(startSec),
      consultationRequired: true,
      reservationMemo: memo,
    });
  });

  test('a memo that was read of another reservation does not make this one pass for it', async () => {
    const first = await reserved(person('Dina'), freshStart());
    const memo = `${scheduleOf(system, first.visitorId).reservationMemo} again`;
    const second = await reserved(person('Dita'), freshStart(), { reservationMemo: memo });
    expect(scheduleOf(system, second.visitorId).reservationMemo).toBe(
      `G-${second.bookingId} ${memo.replace('-', ' ')}`,
    );
  });

  test('a reservation is cancelled, or its visitor noted as not come', async () => {
    const startSec = freshStart();
    const first = await reserved(person('Ella'), startSec);
    const second = await reserved(person('Emma'), startSec);
    const cancel = (scheduleId: string, reason: string) => call('CancelReservation', { scheduleId, reason });
    expect((await cancel(first.scheduleId, 'CANCELED')).status).toBe(done);
    expect((await cancel(second.scheduleId, 'NO_SHOW')).status).toBe(done);
    expect(scheduleOf(system, first.visitorId).status).toBe('CANCELED');
    expect(scheduleOf(system, second.visitorId).status).toBe('NO_SHOW');
    expect((await bookingMethod('GetBookingStatus', { booking_id: first.bookingId })).body).toMatchObject({
      booking_status: 'CANCELED',
    });
    expect((await bookingMethod('GetBookingStatus', { booking_id: second.bookingId })).body).toMatchObject({
      booking_status: 'NO_SHOW',
    });
    for (const reason of ['CANCELED', 'NO_SHOW'])
      expectRefusal(
        await cancel(first.scheduleId, reason),
        'InvalidRequestException',
        'status',
        'NotAvailable',
      );
  });

  test('a schedule that staff made can be changed, and is a booking of its caller from then on', async () => {
    const startSec = freshStart();
    const { schedule } = system.clinic.control.frontDesk({
      action: 'book',
      visitorName: `Fay ${transport}`,
      ...consultation,
      startDateTimeUtc: isoTime(startSec),
    });
    const { scheduleId, visitorId } = schedule;
    const update = updateCommand(scheduleId, startSec + 1_800, { reservationMemo: 'by staff' });
    const { status, bookingId } = await call('UpdateReservation', update);
    expect(status).toBe(done);
    expect(scheduleOf(system, visitorId)).toMatchObject({
      startDateTimeUtc: isoTime(startSec + 1_800),
      reservationMemo: `G-${bookingId} by staff`,
    });
    expect((await bookingMethod('ListBookings', { user_id: visitorId })).body).toMatchObject({
      bookings: [{ booking_id: bookingId, slot: { start_sec: String(startSec + 1_800) } }],
    });
    expect((await call('CancelReservation', { scheduleId, reason: 'CANCELED' })).bookingId).toBe(bookingId);
  });

  test("a partner's booking that the house cancels was cancelled by the clinic", async () => {
    const startSec = freshStart();
    const number = transport === 'HTTP' ? 901 : 902;
    const slot = { service: 'consultation', startSec, durationSec: 1_800 };
    const { body } = await system.http('CreateBooking', bookingRequest(number, slot));
    const { booking_id: id } = body['booking'] as { booking_id: string };
    const made = system.clinic.control.state().schedules.find((one) => one.reservationMemo?.includes(id));
    const cancelled = await call('CancelReservation', { scheduleId: made?.scheduleId, reason: 'CANCELED' });
    expect(cancelled).toMatchObject({ status: done, bookingId: id });
    expect((await system.http('GetBookingStatus', { booking_id: id })).body).toMatchObject({
      booking_status: 'CANCELED',
    });
    const again = await system.http('UpdateBooking', { booking: { booking_id: id, status: 'CANCELED' } });
    expect(again.body).toMatchObject({ booking_failure: { cause: 'BOOKING_ALREADY_CANCELLED' } });
  });

  test('a visit of several intervals takes all of them', async () => {
    const startSec = freshStart();
    const twoHours = { ...laser, endDateTimeUtc: isoTime(startSec + 7_200) };
    await reserved(person('Gia'), startSec, twoHours);
    const last = reserveCommand(person('Gwen'), startSec + 5_400, laser);
    expectRefusal(
      await call('ReserveByVisitorId', last),
      'InvalidRequestException',
      'capacity',
      'NotAvailable',
    );
    const slot = { service: 'laser-toning', startSec: startSec + 3_600, durationSec: 3_600 };
    const partner = await system.http(
      'CreateBooking',
      bookingRequest(transport === 'HTTP' ? 911 : 912, slot),
    );
    expect(partner.body).toMatchObject({ booking_failure: { cause: 'SLOT_UNAVAILABLE' } });
  });

  test('of many at once only as many get in as the clinic shows room for', async () => {
    const startSec = freshStart();
    const visitors = Array.from({ length: 6 }, (_, index) => person(`Hal${index}`));
    const replies = await Promise.all(
      visitors.map((visitorId) => call('ReserveByVisitorId', reserveCommand(visitorId, startSec))),
    );
    expect(replies.filter(({ status }) => status === done)).toHaveLength(2);
    const live = visitors.flatMap((visitorId) => schedulesOf(system, visitorId));
    expect(live).toHaveLength(2);
  });
});
