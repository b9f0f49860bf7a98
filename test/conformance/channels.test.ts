import type { Answer } from '../../src/conformance/channel/channel.ts';
import { machineClock } from '../../src/conformance/clock.ts';
import { type Address, connect, disconnect, noTlsFiles } from '../../src/conformance/connect.ts';
import { readFeed } from '../../src/conformance/feed/feed.ts';
import { prepareTarget, Unreachable } from '../../src/conformance/prepare-target.ts';
import { Authority } from '../tls/certificates.ts';
import { TlsListeners } from '../tls/tls-listeners.ts';
import { smallFeed } from './judged-server.ts';

const nowhere = { target: null, grpc: null, user: 'google', password: 'secret', tlsFiles: noTlsFiles };

let listeners: TlsListeners | null = null;

afterEach(async () => {
  await listeners?.close();
  listeners = null;
});

/** What each way says to one HealthCheck. */
async function healthOver(address: Address): Promise<readonly Answer[]> {
  const ways = connect(address, machineClock);
  const answers = await Promise.all(ways.map(({ channel }) => channel.call('HealthCheck', {})));
  await disconnect(ways);
  return answers;
}

test('servers over TLS are called when their authority is trusted, and otherwise not', async () => {
  const authority = await Authority.make('Authority of the test');
  listeners = await TlsListeners.start(authority);
  const { certificate, key } = await authority.issue({ names: [{ type: 'dns', value: 'google.example' }] });
  const { folder } = listeners;
  folder.write('authority.pem', authority.pem);
  folder.write('own.pem', certificate);
  folder.write('own-key.pem', key);
  const own = { cert: folder.file('own.pem'), key: folder.file('own-key.pem') };
  const address = {
    ...nowhere,
    target: `https://localhost:${listeners.http.port}`,
    grpc: `https://localhost:${listeners.grpc.port}`,
  };
  const trusting = await healthOver({ ...address, tlsFiles: { ca: folder.file('authority.pem'), own } });
  expect(trusting.map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
  const doubting = await healthOver({ ...address, tlsFiles: { ca: null, own } });
  expect(doubting.map(({ outcome }) => outcome)).toEqual(['no-answer', 'no-answer']);
});

test.each([
  { ...nowhere, target: 'http://127.0.0.1:1' },
  { ...nowhere, grpc: '127.0.0.1:1' },
])('a server that is not there can not be judged: %j', async (address) => {
  const [way] = connect(address, machineClock);
  if (way === undefined) throw new Error('no way');
  const feed = readFeed(smallFeed(Date.now(), 3));
  await expect(prepareTarget(way.channel, feed)).rejects.toThrow(Unreachable);
  await way.channel.close();
});
