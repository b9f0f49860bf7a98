import type { Transport } from '../rows.ts';
import type { Json } from '../servers/answers.ts';
import type { Channel } from './channel.ts';
import { GrpcChannel } from './grpc-channel.ts';
import { HttpChannel, httpRequest } from './http-channel.ts';
import { decode, encode, grpcPath } from './protos.ts';
import { authorization } from './requests.ts';

/** How one transport writes requests and reads answers of the contract. */
export interface Wire {
  request(method: string, message: Json): Buffer;
  /** The bytes of an answer, as the adapter would write it. */
  answer(method: string, message: Json): Buffer;
  read(method: string, answer: Buffer): Json;
  open(port: number, method: string, concurrency: number): Promise<readonly Channel[]>;
}

/** A gRPC client keeps few connections with many calls on each. */
const callsPerConnection = 16;

export const wires: Readonly<Record<Transport, Wire>> = {
  http: {
    request: (method, message) => httpRequest(`/v3/${method}`, authorization, JSON.stringify(message)),
    answer: (_method, message) => Buffer.from(JSON.stringify(message)),
    read: (_method, answer) => JSON.parse(answer.toString()),
    open: (port, _method, concurrency) =>
      Promise.all(Array.from({ length: concurrency }, () => HttpChannel.open(port))),
  },
  grpc: {
    request: (method, message) => encode(`${method}Request`, message),
    answer: (method, message) => encode(`${method}Response`, message),
    read: (method, answer) => decode(`${method}Response`, answer),
    open: (port, method, concurrency) =>
      Promise.all(
        Array.from({ length: Math.ceil(concurrency / callsPerConnection) }, () =>
          GrpcChannel.open(port, grpcPath(method), authorization),
        ),
      ),
  },
};
