import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import type { EpochMs } from '../core/clock.ts';
import { oldestTlsVersion, type TlsMaterial } from '../transport/tls-source.ts';

/** Files in PEM; relative paths start at the working directory. */
export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
  /** null: clients need no certificate. */
  readonly clientAuthorities: string | null;
}

/** Which of the files is meant. */
export type TlsFile = keyof TlsFiles;

/** A file that no TLS can be spoken with. */
export class TlsFileError extends Error {
  readonly which: TlsFile;
  readonly problem: string;
  readonly remedy: string;

  constructor(which: TlsFile, file: string, problem: string, remedy: string) {
    super(`${file} ${problem}. ${remedy}`);
    this.name = 'TlsFileError';
    this.which = which;
    this.problem = problem;
    this.remedy = remedy;
  }
}

/** Why a file couldn't be read, e.g. `ENOENT`. */
export interface Unreadable {
  readonly reason: string;
}

/** The bytes of each file that is named. */
export interface TlsBytes {
  readonly certificate: Buffer | Unreadable;
  readonly key: Buffer | Unreadable;
  readonly clientAuthorities: Buffer | Unreadable | null;
}

/** A PEM file may hold several certificates one after the other. */
const onePemCertificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * What can be served from the files' bytes.
 * @throws {TlsFileError} for a file that can't be read or isn't what it should be, a key of another certificate, and what has expired
 */
export function materialOf(files: TlsFiles, bytes: TlsBytes, nowMs: EpochMs): TlsMaterial {
  const certificate = readable('certificate', files, bytes.certificate);
  const key = readable('key', files, bytes.key);
  const clientAuthorities =
    bytes.clientAuthorities === null ? null : readable('clientAuthorities', files, bytes.clientAuthorities);
  const [own] = certificatesIn('certificate', files, certificate);
  if (own !== undefined) {
    requireValid('certificate', files, own, nowMs);
    requirePair(files, own, privateKeyIn(files, key));
  }
  if (clientAuthorities !== null) certificatesIn('clientAuthorities', files, clientAuthorities);
  const material = { certificate, key, clientAuthorities };
  requireUsable(files, material);
  return material;
}

function readable(which: TlsFile, files: TlsFiles, bytes: Buffer | Unreadable): Buffer {
  if (Buffer.isBuffer(bytes)) return bytes;
  const problem = bytes.reason === 'ENOENT' ? 'does not exist' : `cannot be read (${bytes.reason})`;
  throw new TlsFileError(which, files[which] ?? '', problem, 'Name a PEM file that this user may read.');
}

function certificatesIn(
  which: 'certificate' | 'clientAuthorities',
  files: TlsFiles,
  pem: Buffer,
): readonly X509Certificate[] {
  const remedy = 'Name a file in PEM that holds -----BEGIN CERTIFICATE-----.';
  const blocks = pem.toString('latin1').match(onePemCertificate) ?? [];
  try {
    if (blocks.length > 0) return blocks.map((block) => new X509Certificate(block));
  } catch (cause) {
    throw Object.assign(new TlsFileError(which, files[which] ?? '', 'holds a damaged certificate', remedy), {
      cause,
    });
  }
  throw new TlsFileError(which, files[which] ?? '', 'holds no certificate', remedy);
}

function privateKeyIn(files: TlsFiles, pem: Buffer): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    // What the library says of it could quote the file.
    const remedy =
      'Name a file in PEM that holds -----BEGIN PRIVATE KEY-----, not protected by a passphrase.';
    throw new TlsFileError('key', files.key, 'holds no private key that can be read', remedy);
  }
}

function requireValid(which: 'certificate', files: TlsFiles, own: X509Certificate, nowMs: EpochMs): void {
  const until = own.validToDate;
  if (until.getTime() > nowMs) return;
  const problem = `has expired on ${until.toISOString()}`;
  throw new TlsFileError(which, files[which], problem, 'Put a certificate that is valid in its place.');
}

function requirePair(files: TlsFiles, certificate: X509Certificate, key: KeyObject): void {
  if (certificate.checkPrivateKey(key)) return;
  const problem = `is not the key of the certificate in ${files.certificate}`;
  const remedy =
    'Name the key that the certificate was made for; the certificate itself comes first in its file.';
  throw new TlsFileError('key', files.key, problem, remedy);
}

/** The rest that a TLS library may dislike, such as a key that is too short for it. */
function requireUsable(files: TlsFiles, { certificate, key, clientAuthorities }: TlsMaterial): void {
  try {
    createSecureContext({
      cert: certificate,
      key,
      ca: clientAuthorities ?? undefined,
      minVersion: oldestTlsVersion,
    });
  } catch (cause) {
    const problem = `cannot be used for TLS (${cause instanceof Error ? cause.message : String(cause)})`;
    const remedy = 'Make a new pair, such as ECDSA P-256 or RSA of 2048 bits.';
    throw new TlsFileError('certificate', files.certificate, problem, remedy);
  }
}
