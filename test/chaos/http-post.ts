import { type IncomingHttpHeaders, request } from 'node:http';
import type { Outcome } from './record.ts';

/** The sandbox's documented credentials of the house's own clients. */
export const houseAuthorization = `Basic ${Buffer.from('internal:internal-secret').toString('base64')}`;

/** How long anybody waits for any answer. Longer than the promise, so that a late answer is seen as such. */
export const patienceMs = 7_000;

export type Body = Readonly<Record<string, unknown>>;

export type Posted =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      readonly text: string;
    }
  | Extract<Outcome, { kind: 'none' }>;

/** Sends JSON on a connection of its own. Never rejects. */
export function post(
  port: number,
  path: string,
  message: Body,
  authorization: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Posted> {
  const body = JSON.stringify(message);
  const headers = {
    authorization,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...more,
  };
  return new Promise((resolve) => {
    let impatient = false;
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent: false });
    const patience = setTimeout(() => {
      impatient = true;
      sent.destroy();
    }, patienceMs);
    const end = (posted: Posted): void => {
      clearTimeout(patience);
      resolve(posted);
    };
    const broken = (): void => end({ kind: 'none', why: impatient ? 'out-of-patience' : 'cut' });
    sent.on('error', broken);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', broken);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        end({ kind: 'answer', status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.end(body);
  });
}

export function jsonObject(text: string): Body {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

export function objectAt(body: Body, key: string): Body {
  const value = body[key];
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
