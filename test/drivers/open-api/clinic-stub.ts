import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the stub does with one call. `cut`: reads it, then closes the connection. `hang`: reads it and never answers. */
export type StubAnswer =
  | { readonly status?: number; readonly json: unknown; readonly headers?: Record<string, string> }
  | { readonly status?: number; readonly raw: string | Buffer }
  | 'cut'
  | 'hang';

export interface StubCall {
  /** The path's last part, with the version where both exist, e.g. `v1/reserve`. */
  readonly operation: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly headers: IncomingMessage['headers'];
}

export type StubHandler = (call: StubCall) => StubAnswer | Promise<StubAnswer>;

/** A clinic of a few lines for what the sandbox clinic doesn't do: answers of any shape, at any moment. */
export interface ClinicStub {
  readonly baseUrl: string;
  readonly calls: StubCall[];
  /** Calls of an operation so far. */
  of(operation: string): StubCall[];
  close(): Promise<void>;
}

export async function startStub(handler: StubHandler): Promise<ClinicStub> {
  const calls: StubCall[] = [];
  const server = createServer((request, response) => {
    void serve(request, response, calls, handler);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${portOf(server)}`,
    calls,
    of: (operation) => calls.filter((call) => call.operation === operation),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A port on which nothing listens. */
export async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  calls: StubCall[],
  handler: StubHandler,
): Promise<void> {
  const path = request.url ?? '';
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const operation = /(?:v[12]\/(?=(?:commands|queries)\/))?(?:commands|queries)\/.*$/.exec(path)?.[0] ?? path;
  const call: StubCall = {
    operation: operation.replace(/(commands|queries)\//, ''),
    path,
    body: JSON.parse(Buffer.concat(chunks).toString()),
    headers: request.headers,
  };
  calls.push(call);
  const answer = await handler(call);
  if (answer === 'hang') return;
  if (answer === 'cut') {
    request.socket.destroy();
    return;
  }
  const headers = 'headers' in answer ? answer.headers : {};
  response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...headers });
  response.end('raw' in answer ? answer.raw : JSON.stringify(answer.json));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** The documented error body ([clinic] 4). */
export function refusal(key: string, reason: string, status = 400): StubAnswer {
  return {
    status,
    json: {
      status,
      message: 'InvalidRequestException',
      className: 'InvalidRequestException',
      errorProperties: [{ key, reason }],
    },
  };
}
