/** User and password as a caller sent them. */
export interface BasicCredentials {
  readonly user: string;
  readonly password: string;
}

/** Longer headers are refused unread; nothing that a person or configuration would choose comes near it. */
const longestAuthorization = 1024;

const basic = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Control characters can't be part of user or password (RFC 7617, section 2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is control characters that are looked for
export const controlCharacter = /[\u0000-\u001f\u007f]/;

/**
 * Reads an `Authorization` header of the Basic scheme (RFC 7617): scheme in any case, canonical base64 of UTF-8 text. The user ends at
 * the first colon, so that the password may hold more. null for everything else.
 */
export function parseBasicCredentials(authorization: string): BasicCredentials | null {
  if (authorization.length > longestAuthorization) return null;
  const encoded = basic.exec(authorization)?.[1];
  if (encoded === undefined) return null;
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.toString('base64') !== encoded) return null;
  const text = decode(bytes);
  const colon = text?.indexOf(':') ?? -1;
  if (text === null || colon < 1 || controlCharacter.test(text)) return null;
  return { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

function decode(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
