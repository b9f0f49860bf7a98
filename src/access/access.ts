import type { Access, Caller } from '../contract/access.ts';
import type { Clock } from '../core/clock.ts';
import { Fault } from '../core/fault.ts';
import { type BasicCredentials, parseBasicCredentials } from './basic-credentials.ts';
import {
  decoyHash,
  defaultCost,
  type PasswordHash,
  type ScryptCost,
  verifyPassword,
} from './password-hash.ts';
import { VerificationQueue } from './verification-queue.ts';
import { type HeaderDigest, VerifiedCallers } from './verified-callers.ts';

/** One pair of user and password that is valid for a caller. */
export interface Credential {
  readonly user: string;
  readonly passwordHash: PasswordHash;
}

/** A caller with its credentials; several at once, so that a password can be replaced without a gap. */
export interface Account {
  readonly caller: Caller;
  readonly credentials: readonly Credential[];
  /** Names in client certificates that are this caller's, spelled as {@link Access.caller} takes them. */
  readonly certificateNames?: readonly string[];
}

/** What access is given from outside. */
export interface AccessOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** Whether a password has a hash; replaced in tests that count or hold checks. */
  readonly verify?: (password: string, hash: PasswordHash) => Promise<boolean>;
}

/** Half of the process's four pool threads, and a queue that is through within the second that look-ups have. */
const verificationLimits = { concurrent: 2, waiting: 8 };

/** Every right pair has a handful of spellings at most; beyond the limit the one unused for longest is checked again. */
const memoryLimits = { entries: 1000, idleMs: 3_600_000 };

const unproved = (): Fault => new Fault('unauthenticated', 'valid HTTP Basic credentials are required');

/**
 * Access by HTTP Basic. Besides `unauthenticated`, its callers get the fault `too-many-requests` while too many unproved headers are being
 * checked; a header that proved right within the last hour is never refused. Wrong passwords are not remembered, and take the same
 * work whether the user exists or not, as long as all hashes are of one cost.
 */
export function createAccess(accounts: readonly Account[], options: AccessOptions): Access {
  return new BasicAccess(accounts, options);
}

/** A credential of nobody has no caller. */
interface Check {
  readonly caller: Caller | null;
  readonly hash: PasswordHash;
}

class BasicAccess implements Access {
  readonly #verify: (password: string, hash: PasswordHash) => Promise<boolean>;
  readonly #checks: ReadonlyMap<string, readonly Check[]>;
  readonly #decoys: readonly Check[];
  readonly #callersByName: ReadonlyMap<string, Caller>;
  readonly #verified: VerifiedCallers<Caller>;
  readonly #queue = new VerificationQueue(verificationLimits);
  /** Checks under way: many first requests with one header cost one check. */
  readonly #underWay = new Map<HeaderDigest, Promise<Caller>>();

  constructor(accounts: readonly Account[], { clock, verify = verifyPassword }: AccessOptions) {
    this.#verify = verify;
    this.#verified = new VerifiedCallers(clock, memoryLimits);
    this.#callersByName = new Map(
      accounts.flatMap(({ caller, certificateNames = [] }) => certificateNames.map((name) => [name, caller])),
    );
    const byUser = checksByUser(accounts);
    const rounds = Math.max(1, ...[...byUser.values()].map((checks) => checks.length));
    const decoy = { caller: null, hash: decoyHash(highestCost(accounts)) };
    this.#decoys = new Array<Check>(rounds).fill(decoy);
    this.#checks = new Map(
      [...byUser].map(([user, checks]) => [user, [...checks, ...this.#decoys.slice(checks.length)]]),
    );
  }

  caller(authorization: string | undefined, certificateNames?: readonly string[]): Caller | Promise<Caller> {
    return this.#certain(authorization, certificateNames) ?? this.#prove(authorization, certificateNames);
  }

  /** Whom no password has to be checked for. */
  #certain(
    authorization: string | undefined,
    certificateNames: readonly string[] | undefined,
  ): Caller | undefined {
    if (authorization === undefined)
      return certificateNames === undefined ? undefined : this.#named(certificateNames);
    return certificateNames === undefined
      ? this.#verified.get(this.#verified.digestOf(authorization))
      : undefined;
  }

  async #prove(
    authorization: string | undefined,
    certificateNames: readonly string[] | undefined,
  ): Promise<Caller> {
    if (certificateNames === undefined) return this.#callerOfHeader(authorization);
    const named = this.#named(certificateNames);
    if (named === undefined)
      throw new Fault('unauthenticated', 'the client certificate names no caller that is configured');
    if (authorization !== undefined && (await this.#callerOfHeader(authorization)) !== named)
      throw unproved();
    return named;
  }

  /** A certificate that names two callers is neither's. */
  #named(names: readonly string[]): Caller | undefined {
    const callers = new Set(names.flatMap((name) => this.#callersByName.get(name) ?? []));
    const [caller] = callers;
    return callers.size === 1 ? caller : undefined;
  }

  async #callerOfHeader(authorization: string | undefined): Promise<Caller> {
    if (authorization === undefined) throw unproved();
    const digest = this.#verified.digestOf(authorization);
    return (
      this.#verified.get(digest) ?? this.#underWay.get(digest) ?? this.#verifyOnce(digest, authorization)
    );
  }

  #verifyOnce(digest: HeaderDigest, authorization: string): Promise<Caller> {
    const credentials = parseBasicCredentials(authorization);
    if (credentials === null) throw unproved();
    const proof = this.#queue
      .run(() => this.#check(credentials))
      .then((caller) => {
        if (caller === null) throw unproved();
        this.#verified.remember(digest, caller);
        return caller;
      })
      .finally(() => this.#underWay.delete(digest));
    this.#underWay.set(digest, proof);
    return proof;
  }

  /** Every check is made even after one has matched, so that all users take as long. */
  async #check({ user, password }: BasicCredentials): Promise<Caller | null> {
    let caller: Caller | null = null;
    for (const check of this.#checks.get(user) ?? this.#decoys) {
      if (await this.#verify(password, check.hash)) caller ??= check.caller;
    }
    return caller;
  }
}

function checksByUser(accounts: readonly Account[]): ReadonlyMap<string, readonly Check[]> {
  const checks = new Map<string, Check[]>();
  for (const { caller, credentials } of accounts) {
    for (const { user, passwordHash } of credentials) {
      const check = { caller, hash: passwordHash };
      checks.set(user, [...(checks.get(user) ?? []), check]);
    }
  }
  return checks;
}

function highestCost(accounts: readonly Account[]): ScryptCost {
  const costs = accounts.flatMap(({ credentials }) =>
    credentials.map(({ passwordHash }) => passwordHash.cost),
  );
  const work = ({ N, r, p }: ScryptCost): number => N * r * p;
  return costs.reduce(
    (highest, cost) => (work(cost) > work(highest) ? cost : highest),
    costs[0] ?? defaultCost,
  );
}
