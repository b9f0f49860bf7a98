import type { ServerResponse } from 'node:http';
import type { ClinicAnswer } from '../clinic-system.ts';

/** Writes a whole answer, unless the caller has gone. */
export function sendText(
  response: ServerResponse,
  status: number,
  contentType: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.destroyed) return;
  const length = Buffer.byteLength(text);
  response.writeHead(status, { 'content-type': contentType, 'content-length': length, ...headers });
  response.end(text);
}

/** Writes a system's answer. */
export function sendAnswer(response: ServerResponse, { status, body, headers = {} }: ClinicAnswer): void {
  if (body !== undefined) sendJson(response, status, body, headers);
  else if (!response.destroyed) response.writeHead(status, headers).end();
}

/** Writes `body` as JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
): void {
  sendText(response, status, 'application/json; charset=utf-8', JSON.stringify(body), headers);
}
