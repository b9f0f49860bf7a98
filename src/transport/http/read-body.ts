import type { IncomingMessage } from 'node:http';
import { Fault, invalidArgument } from '../../core/fault.ts';

/** The client hung up before its request was complete: there is nobody to answer. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/**
 * Judges what the headers say of the body, before any of it is read.
 * @throws {Fault} `too-large`; `invalid-argument` naming the header
 */
export function checkBodyHeaders({ headers }: IncomingMessage, maxBytes: number): void {
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw invalidArgument('content-encoding', 'must be identity, compressed bodies are not read');
  }
  const type = headers['content-type'];
  if (type !== undefined && type !== 'application/json') checkContentType(type);
}

/** The body is read as JSON whatever it calls itself: clients that name it otherwise, as `curl -d` does, mean JSON all the same. */
function checkContentType(type: string): void {
  for (const parameter of type.toLowerCase().split(';').slice(1)) {
    const [key = '', value = ''] = parameter.split('=');
    const charset = value.trim().replaceAll('"', '');
    if (key.trim() === 'charset' && charset !== 'utf-8' && charset !== 'utf8') {
      throw invalidArgument('content-type', 'must have the charset utf-8 or none');
    }
  }
}

/**
 * The whole body. How long it may take is for the server's own time limits.
 * @throws {Fault} `too-large` as soon as it is; the rest is left unread
 * @throws {ClientGone}
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const takeChunk = (chunk: Buffer): void => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= maxBytes) return;
      request.off('data', takeChunk);
      request.pause();
      reject(tooLarge(maxBytes));
    };
    let ended = false;
    // Every request is closed at last, nearly all of them long after their end: an error made for nothing costs a stack trace.
    const giveUp = (): void => {
      if (!ended) reject(new ClientGone());
    };
    request.on('data', takeChunk);
    // Nearly every body comes in one piece, which then needs no copy.
    request.on('end', () => {
      ended = true;
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size));
    });
    request.on('error', giveUp);
    request.on('close', giveUp);
    if (request.destroyed) reject(new ClientGone());
  });
}

function tooLarge(maxBytes: number): Fault {
  return new Fault('too-large', `the body is larger than ${maxBytes} bytes`);
}
