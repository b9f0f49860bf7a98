import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

/** The keys that personal data is kept under. */
export interface KeyRing {
  /** Under which names and the like are hashed, so that they can be compared and not guessed. Never changes for one store. */
  readonly index: KeyObject;
  /** By id; any of them may be needed to read. */
  readonly keys: ReadonlyMap<string, KeyObject>;
  /** Id of the key that is written with: the first that is listed. */
  readonly current: string;
}

/** Keys that can't be used, without a word of them quoted. */
export class KeyRingError extends Error {
  readonly problem: string;

  constructor(problem: string) {
    super(`the data keys ${problem}`);
    this.name = 'KeyRingError';
    this.problem = problem;
  }
}

const keyBytes = 32;
const indexName = 'index';
const entry = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]{43}=?)$/;

/**
 * Reads keys from text: `<id>:<32 bytes in base64>`, one after the other with white space between, from `#` to the end of a line a
 * remark. One has the id `index`; of the others the first is the one to write with.
 * @throws {KeyRingError}
 */
export function parseKeyRing(text: string): KeyRing {
  const entries = text
    .replaceAll(/#.*$/gm, '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(keyOf);
  const ids = entries.map(([id]) => id);
  const twice = ids.find((id, position) => ids.indexOf(id) !== position);
  if (twice !== undefined) throw new KeyRingError(`name ${twice} twice`);
  const keys = new Map(entries);
  const index = keys.get(indexName);
  if (index === undefined) throw new KeyRingError(`have none named ${indexName}`);
  keys.delete(indexName);
  const [current] = keys.keys();
  if (current === undefined) throw new KeyRingError(`have none besides ${indexName}`);
  return { index, keys, current };
}

function keyOf(word: string, position: number): readonly [string, KeyObject] {
  const [, id, encoded] = entry.exec(word) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (id === undefined || bytes.length !== keyBytes)
    throw new KeyRingError(
      `are not of the form <id>:<${keyBytes} bytes in base64> at number ${position + 1}`,
    );
  return [id, createSecretKey(bytes)];
}

/** Lines for a key file: a new key under the id. */
export function newKeyLine(id: string): string {
  return `${id}:${randomBytes(keyBytes).toString('base64')}\n`;
}

/** What a new key file holds. `id`: of the key to write with. */
export function newKeyFile(id: string): string {
  return `# Keys of personal data at rest. Whoever has them can read it; without them nobody can, so keep a copy.
# The first key besides index is written with, the others are read with.
${newKeyLine(indexName)}${newKeyLine(id)}`;
}

/** The file's text with a new key to write with. */
export function withNewKey(text: string, id: string): string {
  const { keys } = parseKeyRing(text);
  if (id === indexName || keys.has(id)) throw new KeyRingError(`have one named ${id} already`);
  // Whatever stands before, also on the same line, stays; only index has no place in the order.
  return `${newKeyLine(id)}${text}`;
}
