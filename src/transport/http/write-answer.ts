import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type Failure, failureBody } from '../../contract/failure.ts';
import type { Clock } from '../../core/clock.ts';

/** How much of a refused request is read on, in bytes and milliseconds, before its connection is cut. */
const linger = { bytes: 8_388_608, ms: 1_000 } as const;

/** Writes a whole answer in one go. */
export function writeJson(server: Server, response: ServerResponse, status: number, body: string): void {
  // Once closed to new connections, those that are there end with the answer under way.
  if (!server.listening) response.shouldKeepAlive = false;
  writeHead(response, status, body);
  response.end(body);
}

/**
 * Answers with a failure. If the client is still sending, the answer is followed by reading on for a while: closed at once, the
 * connection would be reset, and the client might never see the answer.
 */
export function writeFailure(
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
  failure: Failure,
  clock: Clock,
  bodyOf: (failure: Failure) => string = failureBody,
): void {
  if (response.headersSent || response.destroyed) return;
  if (failure.code === 'unauthenticated') {
    response.setHeader('www-authenticate', 'Basic realm="booking", charset="UTF-8"');
  }
  const body = bodyOf(failure);
  if (request.complete) {
    writeJson(server, response, failure.answer.http, body);
    return;
  }
  response.shouldKeepAlive = false;
  writeHead(response, failure.answer.http, body);
  response.write(body);
  readOn(request, clock, () => response.end());
}

function writeHead(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
}

function readOn(request: IncomingMessage, clock: Clock, done: () => void): void {
  let left: number = linger.bytes;
  const stopTimer = clock.after(linger.ms, done);
  const finish = (): void => {
    stopTimer();
    done();
  };
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) finish();
  });
  request.on('end', finish);
  request.on('close', finish);
  request.resume();
}
