const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The value as JSON, null if it can't be written: what a clinic sent is sent back to it, and may be nested too deeply. */
export function encodeJson(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

/** The JSON value in an answer's body, undefined if there is none. */
export function decodeJson(body: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    return undefined;
  }
}
