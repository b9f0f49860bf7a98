import { type CommandName, commandPaths } from '../../src/contract/clinic-commands/command.ts';
import { changedAt, documentedSchemas, exampleOf } from '../contract/clinic-commands/documented-schemas.ts';
import { headersOf } from './house-client.ts';
import {
  consultation,
  freshStart,
  isoTime,
  knownVisitor,
  schedulesOf,
  updateCommand,
} from './house-words.ts';
import { RunningSystem } from './running-system.ts';

type Message = Record<string, unknown>;

let system: RunningSystem;
let token: string;

beforeAll(async () => {
  system = await RunningSystem.start();
  const body = JSON.stringify({ key: system.clinic.apiKeys[0] });
  const answer = await post(`${system.clinic.url}/open/authorization/commands/exchange-token`, {}, body);
  token = JSON.parse(answer.text).token;
});
afterAll(() => system.stop());

async function post(url: string, headers: Record<string, string>, body: string) {
  const json = { 'content-type': 'application/json', ...headers };
  const response = await fetch(url, { method: 'POST', headers: json, body });
  return {
    status: response.status,
    type: response.headers.get('content-type')?.replace(/;.*/, ''),
    text: await response.text(),
  };
}

/** The same message to the adapter and to the clinic itself. */
const ask = {
  adapter: (name: CommandName, message: unknown) =>
    post(system.url + commandPaths[name], headersOf({}), JSON.stringify(message)),
  clinic: (path: string, message: unknown) =>
    post(system.clinic.url + path, { authorization: `Bearer ${token}` }, JSON.stringify(message)),
};

const unknownId = '65f0c0de00000000000000ff';

/** Each message with all that its documentation has room for. */
function example(title: string, changes: Readonly<Record<string, unknown>>): Message {
  const schema = documentedSchemas[title];
  if (schema === undefined) throw new Error(`no schema ${title}`);
  return { ...(exampleOf(schema) as Message), ...changes };
}

function reserve(visitorId: string, startSec: number): Message {
  return example('protos.open.ReserveByVisitorIdCommand', {
    ...consultation,
    visitorId,
    startDateTimeUtc: isoTime(startSec),
    endDateTimeUtc: isoTime(startSec + 1_800),
    requestedProcedures: procedures(),
  });
}

/** One of each type, for each has a configuration of its own ([clinic] 9.1). */
function procedures(): readonly object[] {
  const [one] = example('protos.open.ReserveByVisitorIdCommand', {})['requestedProcedures'] as [Message];
  const { optionConfiguration, ticketConfiguration } = one;
  return [
    { type: 'OPTION', optionConfiguration },
    { type: 'TICKET', ticketConfiguration },
  ];
}

function update(scheduleId: string, startSec: number): Message {
  return example('protos.schedule.UpdateReservationCommand', updateCommand(scheduleId, startSec));
}

function images(visitorId: string, changes: object = {}): Message {
  const [image] = example('protos.open.RegisterVisitorImages', {})['images'] as [Message];
  return { images: [{ ...image, visitorId, ...changes }] };
}

async function reserved(name: string) {
  const visitorId = knownVisitor(system, name);
  const startSec = freshStart();
  const answer = await ask.adapter('ReserveByVisitorId', reserve(visitorId, startSec));
  const [schedule] = schedulesOf(system, visitorId);
  if (schedule === undefined) throw new Error(answer.text);
  return { visitorId, startSec, schedule, answer };
}

/** The text of a refusal, as the clinic's pages spell it out. */
function documented(className: string, key: string, reason: string): string {
  return `{"status":400,"message":"${className}","className":"${className}","errorProperties":[{"key":"${key}","reason":"${reason}"}]}`;
}

describe('a command with everything that can be said', () => {
  test('reserves, and is answered by the reservation alone', async () => {
    const { answer, schedule, visitorId, startSec } = await reserved('Ada');
    const text = `{"reservationId":"${schedule.reservationId}"}`;
    expect(answer).toEqual({ status: 200, type: 'application/json', text });
    const { reservationMemo, funnelDetail, ...said } = reserve(visitorId, startSec);
    expect(schedule).toMatchObject({
      ...said,
      funnel: { funnelDetail },
      reservationMemo: expect.stringMatching(new RegExp(`^G-\\S+ ${String(reservationMemo)}$`)),
    });
  });

  test('overwrites a reservation, and is answered by nothing', async () => {
    const { schedule, startSec, visitorId } = await reserved('Bea');
    const message = update(schedule.scheduleId, startSec + 1_800);
    const answer = await ask.adapter('UpdateReservation', message);
    expect(answer).toEqual({ status: 200, type: 'application/json', text: '{}' });
    const { startDateTime, endDateTime, reservationMemo, ...said } = message;
    const [shown] = schedulesOf(system, visitorId);
    expect(shown).toMatchObject({
      ...said,
      startDateTimeUtc: startDateTime,
      endDateTimeUtc: endDateTime,
      reservationMemo: expect.stringMatching(new RegExp(`^G-\\S+ ${String(reservationMemo)}$`)),
    });
  });

  test('attaches an image, and is answered by nothing', async () => {
    const visitorId = knownVisitor(system, 'Cleo');
    const message = images(visitorId);
    const answer = await ask.adapter('RegisterVisitorImages', message);
    expect(answer).toEqual({ status: 200, type: 'application/json', text: '{}' });
    const held = system.clinic.control.state().images as readonly { visitorId?: string }[];
    expect(held.filter((image) => image.visitorId === visitorId)).toEqual(message['images']);
  });

  test.each(['CANCELED', 'NO_SHOW'])(
    'ends a reservation as %s, and is answered by nothing',
    async (reason) => {
      const { schedule, visitorId } = await reserved(`Dora ${reason}`);
      const answer = await ask.adapter('CancelReservation', { scheduleId: schedule.scheduleId, reason });
      expect(answer).toEqual({ status: 200, type: 'application/json', text: '{}' });
      expect(schedulesOf(system, visitorId)).toMatchObject([{ status: reason }]);
    },
  );
});

/** A message that is refused, and the whole text of the answer. */
interface Refused {
  readonly name: CommandName;
  readonly message: Message;
  readonly text: string;
}

const command = 'InvalidCommandException';
const request = 'InvalidRequestException';

async function refusals(): Promise<readonly Refused[]> {
  const { schedule, startSec, visitorId } = await reserved('Ella');
  const { scheduleId } = schedule;
  const made = reserve(visitorId, startSec);
  const change = update(scheduleId, startSec);
  const refused = (
    name: CommandName,
    message: unknown,
    [className, key, reason]: readonly [string, string, string],
  ): Refused => ({
    name,
    message: message as Message,
    text: documented(className, key, reason),
  });
  const without = (name: CommandName, message: Message, keys: readonly string[]) =>
    keys.map((key) => refused(name, changedAt(message, key, undefined), [command, key, 'Required']));
  const cancelled = (await reserved('Emma')).schedule;
  await ask.adapter('CancelReservation', { scheduleId: cancelled.scheduleId, reason: 'CANCELED' });
  const bounds = { startDateTimeUtc: isoTime(startSec), endDateTimeUtc: isoTime(startSec + 3_600) };
  const ofGroup = {
    reservationGroupId: consultation.reservationGroupId,
    startDate: bounds.startDateTimeUtc,
    endDate: bounds.endDateTimeUtc,
    timezone: 'Asia/Seoul',
  };
  const ofSchedule = { scheduleId, ...bounds };
  const byGroup = 'GetReservationSlotsByGroup';
  const bySchedule = 'GetReservationSlotsByScheduleId';
  return [
    refused('ReserveByVisitorId', made, [request, 'startDateTime', 'NotAvailable']),
    refused('ReserveByVisitorId', { ...reserve(unknownId, freshStart()) }, [
      request,
      'visitorId',
      'NotFound',
    ]),
    ...without(
      'ReserveByVisitorId',
      made,
      documentedSchemas['protos.open.ReserveByVisitorIdCommand']?.required ?? [],
    ),
    ...without(
      'UpdateReservation',
      change,
      documentedSchemas['protos.schedule.UpdateReservationCommand']?.required ?? [],
    ),
    refused('UpdateReservation', { ...change, reservationGroupId: unknownId }, [
      command,
      'reservationGroupId',
      'NotFound',
    ]),
    refused('UpdateReservation', { ...change, zoneId: unknownId }, [command, 'zoneId', 'NotFound']),
    refused('CancelReservation', { scheduleId: cancelled.scheduleId, reason: 'CANCELED' }, [
      request,
      'status',
      'NotAvailable',
    ]),
    ...[151, 2_001, 50_000].flatMap((length) =>
      [images(visitorId, { memo: 'x'.repeat(length) })].map((message) =>
        refused('RegisterVisitorImages', message, [command, 'memo', 'TooLong']),
      ),
    ),
    refused(byGroup, { ...ofGroup, timezone: 'Nowhere' }, [request, 'timezone', 'NotAvailable']),
    refused(byGroup, { ...ofGroup, reservationGroupId: unknownId }, ['NotFoundException', 'id', 'NotFound']),
    refused(byGroup, { ...ofGroup, reservationGroupId: 'x' }, [request, 'id', 'NotAvailable']),
    refused(bySchedule, { ...ofSchedule, startDateTimeUtc: 'soon' }, [
      command,
      'startDateTimeUtc',
      'NotAvailable',
    ]),
    refused(bySchedule, { ...ofSchedule, endDateTimeUtc: 'later' }, [
      command,
      'endDateTimeUtc',
      'NotAvailable',
    ]),
    refused(bySchedule, bounds, [command, 'scheduleId', 'NotAvailable']),
    refused(bySchedule, { ...ofSchedule, scheduleId: 'x' }, [command, 'scheduleId', 'NotAvailable']),
  ];
}

test('every refusal that is documented is answered byte for byte as documented, and as the clinic itself answers it', async () => {
  const cases = await refusals();
  expect(cases.length).toBeGreaterThan(25);
  for (const { name, message, text } of cases) {
    const answer = await ask.adapter(name, message);
    expect({ name, ...answer }).toEqual({ name, status: 400, type: 'application/json', text });
    expect({ name, ...(await ask.clinic(commandPaths[name], message)) }).toEqual({ name, ...answer });
  }
});

test('a schedule of several entries is refused byte for byte as documented', async () => {
  const { schedule, startSec } = await reserved('Fay');
  const { scheduleId } = schedule;
  const entry = (from: number) => ({
    startDateTimeUtc: isoTime(startSec + from),
    endDateTimeUtc: isoTime(startSec + from + 1_800),
    zoneId: consultation.zoneId,
    reservationGroup: { reservationGroupId: consultation.reservationGroupId },
  });
  const split = { scheduleId, zoneId: consultation.zoneId, occupiedResources: [entry(0), entry(1_800)] };
  expect((await ask.clinic('/schedule/open/v2/commands/update-reservation', split)).status).toBe(200);
  const message = update(scheduleId, startSec);
  const answer = await ask.adapter('UpdateReservation', message);
  const text = documented(request, 'occupiedResources', 'NotAvailable');
  expect(answer).toEqual({ status: 400, type: 'application/json', text });
  expect(await ask.clinic(commandPaths.UpdateReservation, message)).toEqual(answer);
});
