import { request } from 'node:http';
import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import protobuf from 'protobufjs';
import { commandNames, commandPaths } from '../../src/contract/clinic-commands/command.ts';
import { createCommandDispatcher } from '../../src/contract/clinic-commands/dispatcher.ts';
import { clinicCommandsService } from '../../src/contract/clinic-commands/wire/protos.ts';
import { Fault, type FaultCode } from '../../src/core/fault.ts';
import type { HouseCommands } from '../../src/core/house-commands.ts';
import { bookingId } from '../../src/core/identifiers.ts';
import { startGrpcServer } from '../../src/transport/grpc/server.ts';
import { startHttpServer } from '../../src/transport/http/server.ts';
import type { RunningServer, TransportOptions } from '../../src/transport/transport.ts';
import { made, merchants, partner } from '../contract/fake-core.ts';
import { fakeHouse } from '../contract/fake-house.ts';
import { authorization, type BothTransports, startBoth } from './both-transports.ts';
import { completeCommand as complete, hostileBodies, someObjectId as id } from './hostile-commands.ts';

type Calls = { readonly reserve: HouseCommands['reserve'] };

let both: BothTransports;
let http: RunningServer;
let grpc: RunningServer;
let client: Client;
const house: { reserve: Calls['reserve'] } = { reserve: fakeHouse.reserve };

beforeAll(async () => {
  both = await startBoth();
  const core: HouseCommands = {
    ...fakeHouse,
    reserve: (wanted, untilMs) => house.reserve(wanted, untilMs),
    registerImages: async () => undefined,
  };
  const options: TransportOptions = {
    ...both.options,
    commands: createCommandDispatcher({ core, merchants }, 2),
    access: {
      caller: async (given) => {
        if (given !== authorization) throw new Fault('unauthenticated', 'no');
        return { kind: 'internal', partner, rights: new Set(['reservations', 'images']) };
      },
    },
  };
  http = await startHttpServer({ ...options, limits: { maxBodyBytes: 100_000, maxEntries: 50 } });
  grpc = await startGrpcServer({ ...options, reflection: false, ready: async () => true });
  client = new Client(`127.0.0.1:${grpc.port}`, credentials.createInsecure());
});
afterEach(() => {
  house.reserve = fakeHouse.reserve;
});
afterAll(async () => {
  client.close();
  await Promise.all([both.close(), http.close(0), grpc.close(0)]);
});

const path = commandPaths.ReserveByVisitorId;

async function post(body: string | Uint8Array, headers: Record<string, string> = {}, at = path) {
  const answer = await fetch(`http://127.0.0.1:${http.port}${at}`, {
    method: 'POST',
    headers: { authorization, 'x-merchant-id': 'seoul-clinic', ...headers },
    body,
  });
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as Record<string, unknown>,
  };
}

function callGrpc(bytes: Buffer, headers: Record<string, string> = {}): Promise<ServiceError | null> {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries({ authorization, 'x-merchant-id': 'seoul-clinic', ...headers }))
    metadata.set(name, value);
  const asIs = (value: Buffer): Buffer => value;
  return new Promise((resolve) => {
    const { path: method } = clinicCommandsService.ReserveByVisitorId;
    client.makeUnaryRequest<Buffer, Buffer>(method, asIs, asIs, bytes, metadata, (error) => resolve(error));
  });
}

const encoded = (message: object): Buffer =>
  clinicCommandsService.ReserveByVisitorId.requestSerialize({ ...message });

test('every command has a path of its own, and takes POST only', async () => {
  expect(new Set(commandNames.map((name) => commandPaths[name])).size).toBe(commandNames.length);
  for (const name of commandNames) {
    const answer = await fetch(`http://127.0.0.1:${http.port}${commandPaths[name]}?x=1`, {
      headers: { authorization },
    });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await answer.json()).toMatchObject({ status: 405, className: 'MethodNotAllowedException' });
  }
});

test.each(hostileBodies)('%s is refused by its name, and reaches nobody', async (_name, body, key) => {
  let reached = 0;
  house.reserve = async () => {
    reached += 1;
    throw new Error('reached');
  };
  const { status: code, body: answer } = await post(body);
  expect(code).toBe(400);
  const { errorProperties, ...rest } = answer;
  expect(rest).toEqual({
    status: 400,
    message: 'InvalidCommandException',
    className: 'InvalidCommandException',
  });
  if (key === 'body') expect(errorProperties).toEqual([]);
  else expect(JSON.stringify(errorProperties)).toContain(`"key":"${key}`);
  expect(reached).toBe(0);
});

test('text over gRPC whose bytes are not UTF-8 is refused by its name', async () => {
  const bytes = encoded({ ...complete, reservationMemo: 'wi?dow' });
  const damaged = Buffer.from(bytes.map((byte) => (byte === 0x3f ? 0xc3 : byte)));
  const refusal = await callGrpc(damaged);
  expect(refusal).toMatchObject({ code: status.INVALID_ARGUMENT });
  expect(refusal?.metadata.get('error-field')).toEqual(['reservationMemo']);
});

test('a body that is too large is refused before it is read, as the clinic would put it', async () => {
  const { status: code, body } = await post(`{"x":"${'x'.repeat(200_000)}"}`);
  expect([code, body['className']]).toEqual([413, 'PayloadTooLargeException']);
});

test('credentials go first, then the right, then the body', async () => {
  expect((await post('x', { authorization: 'Basic x' })).status).toBe(401);
  const slots = commandPaths.GetReservationSlotsByGroup;
  const denied = await post('x', {}, slots);
  expect([denied.status, denied.body['className']]).toEqual([403, 'ForbiddenException']);
  expect(denied.headers.get('x-error-id')).toBeTruthy();
  expect((await post('x')).status).toBe(400);
});

test.each([
  ['', 'idempotency-key'],
  ['x'.repeat(513), 'idempotency-key'],
])('the key %j is refused', async (key, field) => {
  const { status: code, body } = await post(JSON.stringify(complete), { 'idempotency-key': key });
  expect([code, body['errorProperties']]).toEqual([400, [{ key: field, reason: 'NotAvailable' }]]);
});

test('a header that is given twice names no merchant', async () => {
  const answered = await new Promise<number | undefined>((resolve, reject) => {
    const call = request(
      {
        port: http.port,
        path,
        method: 'POST',
        headers: { authorization, 'x-merchant-id': ['seoul-clinic', 'seoul-clinic'] },
      },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      },
    );
    call.on('error', reject);
    call.end(JSON.stringify(complete));
  });
  expect(answered).toBe(400);
});

test('bytes that are no message are refused over gRPC, with details', async () => {
  const error = await callGrpc(Buffer.from([0xff, 0xff, 0xff]));
  expect(error?.code).toBe(status.INVALID_ARGUMENT);
  const without = await callGrpc(encoded({ ...complete, zoneId: undefined }));
  expect(without?.code).toBe(status.INVALID_ARGUMENT);
  expect(detailsOf(without)).toEqual([
    { type: 'ErrorInfo', reason: 'InvalidCommandException', domain: 'clinic.v1' },
    { type: 'BadRequest', fieldViolations: [{ field: 'zoneId', description: 'Required' }] },
  ]);
});

test('a reservation that was made is named over both transports', async () => {
  const reservationId = '123e4567-e89b-42d3-a456-426614174000';
  const reference = { visitorId: id, receiptId: reservationId, scheduleId: 'schedule' };
  house.reserve = async () => ({ kind: 'booking', booking: { ...made, id: bookingId('b-1'), reference } });
  const { status: code, headers, body } = await post(JSON.stringify(complete));
  expect([code, body, headers.get('x-booking-id'), headers.get('x-schedule-id')]).toEqual([
    200,
    { reservationId },
    'b-1',
    'schedule',
  ]);
  expect(await callGrpc(encoded(complete))).toBeNull();
});

test('a clinic that did not name the reservation leaves the name out', async () => {
  house.reserve = async () => ({ kind: 'booking', booking: made });
  expect((await post(JSON.stringify(complete))).body).toEqual({});
});

test.each([
  ['clinic-unavailable', 503, 'ServiceUnavailableException', status.UNAVAILABLE],
  ['outcome-unknown', 504, 'OutcomeUnknownException', status.DEADLINE_EXCEEDED],
  ['not-offered', 501, 'NotImplementedException', status.UNIMPLEMENTED],
  ['internal', 500, 'InternalServerException', status.INTERNAL],
] as const)('a fault %s has its status and class', async (code: FaultCode, http, className, grpcCode) => {
  house.reserve = async () => {
    throw new Fault(code, 'says why');
  };
  const answer = await post(JSON.stringify(complete));
  expect(answer).toMatchObject({ status: http, body: { status: http, className, errorProperties: [] } });
  expect(answer.body['message']).toBe(code === 'internal' ? 'internal error' : 'says why');
  expect((await callGrpc(encoded(complete)))?.code).toBe(grpcCode);
});

test('the words of the clinic are passed on as they are', async () => {
  const properties = [
    { key: 'zoneId', reason: 'NotFound' },
    { key: 'startDateTime', reason: 'NotAvailable' },
  ];
  house.reserve = async () => {
    throw new Fault('refused', 'no', { words: { className: 'NotFoundException', properties } });
  };
  expect((await post(JSON.stringify(complete))).body).toEqual({
    status: 400,
    message: 'NotFoundException',
    className: 'NotFoundException',
    errorProperties: properties,
  });
});

test('more commands at once than can be carried out are turned away', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  house.reserve = async () => {
    await held;
    return { kind: 'booking', booking: made };
  };
  const replies = Promise.all(
    [1, 2, 3].map(() =>
      post(JSON.stringify(complete)).then((reply) => {
        if (reply.status === 429) release();
        return reply.status;
      }),
    ),
  );
  expect((await replies).toSorted()).toEqual([200, 200, 429]);
});

test('a denied call is logged with its caller', async () => {
  await post('{}', {}, commandPaths.GetReservationSlotsByGroup);
  const line = both.log.findLast(([, , message]) => message === 'a call was denied');
  expect(line).toEqual([
    'warn',
    {
      transport: 'http',
      method: 'GetReservationSlotsByGroup',
      caller: 'google',
      error_id: expect.any(String),
    },
    'a call was denied',
  ]);
});

/** The details of a gRPC error, read by a definition that is not the server's own. */
function detailsOf(error: ServiceError | null): readonly object[] {
  const bytes = error?.metadata.get('grpc-status-details-bin')[0];
  if (!Buffer.isBuffer(bytes)) throw new Error('no details');
  const { root } = protobuf.parse(`
    syntax = "proto3";
    message Any { string type_url = 1; bytes value = 2; }
    message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
    message ErrorInfo { string reason = 1; string domain = 2; }
    message Violation { string field = 1; string description = 2; }
    message BadRequest { repeated Violation field_violations = 1; }
  `);
  const decoded = root.lookupType('Status').decode(bytes).toJSON() as {
    code: number;
    details: { typeUrl: string; value: string }[];
  };
  expect(decoded.code).toBe(error?.code);
  return decoded.details.map(({ typeUrl, value }) => {
    const type = typeUrl.replace('type.googleapis.com/google.rpc.', '');
    return { type, ...root.lookupType(type).decode(Buffer.from(value, 'base64')).toJSON() };
  });
}
