import path from 'node:path';
import { Client, credentials } from '@grpc/grpc-js';
import {
  loadFileDescriptorSetFromBuffer,
  loadSync,
  type PackageDefinition,
  type ServiceDefinition,
} from '@grpc/proto-loader';
import protobuf from 'protobufjs';
import { type BothTransports, goodMetadata, startBoth } from '../both-transports.ts';
import { lookUp, slot } from '../wrong-requests.ts';

let both: BothTransports;
let client: Client;
beforeAll(async () => {
  both = await startBoth();
  client = new Client(`127.0.0.1:${both.grpc.port}`, credentials.createInsecure());
});
afterAll(async () => {
  client.close();
  await both.close();
});

interface Answer {
  readonly fileDescriptorResponse?: { readonly fileDescriptorProto: readonly Buffer[] };
  readonly listServicesResponse?: { readonly service: readonly { readonly name: string }[] };
  readonly errorResponse?: { readonly errorMessage: string };
}

/** Asks as `grpcurl` does: by the protocol's own published proto, one stream for all questions. */
function reflectionAsk(version: string): (question: object) => Promise<Answer> {
  const folder = path.join(path.dirname(require.resolve('@grpc/reflection/package.json')), 'build/proto');
  const definition = loadSync(`grpc/reflection/${version}/reflection.proto`, { includeDirs: [folder] });
  const service = definition[`grpc.reflection.${version}.ServerReflection`] as ServiceDefinition;
  const method = service['ServerReflectionInfo'];
  if (method === undefined) throw new Error('the protocol has lost its method');
  return (question) =>
    new Promise((resolve, reject) => {
      const stream = client.makeBidiStreamRequest<object, Answer>(
        method.path,
        method.requestSerialize,
        (bytes) => method.responseDeserialize(bytes) as Answer,
      );
      stream.on('data', (answer: Answer) => {
        if (answer.errorResponse) reject(new Error(answer.errorResponse.errorMessage));
        else resolve(answer);
      });
      stream.on('error', reject);
      stream.end(question);
    });
}

/** As much of descriptor.proto as a client needs in order to ask for the rest. */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message File { string name = 1; repeated string dependency = 3; }
  message FileSet { repeated bytes file = 1; }`);
const fileType = root.lookupType('File');
const fileSetType = root.lookupType('FileSet');

/** Everything that the symbol's file needs, found by asking on. */
async function discover(version: string, symbol: string): Promise<PackageDefinition> {
  const ask = reflectionAsk(version);
  const files = new Map<string, Buffer>();
  const waiting: object[] = [{ fileContainingSymbol: symbol }];
  for (let question = waiting.pop(); question !== undefined; question = waiting.pop()) {
    const { fileDescriptorResponse } = await ask(question);
    for (const bytes of fileDescriptorResponse?.fileDescriptorProto ?? []) {
      const { name, dependency } = fileType.toObject(fileType.decode(bytes), { arrays: true });
      if (files.has(name)) continue;
      files.set(name, bytes);
      waiting.push(...dependency.map((fileByFilename: string) => ({ fileByFilename })));
    }
  }
  const set = fileSetType.encode({ file: [...files.values()] }).finish();
  return loadFileDescriptorSetFromBuffer(Buffer.from(set), { keepCase: true, longs: String });
}

function methodsOf(definition: PackageDefinition, service: string): ServiceDefinition {
  return definition[service] as ServiceDefinition;
}

describe.each(['v1', 'v1alpha'])('a client that knows nothing but reflection %s', (version) => {
  test('finds every service that is served, with its methods and their messages', async () => {
    const { listServicesResponse } = await reflectionAsk(version)({ listServices: '' });
    const names = listServicesResponse?.service.map(({ name }) => name) ?? [];
    expect(names).toContain('ext.maps.booking.partner.v3.BookingService');
    expect(names).toContain('clinic.v1.ClinicCommands');
    for (const name of names) {
      const methods = Object.values(methodsOf(await discover(version, name), name));
      expect(methods.length).toBeGreaterThan(0);
      for (const method of methods) expect(method.requestSerialize({})).toBeInstanceOf(Buffer);
    }
  });

  test('calls a method', async () => {
    const name = 'ext.maps.booking.partner.v3.BookingService';
    const method = methodsOf(await discover(version, name), name)['BatchAvailabilityLookup'];
    if (method === undefined) throw new Error('the method is not there');
    const answer = await new Promise((resolve, reject) => {
      client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        lookUp,
        goodMetadata(),
        (error, message) => (error === null ? resolve(message) : reject(error)),
      );
    });
    expect(answer).toMatchObject({ slot_time_availability: [{ slot_time: { start_sec: slot.start_sec } }] });
  });

  test('is told when there is no such thing', async () => {
    await expect(discover(version, 'ext.maps.Nothing')).rejects.toThrow(/not found/i);
  });
});
