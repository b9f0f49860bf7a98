import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { ExchangeOutcome } from '../../../src/drivers/clinic-http/exchange.ts';
import { createHttpClient, type HttpClient } from '../../../src/drivers/clinic-http/http-client.ts';
import { createTestClock, type TestClock } from '../open-api/driver-under-test.ts';

/** What the server does with a connection once a request has come on it. */
type Answer = (socket: Socket, clock: TestClock) => void;

const timeMs = 3_000;
const maxConcurrent = 3;

const crlf = '\r\n';
const head = (...lines: readonly string[]): string =>
  `${['HTTP/1.1 200 OK', ...lines].join(crlf)}${crlf}${crlf}`;
const plain = `${head('content-length: 2')}{}`;

let server: Server;
let sockets: Set<Socket>;
let mostSockets: number;
let answer: Answer;
let clock: TestClock;
let client: HttpClient;

beforeEach(async () => {
  sockets = new Set();
  mostSockets = 0;
  clock = createTestClock();
  server = createServer((socket) => {
    sockets.add(socket);
    mostSockets = Math.max(mostSockets, sockets.size);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
    socket.on('data', () => answer(socket, clock));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  client = createHttpClient({ baseUrl: `http://127.0.0.1:${port}`, maxConcurrent, clock });
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await client.close();
  server.close();
});

function ask(): Promise<ExchangeOutcome> {
  const untilMs = clock.now() + timeMs;
  return client.send({ method: 'POST', path: '/reserve', headers: {}, body: '{}', untilMs });
}

/** Goes on for as long as somebody listens. */
function endlessly(socket: Socket, write: () => void): void {
  const turn = (): void => {
    if (socket.destroyed) return;
    write();
    setImmediate(turn);
  };
  turn();
}

const slowly: Answer = (socket) => {
  for (const letter of plain) socket.write(letter);
};

const kib = Buffer.alloc(64 * 1024, 0x20);

const hostile: Readonly<Record<string, Answer>> = {
  'never says a word': (_socket, time) => time.advance(timeMs),
  'sends a letter a tenth of a second': (socket, time) => {
    socket.write(head('content-length: 1000000'));
    endlessly(socket, () => {
      socket.write(' ');
      time.advance(100);
    });
  },
  'sends headers without end': (socket) => {
    socket.write(`HTTP/1.1 200 OK${crlf}`);
    endlessly(socket, () => socket.write(`x-more: ${'y'.repeat(1000)}${crlf}`));
  },
  'says again and again that it is at work': (socket, time) =>
    endlessly(socket, () => {
      socket.write(`HTTP/1.1 102 Processing${crlf}${crlf}`);
      time.advance(100);
    }),
  'sends without end': (socket) => {
    socket.write(head('transfer-encoding: chunked'));
    endlessly(socket, () => socket.write(`10000${crlf}${kib}${crlf}`));
  },
  'announces gigabytes': (socket) => {
    socket.write(head('content-length: 99999999999'));
    endlessly(socket, () => socket.write(kib));
  },
  'sends chunks of no length': (socket) =>
    socket.write(`${head('transfer-encoding: chunked')}zz${crlf}{}${crlf}`),
  'contradicts itself on the length': (socket) =>
    socket.write(`${head('content-length: 2', 'content-length: 40')}{}`),
  'promises more than it sends': (socket) => socket.end(`${head('content-length: 40')}{"ok":true}`),
  'ends in the middle of a chunk': (socket) =>
    socket.end(`${head('transfer-encoding: chunked')}40${crlf}{"ok"`),
  'resets the connection': (socket) => socket.resetAndDestroy(),
  'closes without a word': (socket) => socket.end(),
  'speaks another protocol': (socket) => socket.end('220 mail.example.com ESMTP\r\n'),
  'wants to speak another protocol': (socket) =>
    socket.write(
      `HTTP/1.1 101 Switching Protocols${crlf}connection: upgrade${crlf}upgrade: websocket${crlf}${crlf}`,
    ),
};

test.each(Object.entries(hostile))(
  'of a request to a server that %s the outcome is unknown, in time, and the next one is answered',
  async (_, act) => {
    answer = act;
    const first = await ask();
    expect(first).toMatchObject({ kind: 'lost' });
    answer = (socket) => socket.write(plain);
    for (let more = 0; more < maxConcurrent; more += 1)
      expect(await ask()).toMatchObject({ kind: 'answer', status: 200 });
  },
);

test.each<[string, Answer]>([
  ['closes after each answer', (socket) => socket.end(`HTTP/1.0 200 OK${crlf}${crlf}{}`)],
  ['says that it closes', (socket) => socket.end(`${head('connection: close', 'content-length: 2')}{}`)],
  ['is in no haste but in time', slowly],
  [
    'calls it something else',
    (socket) => socket.write(`${head('content-type: image/png', 'content-length: 2')}{}`),
  ],
])('a server that %s is understood', async (_, act) => {
  answer = act;
  for (let asked = 0; asked < 3; asked += 1)
    expect(await ask()).toMatchObject({ kind: 'answer', status: 200, body: Buffer.from('{}') });
});

test('however many hang and are given up, no connections are left over, and the last requests are answered', async () => {
  let arrived = 0;
  answer = () => {
    arrived += 1;
  };
  for (let round = 1; round <= 10; round += 1) {
    const hanging = Array.from({ length: maxConcurrent }, ask);
    await until(() => arrived === round * maxConcurrent);
    clock.advance(timeMs);
    for (const outcome of await Promise.all(hanging)) expect(outcome).toMatchObject({ kind: 'lost' });
    await until(() => sockets.size <= maxConcurrent);
  }
  answer = (socket) => socket.write(plain);
  for (const outcome of await Promise.all(Array.from({ length: 40 }, ask)))
    expect(outcome).toMatchObject({ kind: 'answer' });
  // The server sees the end of those that were cut off a little later than the beginning of their successors.
  expect(mostSockets).toBeLessThanOrEqual(2 * maxConcurrent);
});

test('a request is not sent by a process that stood still until its time was over, and the next one is', async () => {
  let arrived = 0;
  answer = (socket) => {
    arrived += 1;
    socket.write(plain);
  };
  const asked = ask();
  // The connection is being made; when it is there, the timers that came due meanwhile haven't run yet.
  clock.standStill(timeMs);
  expect(await asked).toMatchObject({ kind: 'not-sent' });
  expect(await ask()).toMatchObject({ kind: 'answer' });
  expect(arrived).toBe(1);
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate);
}
