import type { EpochMs } from '../../../src/core/clock.ts';
import type { CombinationCorners } from '../plan.ts';

const minuteMs = 60_000;

/** Who may come in, and how often ([combination] 2.2, 2.4). */
export class BranchDoor {
  readonly #corners: CombinationCorners;
  readonly #ends = new Map<string, EpochMs>();
  #callsMs: EpochMs[] = [];
  #issuedMs = Number.NEGATIVE_INFINITY;

  constructor(corners: CombinationCorners) {
    this.#corners = corners;
  }

  /** A new token, null when the last one was asked for less than a second ago. */
  issue(nowMs: EpochMs): string | null {
    if (nowMs < this.#issuedMs + 1_000 && this.#corners.oauthRequestsPerSec > 0) return null;
    this.#issuedMs = nowMs;
    const token = `token-${this.#ends.size + 1}`;
    this.#ends.set(token, nowMs + this.#corners.oauthTokenLifetimeSec * 1000);
    return token;
  }

  lets(authorization: string | undefined, nowMs: EpochMs): boolean {
    const endsMs = this.#ends.get((authorization ?? '').replace('Bearer ', ''));
    return endsMs !== undefined && nowMs < endsMs;
  }

  /** Whether a call is one too many in its minute; those that are don't count. */
  isOneTooMany(nowMs: EpochMs): boolean {
    const { rateLimitPerMinute } = this.#corners;
    if (rateLimitPerMinute === 0) return false;
    this.#callsMs = this.#callsMs.filter((atMs) => atMs > nowMs - minuteMs);
    if (this.#callsMs.length >= rateLimitPerMinute) return true;
    this.#callsMs.push(nowMs);
    return false;
  }
}
