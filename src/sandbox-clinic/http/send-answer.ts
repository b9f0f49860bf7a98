import type { ServerResponse } from 'node:http';

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

/** Writes `body` as JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
): void {
  sendText(response, status, 'application/json; charset=utf-8', JSON.stringify(body), headers);
}
