import { once } from 'node:events';
import { request } from 'node:https';
import { connect as connectPlainly } from 'node:net';
import { lookUp } from '../transport/wrong-requests.ts';
import { Authority, type Pair } from './certificates.ts';
import { grpcClient, lookUpOver, lookUpWith, passwords, subjectAt, TlsListeners } from './tls-listeners.ts';

let authority: Authority;
let foreign: Authority;
let google: Pair;
let listeners: TlsListeners;
beforeAll(async () => {
  authority = await Authority.make('authority');
  foreign = await Authority.make('authority');
  google = await authority.issue({ names: [{ type: 'dns', value: 'google.example' }] });
});
beforeEach(async () => {
  listeners = await TlsListeners.start(authority);
});
afterEach(() => listeners.close());

function lookUpOverHttps(): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent: false,
        host: '127.0.0.1',
        port: listeners.http.port,
        ca: authority.pem,
        method: 'POST',
        path: '/v3/BatchAvailabilityLookup',
        headers: { authorization: passwords.google },
      },
      (response) => response.resume().on('end', () => resolve(response.statusCode)),
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(lookUp));
  });
}

describe('both listeners', () => {
  test('answer over TLS to who trusts their authority', async () => {
    expect(await lookUpOverHttps()).toBe(200);
    expect(await lookUpWith(listeners.grpc.port, authority, google)).toBe('OK');
    await expect(subjectAt(listeners.http.port, { ca: foreign.pem })).rejects.toThrow(
      /certificate|signature/,
    );
  });

  test.each(['http', 'grpc'] as const)('%s speaks TLS 1.2 and 1.3, nothing older', async (which) => {
    const { port } = listeners[which];
    const at = (minVersion: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3', maxVersion = minVersion) =>
      subjectAt(port, {
        ca: authority.pem,
        cert: google.certificate,
        key: google.key,
        ALPNProtocols: [which === 'http' ? 'http/1.1' : 'h2'],
        ciphers: 'DEFAULT@SECLEVEL=0',
        minVersion,
        maxVersion,
      });
    expect(await at('TLSv1.2')).toBe('adapter');
    expect(await at('TLSv1.3')).toBe('adapter');
    await expect(at('TLSv1.1')).rejects.toThrow(/protocol version|unsupported protocol|alert/i);
  });

  test.each([
    ['http', 'GET /v3/HealthCheck HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['grpc', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['http', '\x16\x03\x01\xff\xff\x01garbage'],
    ['grpc', '\x16\x03\x01\xff\xff\x01garbage'],
  ] as const)('%s hangs up on what is no handshake, and goes on serving', async (which, bytes) => {
    const socket = connectPlainly(listeners[which].port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.end(bytes, 'latin1');
    socket.resume();
    await once(socket, 'close');
    expect(await lookUpOverHttps()).toBe(200);
    expect(await lookUpWith(listeners.grpc.port, authority, google)).toBe('OK');
  });

  test.each(['http', 'grpc'] as const)(
    'a handshake that never ends does not keep %s from closing',
    async (which) => {
      const socket = connectPlainly(listeners[which].port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.write('\x16\x03\x01', 'latin1');
      await listeners[which].close(10);
      socket.destroy();
    },
  );
});

describe('a gRPC client', () => {
  const outcome = async (own?: Pair, authorization?: string) =>
    lookUpWith(listeners.grpc.port, authority, own, authorization);

  test.each([
    ['an alternative name', { names: [{ type: 'dns', value: 'GOOGLE.example' }] }],
    ['a URI', { names: [{ type: 'url', value: 'spiffe://clinic.example/intake' }] }],
    ['a common name without alternatives', { commonName: 'intake' }],
  ] as const)('is known by its certificate alone, by %s', async (_name, wish) => {
    expect(await outcome(await authority.issue(wish))).toBe('OK');
  });

  test.each([
    ['a name of nobody', { names: [{ type: 'dns', value: 'other.example' }] }],
    [
      'a common name next to an alternative name',
      { commonName: 'intake', names: [{ type: 'dns', value: 'x' }] },
    ],
    [
      'names of two callers',
      {
        names: [
          { type: 'dns', value: 'google.example' },
          { type: 'url', value: 'spiffe://clinic.example/intake' },
        ],
      },
    ],
    ['a name that only looks like two', { names: [{ type: 'dns', value: 'x, DNS:google.example' }] }],
    ['a common name like an alternative name', { commonName: 'DNS:google.example' }],
  ] as const)('with %s is refused, password or not', async (_name, wish) => {
    const own = await authority.issue(wish);
    expect(await outcome(own)).toBe('UNAUTHENTICATED');
    expect(await outcome(own, passwords.google)).toBe('UNAUTHENTICATED');
  });

  test('that sends a password besides must be the same caller by both', async () => {
    expect(await outcome(google, passwords.google)).toBe('OK');
    expect(await outcome(google, passwords.intake)).toBe('UNAUTHENTICATED');
    expect(await outcome(google, 'Basic d3Jvbmc=')).toBe('UNAUTHENTICATED');
  });

  test('without certificate, or with one that is foreign or has expired, gets no connection', async () => {
    const names = [{ type: 'dns', value: 'google.example' }] as const;
    const expired = await authority.issue({ names, validUntilMs: Date.now() - 60_000 });
    for (const own of [undefined, await foreign.issue({ names }), expired])
      expect(await outcome(own, passwords.google)).toBe('UNAVAILABLE');
  });
});

describe('files that are replaced while serving', () => {
  const subjects = () =>
    Promise.all(
      (
        [
          ['http', 'http/1.1'],
          ['grpc', 'h2'],
        ] as const
      ).map(([which, protocol]) =>
        subjectAt(listeners[which].port, {
          ca: [authority.pem, foreign.pem],
          cert: google.certificate,
          key: google.key,
          ALPNProtocols: [protocol],
        }),
      ),
    );

  test('are shown to new connections, while old ones go on', async () => {
    const client = grpcClient(listeners.grpc.port, authority, google);
    expect(await lookUpOver(client)).toBe('OK');
    listeners.write(await authority.server('renewed'), authority.pem);
    expect(await listeners.noticeChange()).toMatchObject(['info', {}, 'TLS files were replaced']);
    expect(await subjects()).toEqual(['renewed', 'renewed']);
    expect(await lookUpOver(client)).toBe('OK');
    client.close();
  });

  test('take and give clients their access', async () => {
    const stranger = await foreign.issue({ names: [{ type: 'dns', value: 'google.example' }] });
    listeners.folder.write('clients.pem', foreign.pem);
    await listeners.noticeChange();
    expect(await lookUpWith(listeners.grpc.port, authority, stranger)).toBe('OK');
    expect(await lookUpWith(listeners.grpc.port, authority, google)).toBe('UNAVAILABLE');
  });

  test('by broken ones leave the old ones in use, are told once, and are taken once they are whole', async () => {
    const next = await authority.server('renewed');
    listeners.folder.write('certificate.pem', next.certificate);
    const [level, { err }, message] = (await listeners.noticeChange()) as [string, { err: Error }, string];
    expect([level, message]).toEqual(['error', expect.stringMatching(/the old ones stay in use/)]);
    expect(err.message).toMatch(/key\.pem is not the key of the certificate/);
    expect(await subjects()).toEqual(['adapter', 'adapter']);
    const lines = listeners.log.length;
    await listeners.lookAgain();
    expect(await lookUpOverHttps()).toBe(200);
    expect(listeners.log).toHaveLength(lines);
    listeners.folder.write('key.pem', next.key);
    await listeners.noticeChange();
    expect(await subjects()).toEqual(['renewed', 'renewed']);
  });
});
