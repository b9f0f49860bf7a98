import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/dependencies.ts';
import type { TlsMaterial, TlsSource } from '../transport/tls-source.ts';
import { materialOf, type TlsBytes, type TlsFiles, type Unreadable } from './read-tls-files.ts';

/** What following files takes. */
export interface FollowOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** How long a replaced file may go unnoticed, in milliseconds. */
  readonly everyMs: number;
}

/** Files that are read again and again. */
export interface FollowedTlsFiles extends TlsSource {
  /** Reads no more. */
  end(): void;
}

/**
 * Reads the files now, and takes over what replaces them. They are read rather than watched: that works on every file system, and
 * notices a folder's link that is pointed elsewhere. New files that no TLS can be spoken with, as when the key has been replaced and the
 * certificate not yet, are told in the log once and leave what is in use as it is.
 * @throws {TlsFileError} when the files are no good at the start
 */
export function followTlsFiles(files: TlsFiles, options: FollowOptions): FollowedTlsFiles {
  return new Followed(files, options);
}

/**
 * What is in the files at the moment.
 * @throws {TlsFileError} when no TLS can be spoken with them
 */
export function readTlsFiles(files: TlsFiles, clock: Pick<Clock, 'now'>): TlsMaterial {
  return materialOf(files, bytesNow(files), clock.now());
}

class Followed implements FollowedTlsFiles {
  readonly #files: TlsFiles;
  readonly #options: FollowOptions;
  readonly #takers = new Set<(material: TlsMaterial) => void>();
  #material: TlsMaterial;
  /** What was read last, good or bad, so that it isn't judged again. */
  #seen: TlsBytes;
  #stopTimer: () => void = () => undefined;
  #ended = false;

  constructor(files: TlsFiles, options: FollowOptions) {
    this.#files = files;
    this.#options = options;
    this.#seen = bytesNow(files);
    this.#material = materialOf(files, this.#seen, options.clock.now());
    this.#lookLater();
  }

  get material(): TlsMaterial {
    return this.#material;
  }

  follow(take: (material: TlsMaterial) => void): () => void {
    this.#takers.add(take);
    return () => this.#takers.delete(take);
  }

  end(): void {
    this.#ended = true;
    this.#stopTimer();
    this.#takers.clear();
  }

  #lookLater(): void {
    this.#stopTimer = this.#options.clock.after(this.#options.everyMs, () => void this.#look());
  }

  async #look(): Promise<void> {
    const bytes = await bytesOf(this.#files);
    if (this.#ended) return;
    if (!isSame(bytes, this.#seen)) {
      this.#seen = bytes;
      this.#replace(bytes);
    }
    this.#lookLater();
  }

  #replace(bytes: TlsBytes): void {
    const { clock, log } = this.#options;
    const { certificate, clientAuthorities } = this.#files;
    try {
      const material = materialOf(this.#files, bytes, clock.now());
      for (const take of this.#takers) take(material);
      this.#material = material;
      log.info({ certificate, clientAuthorities }, 'TLS files were replaced');
    } catch (err) {
      log.error(
        { err, certificate, clientAuthorities },
        'new TLS files are no good, the old ones stay in use',
      );
    }
  }
}

function bytesNow(files: TlsFiles): TlsBytes {
  const read = (file: string): Buffer | Unreadable => {
    try {
      return readFileSync(file);
    } catch (error) {
      return unreadable(error);
    }
  };
  const { certificate, key, clientAuthorities } = files;
  return {
    certificate: read(certificate),
    key: read(key),
    clientAuthorities: clientAuthorities === null ? null : read(clientAuthorities),
  };
}

async function bytesOf(files: TlsFiles): Promise<TlsBytes> {
  const read = (file: string): Promise<Buffer | Unreadable> => readFile(file).catch(unreadable);
  const [certificate, key, clientAuthorities] = await Promise.all([
    read(files.certificate),
    read(files.key),
    files.clientAuthorities === null ? null : read(files.clientAuthorities),
  ]);
  return { certificate, key, clientAuthorities };
}

function unreadable(error: unknown): Unreadable {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error;
  return { reason: String(isCoded ? error.code : error) };
}

function isSame(one: TlsBytes, other: TlsBytes): boolean {
  return (['certificate', 'key', 'clientAuthorities'] as const).every((which) => {
    const [before, after] = [one[which], other[which]];
    if (before === null || after === null) return before === after;
    if (Buffer.isBuffer(before)) return Buffer.isBuffer(after) && before.equals(after);
    return !Buffer.isBuffer(after) && before.reason === after.reason;
  });
}
