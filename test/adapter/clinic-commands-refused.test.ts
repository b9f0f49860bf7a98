import type { CommandName } from '../../src/contract/clinic-commands/command.ts';
import { seoulGroupIds } from '../../src/sandbox-clinic/demo-data.ts';
import { type CommandTransport, command, commandTransports } from './house-client.ts';
import {
  consultation,
  doneStatuses,
  expectRefusal,
  freshStart,
  isoTime,
  knownVisitor,
  reserveCommand,
  scheduleOf,
  schedulesOf,
  updateCommand,
} from './house-words.ts';
import { RunningSystem } from './running-system.ts';

let system: RunningSystem;

beforeAll(async () => {
  system = await RunningSystem.start();
});
afterAll(() => system.stop());

describe.each(commandTransports)('over %s', (transport: CommandTransport) => {
  const call = (name: CommandName, message: object) => command(system, transport, name, message);
  const person = (name: string): string => knownVisitor(system, `${name} ${transport}`);

  async function reserved(visitorId: string, startSec: number) {
    const { status } = await call('ReserveByVisitorId', reserveCommand(visitorId, startSec));
    expect(status).toBe(doneStatuses[transport]);
    return scheduleOf(system, visitorId);
  }

  test('what the clinic documents as refused is refused in its words', async () => {
    const startSec = freshStart();
    const visitorId = person('Ida');
    const { scheduleId } = await reserved(visitorId, startSec);
    const refused = 'InvalidRequestException';
    const malformed = 'InvalidCommandException';
    const unknown = '65f0c0de00000000000000ff';
    const reserve = reserveCommand(visitorId, startSec);
    const update = updateCommand(scheduleId, startSec);
    const cancel = { scheduleId, reason: 'CANCELED' };
    const without = (message: object, key: string) =>
      Object.fromEntries(Object.entries(message).filter(([name]) => name !== key));
    const cases = [
      ['ReserveByVisitorId', reserve, refused, 'startDateTime', 'NotAvailable'],
      ['ReserveByVisitorId', reserveCommand(unknown, startSec), refused, 'visitorId', 'NotFound'],
      [
        'ReserveByVisitorId',
        { ...reserve, reservationGroupId: unknown },
        malformed,
        'reservationGroupId',
        'NotFound',
      ],
      ['ReserveByVisitorId', { ...reserve, zoneId: unknown }, malformed, 'zoneId', 'NotFound'],
      [
        'ReserveByVisitorId',
        { ...reserve, endDateTimeUtc: reserve.startDateTimeUtc },
        malformed,
        'endDateTimeUtc',
        'InvalidTimeRange',
      ],
      ['ReserveByVisitorId', reserveCommand(visitorId, 3_600), malformed, 'startDateTimeUtc', 'NotAvailable'],
      ...['visitorId', 'reservationGroupId', 'zoneId', 'startDateTimeUtc', 'endDateTimeUtc'].map(
        (key) => ['ReserveByVisitorId', without(reserve, key), malformed, key, 'Required'] as const,
      ),
      ...[
        'scheduleId',
        'reservationGroupId',
        'zoneId',
        'startDateTime',
        'endDateTime',
        'consultationRequired',
        'sedationRequired',
      ].map((key) => ['UpdateReservation', without(update, key), malformed, key, 'Required'] as const),
      [
        'UpdateReservation',
        { ...update, reservationGroupId: unknown },
        malformed,
        'reservationGroupId',
        'NotFound',
      ],
      ['UpdateReservation', { ...update, zoneId: unknown }, malformed, 'zoneId', 'NotFound'],
      ['UpdateReservation', { ...update, scheduleId: unknown }, refused, 'scheduleId', 'NotFound'],
      ['CancelReservation', without(cancel, 'scheduleId'), malformed, 'scheduleId', 'Required'],
      ['CancelReservation', without(cancel, 'reason'), malformed, 'reason', 'Required'],
      ['CancelReservation', { ...cancel, scheduleId: unknown }, refused, 'scheduleId', 'NotFound'],
    ] as const;
    for (const [name, message, className, key, reason] of cases)
      expectRefusal(await call(name, message), className, key, reason);
    expect(schedulesOf(system, visitorId)).toHaveLength(1);
    expect(scheduleOf(system, visitorId).status).toBe('RESERVED');
  });

  test('a schedule of several entries is refused as the clinic refuses it', async () => {
    const startSec = freshStart();
    const { scheduleId } = await reserved(person('Jo'), startSec);
    const token = await fetch(`${system.clinic.url}/open/authorization/commands/exchange-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key: system.clinic.apiKeys[0] }),
    }).then((answer) => answer.json() as Promise<{ token: string }>);
    const entry = (from: number) => ({
      startDateTimeUtc: isoTime(startSec + from),
      endDateTimeUtc: isoTime(startSec + from + 1_800),
      zoneId: consultation.zoneId,
      reservationGroup: { reservationGroupId: seoulGroupIds.consultation },
    });
    const split = await fetch(`${system.clinic.url}/schedule/open/v2/commands/update-reservation`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        scheduleId,
        zoneId: consultation.zoneId,
        occupiedResources: [entry(0), entry(1_800)],
      }),
    });
    expect(split.status).toBe(200);
    const reply = await call('UpdateReservation', updateCommand(scheduleId, startSec));
    expectRefusal(reply, 'InvalidRequestException', 'occupiedResources', 'NotAvailable');
  });

  test("the clinic's slots are passed on as it shows them", async () => {
    const startSec = freshStart();
    const { scheduleId } = await reserved(person('Kim'), startSec);
    const bounds = { startDateTimeUtc: isoTime(startSec), endDateTimeUtc: isoTime(startSec + 3_600) };
    const slot = {
      reservationGroupId: consultation.reservationGroupId,
      zone: { id: consultation.zoneId, name: 'Consultation rooms' },
      startDateTimeUtc: isoTime(startSec),
      endDateTimeUtc: isoTime(startSec + 1_800),
      capacity: 2,
    };
    const group = { reservationGroupId: consultation.reservationGroupId, timezone: 'Asia/Seoul' };
    const byGroup = { ...group, startDate: bounds.startDateTimeUtc, endDate: bounds.endDateTimeUtc };
    const first = { ...slot, reservationCount: 1 };
    expect((await call('GetReservationSlotsByGroup', byGroup)).body).toMatchObject({ data: [first, {}] });
    const bySchedule = await call('GetReservationSlotsByScheduleId', { scheduleId, ...bounds });
    expect(bySchedule.body).toMatchObject({ data: [slot, {}] });
    const byEntry = await call('GetReservationSlotsByScheduleIdV2', { scheduleId, ...bounds });
    expect(byEntry.body).toMatchObject({ data: [{ zoneId: consultation.zoneId, slots: [slot, {}] }] });
    const unknown = { ...byGroup, reservationGroupId: '65f0c0de00000000000000ff' };
    expectRefusal(await call('GetReservationSlotsByGroup', unknown), 'NotFoundException', 'id', 'NotFound');
    const nowhere = { ...byGroup, timezone: 'Nowhere' };
    expectRefusal(
      await call('GetReservationSlotsByGroup', nowhere),
      'InvalidRequestException',
      'timezone',
      'NotAvailable',
    );
  });
});
