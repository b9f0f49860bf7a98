import { createServer } from 'node:http';
import type { Json } from './answers.ts';
import { ClinicRecords } from './clinic-records.ts';
import { listenAndTell } from './listen.ts';

/**
 * A clinic of the Open API that takes everything and answers at once, or after as many milliseconds as the first argument says.
 * Its slots hold a million visits each and are always shown empty.
 */
const delayMs = Number(process.argv[2] ?? 0);
const records = new ClinicRecords();
const intervalMs = 1_800_000;
const zone = { id: '65f0c0de0000000000000a00', name: 'Zone' };

const groups = [0, 1, 2, 3].map((number) => ({
  id: `65f0c0de0000000000000b0${number}`,
  intervalCapacities: [{ enabled: true, intervalCapacity: 1_000_000, zoneId: zone.id }],
}));

const operations: Readonly<Record<string, (body: Json) => Json>> = {
  '/open/authorization/commands/exchange-token': () => ({ token: 'bench-token' }),
  '/schedule/open/v1/commands/reserve': (body) => records.reserve(body),
  '/schedule/open/v1/commands/reserve-by-visitor-id': (body) => records.reserve(body),
  '/schedule/open/v1/commands/update-reservation': (body) => records.update(body),
  '/schedule/open/v1/commands/cancel-reservation': (body) => records.cancel(body),
  '/schedule/open/v1/queries/get-schedule-detail': (body) => records.detail(body),
  '/schedule/open/v1/queries/get-schedules-summarized-by-tasks': (body) => records.history(body),
  '/schedule/open/v1/queries/get-reservation-groups': () => ({ data: groups }),
  '/visitor/open/v1/queries/search-visitors': (body) => records.search(body),
};

/** Slots by query: the same days are asked for again and again. */
const slotAnswers = new Map<string, string>();
const rememberedAnswers = 5_000;

function slots(query: string): string {
  const known = slotAnswers.get(query);
  if (known !== undefined) return known;
  const { reservationGroupId, startDate, endDate } = JSON.parse(query);
  const data: Json[] = [];
  const firstMs = Math.ceil(Date.parse(startDate) / intervalMs) * intervalMs;
  for (let ms = firstMs; ms < Date.parse(endDate); ms += intervalMs) {
    const startDateTimeUtc = new Date(ms).toISOString();
    const endDateTimeUtc = new Date(ms + intervalMs).toISOString();
    const counts = { capacity: 1_000_000, reservationCount: 0 };
    data.push({ reservationGroupId, zone, startDateTimeUtc, endDateTimeUtc, ...counts });
  }
  const answer = JSON.stringify({ data });
  if (slotAnswers.size >= rememberedAnswers) slotAnswers.clear();
  slotAnswers.set(query, answer);
  return answer;
}

function answerTo(path: string, body: string): string {
  if (path === '/schedule/open/v1/queries/get-reservation-slots-by-group') return slots(body);
  const operation = operations[path];
  if (operation === undefined) throw new Error(`the clinic has no ${path}`);
  return JSON.stringify(operation(JSON.parse(body)));
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const answer = answerTo(request.url ?? '', Buffer.concat(chunks).toString());
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) };
    const send = () => response.writeHead(200, headers).end(answer);
    if (delayMs === 0) send();
    else setTimeout(send, delayMs);
  });
});
// Connections are the adapter's to close.
server.keepAliveTimeout = 60_000;

listenAndTell(server);
