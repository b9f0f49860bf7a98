import 'reflect-metadata';
import type { webcrypto } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  BasicConstraintsExtension,
  type JsonGeneralName,
  PemConverter,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const dayMs = 86_400_000;

/** Certificate and private key, in PEM. */
export interface Pair {
  readonly certificate: string;
  readonly key: string;
}

/** What a certificate says. Valid from yesterday until `validUntilMs`, by default tomorrow. */
export interface Wish {
  readonly commonName?: string;
  readonly names?: readonly JsonGeneralName[];
  readonly validUntilMs?: number;
}

/** An authority that signs certificates of its own making. */
export class Authority {
  readonly pem: string;
  readonly #certificate: X509Certificate;
  readonly #keys: webcrypto.CryptoKeyPair;
  #issued = 1;

  private constructor(certificate: X509Certificate, keys: webcrypto.CryptoKeyPair) {
    this.pem = certificate.toString('pem');
    this.#certificate = certificate;
    this.#keys = keys;
  }

  static async make(name: string): Promise<Authority> {
    const keys = await newKeys();
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name: `CN=${name}`,
      serialNumber: '01',
      notBefore: new Date(Date.now() - 10 * dayMs),
      notAfter: new Date(Date.now() + 10 * dayMs),
      signingAlgorithm: algorithm,
      keys,
      extensions: [new BasicConstraintsExtension(true, 1, true)],
    });
    return new Authority(certificate, keys);
  }

  async issue({ commonName = 'nobody', names = [], validUntilMs = Date.now() + dayMs }: Wish): Promise<Pair> {
    const keys = await newKeys();
    this.#issued += 1;
    const certificate = await X509CertificateGenerator.create({
      subject: `CN=${commonName}`,
      issuer: this.#certificate.subject,
      serialNumber: this.#issued.toString(16).padStart(2, '0'),
      notBefore: new Date(Date.now() - 5 * dayMs),
      notAfter: new Date(validUntilMs),
      signingAlgorithm: algorithm,
      publicKey: keys.publicKey,
      signingKey: this.#keys.privateKey,
      extensions: names.length === 0 ? [] : [new SubjectAlternativeNameExtension([...names])],
    });
    const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
    return { certificate: certificate.toString('pem'), key: PemConverter.encode(key, 'PRIVATE KEY') };
  }

  /** A server's, for the loopback address. */
  server(commonName = 'adapter'): Promise<Pair> {
    return this.issue({
      commonName,
      names: [
        { type: 'ip', value: '127.0.0.1' },
        { type: 'dns', value: 'localhost' },
      ],
    });
  }
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

/** Files in a folder of their own. */
export class Folder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'tls-'));

  /** Writes a file as a whole, as those do who replace files in use. */
  write(name: string, text: string): string {
    const file = path.join(this.path, name);
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
    return file;
  }

  file(name: string): string {
    return path.join(this.path, name);
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
