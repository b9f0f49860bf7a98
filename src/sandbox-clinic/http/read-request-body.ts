import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { RequestBody } from '../clinic-system.ts';
import { isShallow } from '../json-object.ts';

/** Largest body that is read, in bytes. */
export const largestBodyBytes = 2 * 1024 * 1024;

/** Reads a request to its end; what is over the limit is taken off the line but not kept. Rejects when the line breaks. */
export async function readRequestBody(request: IncomingMessage): Promise<RequestBody> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new Error('the request was set to deliver text');
    bytes += chunk.length;
    if (bytes <= largestBodyBytes) chunks.push(chunk);
  }
  if (bytes > largestBodyBytes) return { kind: 'unreadable', problem: 'too-large' };
  if (bytes === 0) return { kind: 'none' };
  return parse(Buffer.concat(chunks));
}

function parse(bytes: Buffer): RequestBody {
  try {
    const value: unknown = isUtf8(bytes) ? JSON.parse(bytes.toString()) : undefined;
    if (value !== undefined && isShallow(value)) return { kind: 'json', value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { kind: 'unreadable', problem: 'malformed' };
}
