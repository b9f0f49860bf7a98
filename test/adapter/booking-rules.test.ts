import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { book, ChangedSandbox, cancel, liveSchedules, move, ofSeoul, refusal } from './changed-sandbox.ts';
import { bookingRequest, seoulTime } from './running-system.ts';

let sandbox: ChangedSandbox;

beforeAll(async () => {
  sandbox = await ChangedSandbox.start([ofSeoul(['bookingsPerUser'], 1)]);
});
afterAll(async () => {
  await sandbox.stop();
});
beforeEach(() => {
  sandbox.system.clinic.control.reset();
});

const hourSec = 3600;

/** A request for the service that has one place only. */
function laserRequest(number: number, startSec: number) {
  return bookingRequest(number, { service: 'laser-toning', startSec, durationSec: hourSec });
}

function create(request: object) {
  return sandbox.system.http('CreateBooking', request);
}

function clinicHolds() {
  const { schedules, visitors } = sandbox.system.clinic.control.state();
  return { schedules, visitors };
}

test('a user with as many upcoming bookings as a clinic allows gets another one after giving one up', async () => {
  const first = await book(sandbox, 1, 'consultation', seoulTime(2, 10));
  const second = {
    ...bookingRequest(1, { service: 'botox', startSec: seoulTime(3, 10), durationSec: hourSec / 2 }),
    idempotency_token: 'second-of-user-1',
  };
  const before = liveSchedules(sandbox);
  expect(await create(second)).toEqual(refusal('USER_OVER_BOOKING_LIMIT'));
  expect(liveSchedules(sandbox)).toEqual(before);

  await cancel(sandbox, first);
  expect((await create(second)).body).toMatchObject({ booking: { status: 'CONFIRMED' } });
});

const card = { payment_method_token: 'a-card', processor: 'PROCESSOR_STRIPE' };
const notProvided = { prepayment_status: 'PREPAYMENT_NOT_PROVIDED' };

describe.each([
  ['an offer', 'OFFER_UNAVAILABLE', { offer_id: 'spring-offer' }],
  [
    'a pack that is bought with it',
    'PAYMENT_OPTION_NOT_VALID',
    { payment_information: { ...notProvided, payment_option_id: 'pack-of-five' } },
  ],
  [
    'a pack that was bought before',
    'PAYMENT_OPTION_NOT_VALID',
    { payment_information: { ...notProvided, user_payment_option_id: 'my-pack-of-five' } },
  ],
  ['a card to charge', 'PAYMENT_ERROR', { payment_processing_parameters: card }],
])('a booking with %s', (_, cause, terms) => {
  test(`is refused as ${cause}, and nothing of it arrives in the clinic`, async () => {
    const request = { ...laserRequest(10, seoulTime(4, 10)), ...terms, idempotency_token: `free-${cause}` };
    expect(await create(request)).toEqual(refusal(cause));
    expect(clinicHolds()).toEqual({ schedules: [], visitors: [] });
  });

  test('is refused as SLOT_UNAVAILABLE if the slot is taken, whatever else is wrong with it', async () => {
    const { startDateTimeUtc, endDateTimeUtc } = takenByStaff(seoulTime(4, 12));
    const before = clinicHolds();
    expect(before.schedules).toMatchObject([{ startDateTimeUtc, endDateTimeUtc }]);
    const request = { ...laserRequest(11, seoulTime(4, 12)), ...terms, idempotency_token: `taken-${cause}` };
    expect(await create(request)).toEqual(refusal('SLOT_UNAVAILABLE'));
    expect(clinicHolds()).toEqual(before);
  });
});

function takenByStaff(startSec: number) {
  return sandbox.system.clinic.control.frontDesk({
    action: 'book',
    reservationGroupId: '65f0c0de0000000000000b02',
    startDateTimeUtc: new Date(startSec * 1000).toISOString(),
    endDateTimeUtc: new Date((startSec + hourSec) * 1000).toISOString(),
  }).schedule;
}

describe('a token', () => {
  test.each([
    ['another time', 20, { slot: laserRequest(20, seoulTime(6, 14)).slot }],
    ['another user', 21, { user_information: laserRequest(23, seoulTime(6, 10)).user_information }],
    ['another wish', 22, { additional_request: 'a window seat' }],
  ])('that comes again with %s is refused and books nothing', async (_, number, contents) => {
    const request = laserRequest(number, seoulTime(6, 10));
    expect((await create(request)).body).toMatchObject({ booking: { status: 'CONFIRMED' } });
    const before = clinicHolds();
    expect(await create({ ...request, ...contents })).toMatchObject({
      status: 400,
      body: { error: { field: 'idempotency_token' } },
    });
    expect(clinicHolds()).toEqual(before);
  });

  test('that was refused is tried afresh, and books once the place is free', async () => {
    const startSec = seoulTime(7, 10);
    const other = await book(sandbox, 30, 'laser-toning', startSec);
    const request = laserRequest(31, startSec);
    expect(await create(request)).toEqual(refusal('SLOT_UNAVAILABLE'));
    expect(await create(request)).toEqual(refusal('SLOT_UNAVAILABLE'));

    await cancel(sandbox, other);
    const booked = await create(request);
    expect(booked.body).toMatchObject({ booking: { status: 'CONFIRMED' } });
    expect(await create(request)).toEqual(booked);
    expect(liveSchedules(sandbox)).toHaveLength(1);
  });
});

describe('what a reservation says in the clinic', () => {
  test('its memo has the visitor’s wish next to the booking’s marker, also after a move', async () => {
    const id = await book(sandbox, 40, 'consultation', seoulTime(8, 10));
    const memo = { reservationMemo: `G-${id} please no perfume` };
    expect(liveSchedules(sandbox)).toMatchObject([memo]);
    await move(sandbox, id, seoulTime(8, 12));
    const startDateTimeUtc = new Date(seoulTime(8, 12) * 1000).toISOString();
    expect(liveSchedules(sandbox)).toMatchObject([{ ...memo, startDateTimeUtc }]);
  });

  test('without a wish its memo is the marker alone', async () => {
    const slot = { service: 'consultation', startSec: seoulTime(8, 14), durationSec: hourSec / 2 };
    const { additional_request: _wish, ...request } = bookingRequest(41, slot);
    const { body } = await create(request);
    expect(body).toMatchObject({ booking: { status: 'CONFIRMED' } });
    const { booking_id } = body['booking'] as { readonly booking_id: string };
    expect(liveSchedules(sandbox)).toMatchObject([{ reservationMemo: `G-${booking_id}` }]);
  });

  test('the procedures that its service is configured with arrive in full', async () => {
    await book(sandbox, 42, 'botox', seoulTime(9, 10));
    const configured = configuredProcedures();
    expect(configured).toMatchObject([
      { type: 'OPTION', optionConfiguration: { price: { amount: 99_000, currency: 'KRW' } } },
      { type: 'TICKET', ticketConfiguration: { ticketTitle: 'Follow-up within two weeks' } },
    ]);
    expect(liveSchedules(sandbox)).toEqual([expect.objectContaining({ requestedProcedures: configured })]);
  });
});

function configuredProcedures(): readonly unknown[] {
  const clinic = z.object({ clinic: z.object({ requestedProcedures: z.array(z.unknown()) }) });
  const seoul = z.object({ services: z.object({ botox: clinic }) });
  const file = z.object({ merchants: z.object({ 'seoul-clinic': seoul }) });
  const content = file.parse(parse(readFileSync('config/sandbox.yaml', 'utf8')));
  return content.merchants['seoul-clinic'].services.botox.clinic.requestedProcedures;
}
