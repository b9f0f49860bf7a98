import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ChannelCredentials, Client, Metadata, status } from '@grpc/grpc-js';
import { Agent, request } from 'undici';
import { type CommandName, commandPaths } from '../../src/contract/clinic-commands/command.ts';
import { clinicCommandsService } from '../../src/contract/clinic-commands/wire/protos.ts';
import { Authority, type Pair } from '../tls/certificates.ts';
import { headersOf } from './house-client.ts';
import { consultation, isoTime, reserveCommand, updateCommand } from './house-words.ts';
import { seoulTime } from './running-system.ts';
import { SecuredSystem } from './secured-system.ts';

let system: SecuredSystem;
beforeAll(async () => {
  system = await SecuredSystem.start();
});
afterAll(() => system.stop());

type Wire = Readonly<
  Record<CommandName, { readonly path: string; requestSerialize(message: object): Buffer }>
>;
const wire: Wire = clinicCommandsService;

/** Calls over a channel of its own with this certificate; gives the name of the status. */
async function overGrpc(
  name: CommandName,
  message: object,
  own: Pair | undefined,
  authorization?: string,
): Promise<string> {
  const { path: method, requestSerialize } = wire[name];
  const root = Buffer.from(system.authority.pem);
  const channel =
    own === undefined
      ? ChannelCredentials.createSsl(root)
      : ChannelCredentials.createSsl(root, Buffer.from(own.key), Buffer.from(own.certificate));
  const client = new Client(`127.0.0.1:${system.adapter.grpcPort}`, channel, {
    'grpc.use_local_subchannel_pool': 1,
    'grpc.enable_retries': 0,
  });
  const metadata = new Metadata();
  metadata.set('x-merchant-id', 'seoul-clinic');
  if (authorization !== undefined) metadata.set('authorization', authorization);
  try {
    return await new Promise((resolve) => {
      client.makeUnaryRequest<object, Buffer>(
        method,
        requestSerialize,
        (bytes) => bytes,
        message,
        metadata,
        (error) => resolve(status[error?.code ?? status.OK] ?? 'unknown'),
      );
    });
  } finally {
    client.close();
  }
}

let agent: Agent;
beforeAll(() => {
  agent = new Agent({ connect: { ca: system.authority.pem } });
});
afterAll(() => agent.close());

async function overHttps(name: CommandName, message: object | string, key?: string) {
  const answer = await request(`https://127.0.0.1:${system.adapter.httpPort}${commandPaths[name]}`, {
    dispatcher: agent,
    method: 'POST',
    headers: headersOf(key === undefined ? {} : { key }),
    body: typeof message === 'string' ? message : JSON.stringify(message),
  });
  const scheduleId = answer.headers['x-schedule-id'];
  return { status: answer.statusCode, scheduleId: String(scheduleId), text: await answer.body.text() };
}

/** A visitor whom the clinic knows, by their id. */
function visitorOf(name: string, number: number): string {
  const { schedule } = system.clinic.control.frontDesk({
    action: 'book',
    visitorName: name,
    visitorPhone: { countryCode: '82', phoneNumber: `10887766${number}` },
    ...consultation,
    startDateTimeUtc: isoTime(seoulTime(170, 9)),
  });
  system.clinic.control.frontDesk({ action: 'cancel', scheduleId: schedule.scheduleId });
  return schedule.visitorId;
}

describe('a program of the house that comes with a certificate', () => {
  const named = (value: string) => ({ names: [{ type: 'dns', value }] as const });
  const images = (visitorId: string) => ({ images: [{ fileName: 'a.jpg', visitorId }] });
  const held = () => system.clinic.control.state().images.length;

  test('is known by it, and may what its caller may', async () => {
    const own = await system.authority.issue(named('intake.example'));
    const before = held();
    expect(await overGrpc('RegisterVisitorImages', images('v-1'), own)).toBe('OK');
    expect(held()).toBe(before + 1);
  });

  test('is refused when it is nobody, somebody else by its password, or of no right', async () => {
    const intake = await system.authority.issue(named('intake.example'));
    const google = await system.authority.issue(named('google.example'));
    const nobody = await system.authority.issue(named('nobody.example'));
    const { authorization } = headersOf({});
    const wrong = headersOf({ password: 'wrong' })['authorization'];
    const before = held();
    const tries = [
      [google, undefined, 'PERMISSION_DENIED'],
      [google, authorization, 'UNAUTHENTICATED'],
      [nobody, undefined, 'UNAUTHENTICATED'],
      [nobody, authorization, 'UNAUTHENTICATED'],
      [intake, wrong, 'UNAUTHENTICATED'],
    ] as const;
    for (const [own, password, expected] of tries)
      expect(await overGrpc('RegisterVisitorImages', images('v-2'), own, password)).toBe(expected);
    expect(held()).toBe(before);
  });

  test('gets no connection without one, or with one that is foreign or has expired', async () => {
    const foreign = await Authority.make('authority');
    const expired = await system.authority.issue({
      ...named('intake.example'),
      validUntilMs: Date.now() - 60_000,
    });
    const { authorization } = headersOf({});
    const before = held();
    for (const own of [undefined, await foreign.issue(named('intake.example')), expired])
      expect(await overGrpc('RegisterVisitorImages', images('v-3'), own, authorization)).toBe('UNAVAILABLE');
    expect(held()).toBe(before);
  });
});

/** Whoever is called by one of these in a command must be found nowhere but in the clinic. */
const tellTales = [
  'Nabiria',
  'nabiria',
  '10887766',
  '+82 10-8877',
  'nabi@example.com',
  'Drexample',
  'lavender',
];

function expectNoTraceIn(text: string, where: string): void {
  for (const tale of tellTales) {
    const at = text.indexOf(tale);
    if (at >= 0) throw new Error(`${where} tells ${tale}: ${text.slice(Math.max(0, at - 200), at + 100)}`);
  }
}

test("commands of the house under troubles of every kind leave nobody in the log, in the files or on the admin's pages", async () => {
  const words = 'Nabiria, +82 10-8877-6601, nabi@example.com, likes lavender';
  const account = { id: consultation.zoneId, name: 'Drexample' };
  const said = { reservationMemo: words, funnelDetail: words };
  const changed = {
    reservationMemo: words,
    counselor: account,
    doctor: account,
    reservationAssignee: account,
    funnel: { funnelDetail: words, funnel: { name: words } },
  };
  let number = 10;
  for (const effect of [
    'lose-request',
    'lose-response',
    'garbage',
    'status-500-applied',
    'status-429',
  ] as const) {
    number += 1;
    const visitorId = visitorOf('Nabiria Exampleton', number);
    const startSec = seoulTime(number, 9);
    const ask = async (operation: string, name: CommandName, message: object) => {
      system.clinic.control.addFault({ operation, effect, times: 1 });
      const answer = await overHttps(name, message, `${name} ${effect}`);
      system.clinic.control.clearFaults();
      return answer;
    };
    await ask('reserve-by-visitor-id', 'ReserveByVisitorId', reserveCommand(visitorId, startSec, said));
    const made = system.clinic.control
      .state()
      .schedules.find((one) => one.visitorId === visitorId && one.startDateTimeUtc === isoTime(startSec));
    const scheduleId = String(made?.scheduleId);
    await ask(
      'update-reservation',
      'UpdateReservation',
      updateCommand(scheduleId, startSec + 1_800, changed),
    );
    await ask('register-visitor-images', 'RegisterVisitorImages', {
      images: [{ fileName: `${words}.jpg`, visitorId, memo: words, shootingDateTimeUtc: words }],
    });
    await ask('cancel-reservation', 'CancelReservation', { scheduleId, reason: 'CANCELED' });
  }
  const complete = reserveCommand('65f0c0de00000000000000ff', seoulTime(40, 9), said);
  const wrong: readonly (readonly [CommandName, object | string])[] = [
    ['ReserveByVisitorId', complete],
    ['ReserveByVisitorId', { ...complete, visitorId: words }],
    ['ReserveByVisitorId', { ...complete, requestedProcedures: [{ type: words }] }],
    ['ReserveByVisitorId', { ...complete, [words]: words }],
    ['ReserveByVisitorId', JSON.stringify(complete).slice(0, -1)],
    ['UpdateReservation', { ...changed, scheduleId: words }],
    ['RegisterVisitorImages', { images: [{ fileName: words, visitorId: words, source: words }] }],
    ['RegisterVisitorImages', { images: [{ fileName: words, visitorId: 'v', memo: words.repeat(9) }] }],
    ['RegisterBookingImages', { bookingId: words, images: [{ fileName: words }] }],
    ['CancelReservation', { scheduleId: words, reason: words }],
    ['GetReservationSlotsByScheduleId', { scheduleId: words }],
  ];
  for (const [name, message] of wrong) {
    const { status: code, text } = await overHttps(name, message);
    expect(code).toBe(400);
    expectNoTraceIn(text, 'an answer');
  }

  const state = JSON.stringify(system.clinic.control.state());
  for (const told of ['Nabiria', 'lavender', 'Drexample']) expect(state).toContain(told);
  expect(system.log.join('')).toContain('call answered');
  expectNoTraceIn(system.log.join(''), 'the log');
  const files = readdirSync(system.folder.path).filter((name) => name.includes('sqlite'));
  expect(files).toEqual(expect.arrayContaining(['adapter.sqlite', 'adapter.sqlite-wal']));
  for (const name of files)
    expectNoTraceIn(readFileSync(path.join(system.folder.path, name), 'latin1'), name);
  for (const page of ['unresolved', 'admin/audit?limit=1000', 'metrics']) {
    const answer = await fetch(`http://127.0.0.1:${system.adapter.adminPort}/${page}`);
    expect(answer.status).toBe(200);
    expectNoTraceIn(await answer.text(), page);
  }
});
