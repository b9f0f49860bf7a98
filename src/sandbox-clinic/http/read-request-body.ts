import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { BodyForm, RequestBody } from '../clinic-system.ts';
import { isShallow } from '../json-object.ts';

/** Largest body that is read, in bytes. */
export const largestBodyBytes = 2 * 1024 * 1024;

/** Reads a request to its end; what is over the limit is taken off the line but not kept. Rejects when the line breaks. */
export async function readRequestBody(request: IncomingMessage, form: BodyForm): Promise<RequestBody> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new Error('the request was set to deliver text');
    bytes += chunk.length;
    if (bytes <= largestBodyBytes) chunks.push(chunk);
  }
  if (bytes > largestBodyBytes) return { kind: 'unreadable', problem: 'too-large' };
  if (bytes === 0) return { kind: 'none' };
  const whole = Buffer.concat(chunks);
  return form === 'form' ? parseForm(whole) : parseJson(whole);
}

/** A field that comes twice is a list of its values. */
function parseForm(bytes: Buffer): RequestBody {
  if (!isUtf8(bytes)) return { kind: 'unreadable', problem: 'malformed' };
  const form = new URLSearchParams(bytes.toString());
  const fields = [...new Set(form.keys())].map((name): [string, string | string[]] => {
    const values = form.getAll(name);
    return [name, values.length > 1 ? values : (values[0] ?? '')];
  });
  return { kind: 'json', value: Object.fromEntries(fields) };
}

function parseJson(bytes: Buffer): RequestBody {
  try {
    const value: unknown = isUtf8(bytes) ? JSON.parse(bytes.toString()) : undefined;
    if (value !== undefined && isShallow(value)) return { kind: 'json', value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { kind: 'unreadable', problem: 'malformed' };
}
