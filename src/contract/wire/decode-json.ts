import { isUtf8 } from 'node:buffer';
import type { MessageName, WireMessages } from './protos.ts';
import { type ReadLimits, readMessage } from './read-message.ts';
import { WireError } from './wire-error.ts';

/** A byte order mark at the start is skipped. */
const utf8 = new TextDecoder('utf-8');

/**
 * Reads a message from JSON as [google] 4.5 describes it, into the shape of {@link readMessage}. Of a key that occurs
 * twice the last counts. The size of the body is for the transport to limit.
 *
 * @throws WireError for a body that isn't UTF-8 or JSON, and for a message that doesn't fit its type
 */
export function decodeJson<Name extends MessageName>(
  name: Name,
  body: Uint8Array | string,
  limits?: ReadLimits,
): WireMessages[Name] {
  return readMessage(name, parseJson(body), limits);
}

/** @throws WireError for a body that isn't UTF-8 or JSON */
export function parseJson(body: Uint8Array | string): unknown {
  return parse(typeof body === 'string' ? body : textOf(body));
}

function textOf(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw new WireError('body is not valid UTF-8');
  return utf8.decode(bytes);
}

function parse(text: string): unknown {
  if (text.trim() === '') throw new WireError('body is empty');
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new WireError(notJson(cause));
    throw cause;
  }
}

/** Only the place is told: the parser's own message quotes the body, which holds personal data. */
function notJson(cause: SyntaxError): string {
  const [, position] = /at position (\d+)/.exec(cause.message) ?? [];
  return position === undefined ? 'body is not JSON' : `body is not JSON (at character ${position})`;
}
