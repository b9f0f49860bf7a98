import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomFillSync } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';

/** Keys that may be replaced while they are in use. */
export interface KeySource {
  readonly ring: KeyRing;
  /** Looks at once whether there are others by now. */
  reload(): KeyRing;
}

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** `s1`, the key's id, then initialisation vector, tag and cipher text in one. */
const sealedForm = /^s1\.([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]+)$/;

/** Random vectors are drawn for many values at once: asking the system for 12 bytes takes as long as sealing does. */
const vectors = { bytes: Buffer.alloc(ivBytes * 256), used: ivBytes * 256 };

/**
 * Seals text with AES-256-GCM. What is sealed is tied to its place, so that it can't be put into another's; the key's id goes along. With
 * random vectors a key is good for some 2^32 values ([NIST SP 800-38D] 8.3).
 */
export class Vault {
  readonly #source: KeySource;

  constructor(source: KeySource) {
    this.#source = source;
  }

  /** @param place where it is kept, the same whenever it is opened */
  seal(text: string, place: string): string {
    const { current, keys } = this.#source.ring;
    const key = keys.get(current);
    if (key === undefined) throw new Error('the current data key is missing');
    const vector = nextVector();
    const sealing = createCipheriv(cipher, key, vector, { authTagLength: tagBytes });
    sealing.setAAD(Buffer.from(place));
    const body = sealing.update(text, 'utf8');
    const rest = sealing.final();
    const sealed = Buffer.concat([vector, sealing.getAuthTag(), body, rest]);
    return `s1.${current}.${sealed.toString('base64url')}`;
  }

  /** Throws for what was not sealed for the place, or was changed, or whose key is not there. */
  open(sealed: string, place: string): string {
    const [, id, encoded] = sealedForm.exec(sealed) ?? [];
    if (id === undefined || encoded === undefined) throw new Error(`what is kept at ${place} is not sealed`);
    const bytes = Buffer.from(encoded, 'base64url');
    const opening = createDecipheriv(cipher, this.#key(id, place), bytes.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    });
    opening.setAAD(Buffer.from(place));
    opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return opening.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + opening.final('utf8');
  }

  /** Id of the key that a text was sealed with; null: it is plain. */
  keyOf(text: string): string | null {
    return sealedForm.exec(text)?.[1] ?? null;
  }

  /** Id of the key that is written with. */
  get current(): string {
    return this.#source.ring.current;
  }

  /** The same for the same text, and of no use to anybody without the key: 43 characters of base64url. */
  keyedHash(text: string): string {
    return createHmac('sha256', this.#source.ring.index).update(text).digest('base64url');
  }

  /** Another process may have begun to write with a newer key. */
  #key(id: string, place: string): KeyObject {
    const key = this.#source.ring.keys.get(id) ?? this.#source.reload().keys.get(id);
    if (key === undefined) throw new Error(`the data key ${id} is missing, with which ${place} was sealed`);
    return key;
  }
}

function nextVector(): Buffer {
  if (vectors.used === vectors.bytes.length) {
    randomFillSync(vectors.bytes);
    vectors.used = 0;
  }
  const vector = Buffer.from(vectors.bytes.subarray(vectors.used, vectors.used + ivBytes));
  vectors.used += ivBytes;
  return vector;
}
