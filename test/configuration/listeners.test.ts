import { Authority, Folder } from '../tls/certificates.ts';
import { changed, load, problemsOf, rightYaml } from './configuration-file.ts';

const folder = new Folder();
let certificate: string;
let key: string;
let clientAuthorities: string;
beforeAll(async () => {
  const authority = await Authority.make('authority');
  const pair = await authority.server();
  certificate = folder.write('certificate.pem', pair.certificate);
  key = folder.write('key.pem', pair.key);
  clientAuthorities = folder.write('clients.pem', authority.pem);
});
afterAll(() => folder.remove());

const told = (yaml: string, environment: Record<string, string> = {}): readonly string[] =>
  problemsOf(yaml, environment).map(({ path, problem, remedy }) => `${path}: ${problem} | ${remedy}`);

describe('plain text', () => {
  test.each(['127.0.0.1', '127.9.8.7', '::1', 'localhost'])('may be served at %s', (host) => {
    expect(load(rightYaml, { HOST: host }).tls).toEqual({ http: null, grpc: null });
  });

  test.each(['0.0.0.0', '::', '192.0.2.1', 'adapter.example', '127.0.0.1.example'])(
    'is refused at %s, for each listener, with what to do about it',
    (host) => {
      expect(told(rightYaml, { HOST: host })).toEqual([
        expect.stringMatching(/^tls\.http: is missing.* plain text .* \| .*tls\.terminatedByProxy/),
        expect.stringMatching(/^tls\.grpc: is missing.* plain text .* \| .*tls\.terminatedByProxy/),
      ]);
    },
  );

  test.each([true, 'true'])(
    'may be served anywhere behind a proxy that speaks TLS (%p)',
    (terminatedByProxy) => {
      expect(told(changed(['tls'], { terminatedByProxy }), { HOST: '0.0.0.0' })).toEqual([]);
    },
  );

  test.each([false, 'false'])('is refused if there is none (%p)', (terminatedByProxy) => {
    expect(told(changed(['tls'], { terminatedByProxy }), { HOST: '0.0.0.0' })).toHaveLength(2);
  });

  test('is refused for the one listener that has no certificate', () => {
    expect(told(changed(['tls'], { http: { certificate, key } }), { HOST: '0.0.0.0' })).toEqual([
      expect.stringMatching(/^tls\.grpc: is missing/),
    ]);
  });
});

describe('files', () => {
  test('that are good are served with', () => {
    const yaml = changed(['tls'], {
      http: { certificate, key },
      grpc: { certificate, key, clientAuthorities },
    });
    expect(load(yaml, { HOST: '0.0.0.0' }).tls).toEqual({
      http: { certificate, key, clientAuthorities: null },
      grpc: { certificate, key, clientAuthorities },
    });
  });

  test('that are no good are told by path, file and remedy', () => {
    const missing = folder.file('nowhere.pem');
    const yaml = changed(['tls'], {
      http: { certificate: missing, key },
      grpc: { certificate, key, clientAuthorities: key },
    });
    expect(told(yaml)).toEqual([
      `tls.http.certificate: ${missing} does not exist | Name a PEM file that this user may read.`,
      expect.stringMatching(/^tls\.grpc\.clientAuthorities: .* holds no certificate \| Name a file in PEM/),
    ]);
  });
});

describe("names in clients' certificates", () => {
  const grpc = () => ({ grpc: { certificate, key, clientAuthorities } });
  const withNames = (names: readonly string[], more: object = grpc()) =>
    changed(['partners', 'one', 'certificateNames'], names).concat(`tls: ${JSON.stringify(more)}\n`);

  test('are given to their caller, host names in lower case', () => {
    const { accounts } = load(withNames(['DNS:Intake.example', 'URI:spiffe://x/Y', 'CN:Me']));
    expect(accounts[0]?.certificateNames).toEqual(['DNS:intake.example', 'URI:spiffe://x/Y', 'CN:Me']);
  });

  test('can stand in place of passwords', () => {
    const yaml = withNames(['CN:one']).replace(/ {4}credentials:\n {6}- user: one-user\n.*\n/, '');
    expect(load(yaml).accounts[0]?.credentials).toEqual([]);
  });

  test('are refused if they are of no known kind, of another caller already, or can never be shown', () => {
    expect(told(withNames(['intake']))).toEqual([
      expect.stringMatching(/certificateNames\[0\]: is not a possible/),
    ]);
    const twice = withNames(['CN:one']).replace('  house:\n', "  house:\n    certificateNames: ['CN:one']\n");
    expect(told(twice)).toEqual([
      expect.stringMatching(/^partners\.house\.certificateNames\[0\]: is a name of one already/),
    ]);
    expect(told(withNames(['CN:one'], {}))).toEqual([
      expect.stringMatching(/certificateNames\[0\]: can never be shown.*tls\.grpc\.clientAuthorities/),
    ]);
  });
});
