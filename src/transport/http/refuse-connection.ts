import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type AnswerCode, answers } from '../../contract/answer-table.ts';
import { failureBody } from '../../contract/failure.ts';
import type { Clock } from '../../core/clock.ts';

/** How long the client has to read the answer, in milliseconds. */
const lingerMs = 1_000;

/** What to tell by the parser's error code; everything else is no HTTP. */
const refusals: Readonly<Record<string, readonly [AnswerCode, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['request-timeout', 'the request took too long to come in'],
  HPE_HEADER_OVERFLOW: ['headers-too-large', 'the headers are too large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['too-large', 'the chunk extensions are too large'],
};

/** Without a handshake there is nobody to answer to. */
function isTlsFailure({ code = '' }: NodeJS.ErrnoException): boolean {
  return code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_');
}

/** Answers what never became a request, in the form of every other failure, and closes the connection. */
export function refuseConnection(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  newErrorId: () => string,
  clock: Clock,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable || isTlsFailure(error)) {
    socket.destroy();
    return;
  }
  const [code, message] = (error.code === undefined ? undefined : refusals[error.code]) ?? [
    'invalid-argument',
    'the request is no valid HTTP/1.1',
  ];
  endWith(socket, code, message, newErrorId(), clock);
}

/** Answers CONNECT, which Node gives out as a bare connection that nobody looks after any more. */
export function refuseTunnel(socket: Duplex, newErrorId: () => string, clock: Clock): void {
  socket.on('error', () => socket.destroy());
  endWith(socket, 'method-not-allowed', 'there are no tunnels here', newErrorId(), clock);
}

function endWith(socket: Duplex, code: AnswerCode, message: string, errorId: string, clock: Clock): void {
  const { http } = answers[code];
  const body = failureBody({ code, message, field: undefined, errorId });
  const stopTimer = clock.after(lingerMs, () => socket.destroy());
  socket.once('close', stopTimer);
  socket.end(
    `HTTP/1.1 ${http} ${STATUS_CODES[http]}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
