import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of one scrypt run: `N` iterations of `r` × 128 bytes, `p` times over (RFC 7914). */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** A password as it may be written down: it can be checked, but not read back. */
export interface PasswordHash {
  readonly cost: ScryptCost;
  readonly salt: Buffer;
  readonly digest: Buffer;
}

/**
 * Cost of new hashes: 16 MiB of memory, a fifth of a second of one core. Little memory and more rounds, because a replica
 * must be able to check several at once.
 */
export const defaultCost: ScryptCost = { N: 16_384, r: 8, p: 5 };

const digestBytes = 32;
const saltBytes = 16;

const lowestN = 4096;
const highestN = 131_072;
const highestFactor = 16;
/** N × r × p; together with the limits on N and r it keeps one check below a second or so and 256 MiB. */
const highestWork = 2 ** 21;

const number = '([1-9][0-9]{0,6})';
const base64url = '([A-Za-z0-9_-]{1,128})';
const format = new RegExp(`^scrypt\\$${number}\\$${number}\\$${number}\\$${base64url}\\$${base64url}$`);

/**
 * Reads `scrypt$N$r$p$salt$digest`, salt and digest in base64url without padding. The answer is a sentence about what is wrong with
 * the text (never the text itself) if it isn't such a hash, or if its cost is too low to protect or so high that checks would harm.
 */
export function parsePasswordHash(text: string): PasswordHash | { readonly problem: string } {
  const [, n, r, p, salt, digest] = format.exec(text) ?? [];
  if (salt === undefined || digest === undefined) {
    return { problem: 'is not of the form scrypt$N$r$p$salt$hash' };
  }
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  const problem = problemOfCost(cost);
  if (problem !== null) return { problem };
  const parsed = { cost, salt: Buffer.from(salt, 'base64url'), digest: Buffer.from(digest, 'base64url') };
  if (parsed.salt.length < saltBytes) return { problem: `has a salt of fewer than ${saltBytes} bytes` };
  if (parsed.digest.length < digestBytes || parsed.digest.length > 64) {
    return { problem: `has a hash that is not ${digestBytes} to 64 bytes long` };
  }
  return parsed;
}

function problemOfCost({ N, r, p }: ScryptCost): string | null {
  if (!Number.isInteger(Math.log2(N))) return 'has an N that is not a power of two';
  if (N < lowestN || N > highestN) return `has an N outside ${lowestN} to ${highestN}`;
  if (r > highestFactor || p > highestFactor) return `has an r or p above ${highestFactor}`;
  if (N * r * p > highestWork) return `costs more than N*r*p = ${highestWork}`;
  return null;
}

/** The one way in which a hash is written. */
export function formatPasswordHash({ cost, salt, digest }: PasswordHash): string {
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), digest.toString('base64url')].join(
    '$',
  );
}

/** A hash of the password's UTF-8 bytes with a new salt. */
export async function hashPassword(password: string, cost: ScryptCost = defaultCost): Promise<PasswordHash> {
  const salt = randomBytes(saltBytes);
  return { cost, salt, digest: await derive(password, salt, digestBytes, cost) };
}

/** Whether the hash is of this password; takes the same time for every password. */
export async function verifyPassword(password: string, hash: PasswordHash): Promise<boolean> {
  return timingSafeEqual(await derive(password, hash.salt, hash.digest.length, hash.cost), hash.digest);
}

/** A hash that no known password has, for work that must look like a real check. */
export function decoyHash(cost: ScryptCost): PasswordHash {
  return { cost, salt: randomBytes(saltBytes), digest: randomBytes(digestBytes) };
}

function derive(password: string, salt: Buffer, length: number, cost: ScryptCost): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 128 * cost.r * (cost.N + cost.p + 2) + 1_048_576 };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, length, options, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
