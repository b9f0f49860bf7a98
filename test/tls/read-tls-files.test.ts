import { readTlsFiles } from '../../src/tls/followed-files.ts';
import type { TlsFiles } from '../../src/tls/read-tls-files.ts';
import { TlsFileError } from '../../src/tls/read-tls-files.ts';
import { Authority, Folder, type Pair } from './certificates.ts';

const clock = { now: () => Date.now() };
const dayMs = 86_400_000;

let folder: Folder;
let authority: Authority;
let pair: Pair;
let other: Pair;
beforeAll(async () => {
  authority = await Authority.make('authority');
  pair = await authority.server();
  other = await authority.server();
});
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

function files(certificate: string, key: string, clientAuthorities: string | null = null): TlsFiles {
  return {
    certificate: folder.write('certificate.pem', certificate),
    key: folder.write('key.pem', key),
    clientAuthorities: clientAuthorities === null ? null : folder.write('clients.pem', clientAuthorities),
  };
}

function refusalOf(given: TlsFiles): string {
  try {
    readTlsFiles(given, clock);
    return 'none';
  } catch (error) {
    if (!(error instanceof TlsFileError)) throw error;
    expect(error.remedy).not.toBe('');
    return `${error.which}: ${error.problem}`;
  }
}

test('a certificate with its key, a chain after it and several authorities can be served with', () => {
  const chain = `${pair.certificate}\n${authority.pem}\n`;
  const given = files(chain, pair.key, `${authority.pem}\n${authority.pem}`);
  expect(readTlsFiles(given, clock).certificate.toString()).toBe(chain);
});

test('each file that is no good is told by name, with what is wrong', async () => {
  const expired = await authority.issue({ validUntilMs: Date.now() - dayMs });
  const damaged = pair.certificate.replace(/[A-Za-z0-9]{8}\n/, '\n');
  expect(refusalOf(files('', pair.key))).toBe('certificate: holds no certificate');
  expect(refusalOf(files(damaged, pair.key))).toBe('certificate: holds a damaged certificate');
  expect(refusalOf(files(pair.key, pair.key))).toBe('certificate: holds no certificate');
  expect(refusalOf(files(pair.certificate, ''))).toBe('key: holds no private key that can be read');
  expect(refusalOf(files(pair.certificate, pair.certificate))).toMatch(/^key: holds no private key/);
  expect(refusalOf(files(pair.certificate, other.key))).toMatch(/^key: is not the key of the certificate/);
  expect(refusalOf(files(authority.pem + pair.certificate, pair.key))).toMatch(/^key: is not the key/);
  expect(refusalOf(files(expired.certificate, expired.key))).toMatch(/^certificate: has expired on 20/);
  expect(refusalOf(files(pair.certificate, pair.key, 'none'))).toMatch(/^clientAuthorities: holds no/);
  expect(refusalOf({ ...files(pair.certificate, pair.key), key: folder.file('nowhere') })).toBe(
    'key: does not exist',
  );
  expect(refusalOf({ ...files(pair.certificate, pair.key), certificate: folder.path })).toMatch(
    /^certificate: cannot be read \(EISDIR\)/,
  );
});

test('no problem quotes a key', () => {
  const halfKey = pair.key.slice(0, 120);
  expect(refusalOf(files(pair.certificate, halfKey))).not.toContain(halfKey.slice(40, 60));
});
