import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the stub does with one call. `cut`: reads it, then closes the connection. `hang`: reads it and never answers. */
export type StubAnswer =
  | { readonly status?: number; readonly json: unknown; readonly headers?: Record<string, string> }
  | { readonly status?: number; readonly raw: string | Buffer }
  | 'cut'
  | 'hang';

export interface StubCall {
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

export type StubHandler = (call: StubCall) => StubAnswer | Promise<StubAnswer>;

/** A system of a few lines for what the sandbox clinic doesn't do: answers of any shape. */
export interface VendorStub {
  readonly baseUrl: string;
  readonly calls: StubCall[];
  /** Calls so far whose path ends so. */
  to(pathEnd: string): StubCall[];
  close(): Promise<void>;
}

export async function startVendorStub(handler: StubHandler): Promise<VendorStub> {
  const calls: StubCall[] = [];
  const server = createServer((request, response) => {
    void serve(request, response, calls, handler);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    to: (pathEnd) => calls.filter(({ path }) => path.endsWith(pathEnd)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  calls: StubCall[],
  handler: StubHandler,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://stub');
  const body = Buffer.concat(chunks).toString();
  const call = { method: request.method ?? '', path, query, body, headers: request.headers };
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
