import { readFileSync } from 'node:fs';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/dependencies.ts';
import { type KeyRing, parseKeyRing } from './key-ring.ts';
import type { KeySource } from './vault.ts';

/** Where keys come from. */
export type KeySettings =
  | { readonly kind: 'text'; readonly text: string }
  /** A relative path starts at the working directory. */
  | { readonly kind: 'file'; readonly file: string };

/** What following a file takes. */
export interface FollowOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** How long a replaced file may go unnoticed, in milliseconds, as long as nothing asks for its keys. */
  readonly everyMs: number;
}

/** Keys that are read again and again. */
export interface FollowedKeys extends KeySource {
  /** Reads no more. */
  end(): void;
}

/**
 * The keys as they are now.
 * @throws {KeyRingError} or what reading the file throws
 */
export function readKeyRing(settings: KeySettings): KeyRing {
  return parseKeyRing(textOf(settings));
}

/**
 * Reads the keys now, and takes over what replaces them in their file: more keys, and another to write with. A file that is no good, or
 * has another index key, is logged and leaves what is in use as it is.
 * @throws what {@link readKeyRing} throws
 */
export function followKeys(settings: KeySettings, options: FollowOptions): FollowedKeys {
  return new Followed(settings, options);
}

class Followed implements FollowedKeys {
  readonly #settings: KeySettings;
  readonly #options: FollowOptions;
  #text: string;
  #ring: KeyRing;
  #stopTimer: () => void = () => undefined;

  constructor(settings: KeySettings, options: FollowOptions) {
    this.#settings = settings;
    this.#options = options;
    this.#text = textOf(settings);
    this.#ring = parseKeyRing(this.#text);
    if (settings.kind === 'file') this.#lookLater();
  }

  get ring(): KeyRing {
    return this.#ring;
  }

  reload(): KeyRing {
    const { log } = this.#options;
    try {
      this.#take(textOf(this.#settings));
    } catch (err) {
      log.error({ err }, 'the new data keys are no good, the old ones stay in use');
    }
    return this.#ring;
  }

  end(): void {
    this.#stopTimer();
  }

  #take(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    const ring = parseKeyRing(text);
    if (!ring.index.equals(this.#ring.index)) throw new Error('the index key must not change');
    this.#ring = ring;
    this.#options.log.info({ current: ring.current }, 'data keys were replaced');
  }

  /** The file is a few hundred bytes, so it is read at once. */
  #lookLater(): void {
    this.#stopTimer = this.#options.clock.after(this.#options.everyMs, () => {
      this.reload();
      this.#lookLater();
    });
  }
}

function textOf(settings: KeySettings): string {
  return settings.kind === 'text' ? settings.text : readFileSync(settings.file, 'utf8');
}
