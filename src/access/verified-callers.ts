import { hash, randomBytes } from 'node:crypto';
import type { Clock, EpochMs } from '../core/clock.ts';

/** How much is remembered, and for how long after its last use. */
export interface MemoryLimits {
  readonly entries: number;
  readonly idleMs: number;
}

interface Entry<Caller> {
  readonly caller: Caller;
  usedMs: EpochMs;
}

/** A digest of an `Authorization` header under which its caller is remembered. */
export type HeaderDigest = string & { readonly __kind: 'header-digest' };

/**
 * Which headers have proved right, so that scrypt's cost is paid once and not on each request.
 *
 * The headers themselves hold passwords and must not lie in memory for as long as the process lives, so each is kept as its SHA-256
 * behind a secret key that is new for every process: a dump of the map gives nothing to try passwords against, and the time of a look-up
 * tells nothing, since nobody outside can aim at a digest. The key fills the hash's first block. That is weaker than HMAC only against
 * somebody who sees digests (they could extend them), and nobody does; it takes a fifth of HMAC's time.
 */
export class VerifiedCallers<Caller> {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #limits: MemoryLimits;
  readonly #key = randomBytes(32).toString('hex');
  readonly #entries = new Map<HeaderDigest, Entry<Caller>>();

  constructor(clock: Pick<Clock, 'now'>, limits: MemoryLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  digestOf(header: string): HeaderDigest {
    return hash('sha256', this.#key + header, 'base64') as HeaderDigest;
  }

  get(digest: HeaderDigest): Caller | undefined {
    const entry = this.#entries.get(digest);
    if (entry === undefined) return undefined;
    const nowMs = this.#clock.now();
    if (nowMs - entry.usedMs > this.#limits.idleMs) {
      this.#entries.delete(digest);
      return undefined;
    }
    entry.usedMs = nowMs;
    return entry.caller;
  }

  remember(digest: HeaderDigest, caller: Caller): void {
    this.#entries.delete(digest);
    if (this.#entries.size >= this.#limits.entries) this.#forgetOne();
    this.#entries.set(digest, { caller, usedMs: this.#clock.now() });
  }

  /** The one unused for longest. A walk through all is cheap next to the check that led here. */
  #forgetOne(): void {
    let oldest: { digest: HeaderDigest; usedMs: EpochMs } | null = null;
    for (const [digest, { usedMs }] of this.#entries) {
      if (oldest === null || usedMs < oldest.usedMs) oldest = { digest, usedMs };
    }
    if (oldest !== null) this.#entries.delete(oldest.digest);
  }
}
