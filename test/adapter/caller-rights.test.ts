import { type CommandName, commandNames } from '../../src/contract/clinic-commands/command.ts';
import { ChangedSandbox, callAs } from './changed-sandbox.ts';
import { type CommandTransport, command, commandTransports } from './house-client.ts';
import { consultation, freshStart, isoTime, knownVisitor, reserveCommand } from './house-words.ts';
import { bookingRequest } from './running-system.ts';

const google = { user: 'google-sandbox', password: 'sandbox-secret' };
const internal = { user: 'internal', password: 'internal-secret' };

let sandbox: ChangedSandbox;

beforeAll(async () => {
  sandbox = await ChangedSandbox.start([]);
});
afterAll(() => sandbox.stop());

const groups: Readonly<Record<CommandName, 'reservations' | 'images' | 'slots'>> = {
  ReserveByVisitorId: 'reservations',
  UpdateReservation: 'reservations',
  CancelReservation: 'reservations',
  RegisterVisitorImages: 'images',
  RegisterBookingImages: 'images',
  GetReservationSlotsByGroup: 'slots',
  GetReservationSlotsByScheduleId: 'slots',
  GetReservationSlotsByScheduleIdV2: 'slots',
};

const denied = { HTTP: '403', gRPC: '7' } as const;
const unproved = { HTTP: '401', gRPC: '16' } as const;
const notOffered = { HTTP: '501', gRPC: '12' } as const;

function grant(rights: readonly string[]): Promise<void> {
  return sandbox.restartWith([[['partners', 'internal', 'rights'], rights]]);
}

/** The commands that are not denied to a caller. What else is wrong with an empty message is for others to say. */
async function admitted(transport: CommandTransport, caller: object): Promise<readonly CommandName[]> {
  const names: CommandName[] = [];
  for (const name of commandNames) {
    const { status } = await command(sandbox.system, transport, name, {}, caller);
    if (status !== denied[transport]) names.push(name);
  }
  return names;
}

describe.each(commandTransports)('over %s', (transport) => {
  test('a partner has none of the commands of the house', async () => {
    await grant(['bookings', 'reservations', 'images', 'slots']);
    expect(await admitted(transport, google)).toEqual([]);
    expect(await admitted(transport, internal)).toEqual(commandNames);
  });

  test.each(['reservations', 'images', 'slots'] as const)(
    'whoever is granted %s has these alone',
    async (right) => {
      await grant([right]);
      expect(await admitted(transport, internal)).toEqual(
        commandNames.filter((name) => groups[name] === right),
      );
    },
  );

  test('wrong credentials are told from a missing right', async () => {
    const wrong = { user: 'internal', password: 'wrong' };
    const { status } = await command(sandbox.system, transport, 'CancelReservation', {}, wrong);
    expect(status).toBe(unproved[transport]);
  });
});

test('whoever is not granted bookings has no booking method, though the health check', async () => {
  await grant(['reservations']);
  const slot = { service: 'consultation', startSec: freshStart(), durationSec: 1_800 };
  const booked = await callAs(sandbox, internal, 'CreateBooking', bookingRequest(1, slot));
  expect(booked).toMatchObject({ status: 403, body: { error: { code: 'permission-denied' } } });
  const headers = { authorization: `Basic ${Buffer.from('internal:internal-secret').toString('base64')}` };
  const health = await fetch(`${sandbox.system.url}/v3/HealthCheck`, { headers });
  expect(health.status).toBe(200);
});

test('a denied command is answered in the words of the clinic, and nothing is done', async () => {
  await grant([]);
  const { system } = sandbox;
  const visitorId = knownVisitor(system, 'Denied');
  const message = reserveCommand(visitorId, freshStart());
  const reply = await command(system, 'HTTP', 'ReserveByVisitorId', message);
  expect(reply).toMatchObject({
    status: '403',
    body: { status: 403, className: 'ForbiddenException', errorProperties: [] },
  });
  expect(system.clinic.control.state().calls['reserve-by-visitor-id'] ?? 0).toBe(0);
});

test('a merchant that the caller may not see is as unknown as one that does not exist', async () => {
  await sandbox.restartWith([[['partners', 'internal', 'merchants'], ['utrecht-clinic']]]);
  for (const merchant of ['seoul-clinic', 'nowhere']) {
    const reply = await command(sandbox.system, 'HTTP', 'CancelReservation', {}, { merchant });
    expect(reply.status).toBe('400');
  }
  const cancel = { scheduleId: '65f0c0de00000000000000ff', reason: 'CANCELED' };
  for (const merchant of ['seoul-clinic', 'nowhere', null]) {
    const reply = await command(sandbox.system, 'HTTP', 'CancelReservation', cancel, { merchant });
    const reason = merchant === null ? 'Required' : 'NotFound';
    expect(reply.body['errorProperties']).toEqual([{ key: 'x-merchant-id', reason }]);
  }
});

describe.each(commandTransports)('a clinic of the other kind over %s', (transport) => {
  test('offers none of the commands', async () => {
    await grant(['bookings', 'reservations', 'images', 'slots']);
    const id = '65f0c0de00000000000000ff';
    const start = isoTime(freshStart());
    const bounds = { startDateTimeUtc: start, endDateTimeUtc: start };
    const group = { reservationGroupId: id, startDate: start, endDate: start, timezone: 'Asia/Seoul' };
    const startSec = freshStart();
    const messages: Readonly<Record<CommandName, object>> = {
      ReserveByVisitorId: reserveCommand(id, startSec),
      UpdateReservation: {
        ...consultation,
        scheduleId: id,
        startDateTime: isoTime(startSec),
        endDateTime: isoTime(startSec + 1_800),
        consultationRequired: false,
        sedationRequired: false,
      },
      CancelReservation: { scheduleId: id, reason: 'CANCELED' },
      RegisterVisitorImages: { images: [{ fileName: 'a.jpg', visitorId: id }] },
      RegisterBookingImages: { bookingId: 'b', images: [{ fileName: 'a.jpg' }] },
      GetReservationSlotsByGroup: group,
      GetReservationSlotsByScheduleId: { scheduleId: id, ...bounds },
      GetReservationSlotsByScheduleIdV2: { scheduleId: id, ...bounds },
    };
    for (const name of commandNames) {
      const merchant = { merchant: 'utrecht-clinic' };
      const { status } = await command(sandbox.system, transport, name, messages[name], merchant);
      expect([name, status]).toEqual([name, notOffered[transport]]);
    }
  });
});
