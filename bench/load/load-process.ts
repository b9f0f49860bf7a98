import { available } from '../servers/answers.ts';
import {
  type Booking,
  cancels,
  create,
  creates,
  lists,
  move,
  moves,
  nextPerson,
  statuses,
} from './bookings.ts';
import type { Channel } from './channel.ts';
import { runClosedLoop } from './closed-loop.ts';
import { type Wire, wires } from './connection.ts';
import { HttpChannel, httpRequest } from './http-channel.ts';
import type { Job, JobNews, JobResult } from './job.ts';
import { lookUps } from './look-ups.ts';
import { type LoopResult, quantile } from './loop-result.ts';
import { runOpenLoop } from './open-loop.ts';
import { authorization, lookUpRequest } from './requests.ts';
import type { Work } from './task.ts';

/** Calls servers as it is told to by its parent process, one job at a time. */

/** Pages that are looked at in turn. */
const differentPages = 16;
/** How many bookings are made beforehand for a row that needs some. */
const preparedBookings = 400;
/** A cancel uses its booking up: a closed loop ends when there are no more. */
const preparedCancels = 1_500;
/** Random instants may be more than the rate says. */
const spareShare = 1.2;
const bookingsPerPerson = 4;
const preparers = 64;
/** More than an open loop's calls that are under way at once as long as the server keeps up. */
const openConnections = 128;
/** Under way at once before a rate is kept. */
const warmingCalls = 64;

/** Opens as many channels as so many calls at once need. */
type Connect = (atOnce: number) => Promise<readonly Channel[]>;

async function perform(job: Job): Promise<JobResult> {
  const wire = wires[job.transport];
  if (job.tellAnswer) await tellAnswer(job);
  const bookings = await prepare(job);
  const work = workOf(job, wire, bookings);
  const connect: Connect = (atOnce) => wire.open(job.port, work.method, atOnce);
  // What cancels use up is not for warming up. The connections are others: a server may close one that long had nothing to send.
  if (job.call.kind !== 'cancel') {
    const atOnce = warmUpConcurrency(job);
    await using(await connect(atOnce), (channels) => runClosedLoop(channels, work, atOnce, job.warmUp));
  }
  const { calls, tookMs, latenciesMs } = await runLoop(job, connect, work);
  const sortedMs = Float64Array.from(latenciesMs).sort();
  const [p50Ms, p99Ms, p999Ms] = [0.5, 0.99, 0.999].map((share) => quantile(sortedMs, share));
  return { calls, tookMs, p50Ms: p50Ms ?? 0, p99Ms: p99Ms ?? 0, p999Ms: p999Ms ?? 0 };
}

async function using<T>(
  channels: readonly Channel[],
  work: (channels: readonly Channel[]) => Promise<T>,
): Promise<T> {
  try {
    return await work(channels);
  } finally {
    for (const channel of channels) channel.close();
  }
}

/** A rate that leaves the server room would leave it cold for a minute, so it is warmed up with as many calls as it takes. */
function warmUpConcurrency({ pace }: Job): number {
  return pace.kind === 'closed' ? pace.concurrency : warmingCalls;
}

async function runLoop({ pace, measureMs: ms }: Job, connect: Connect, work: Work): Promise<LoopResult> {
  if (pace.kind === 'open') {
    tell({ kind: 'measuring' });
    return runOpenLoop(() => connectOne(connect), openConnections, work, pace.perSec, ms);
  }
  return using(await connect(pace.concurrency), (channels) => {
    tell({ kind: 'measuring' });
    return runClosedLoop(channels, work, pace.concurrency, { ms });
  });
}

async function connectOne(connect: Connect): Promise<Channel> {
  const [channel] = await connect(1);
  if (channel === undefined) throw new Error('there is no connection to call on');
  return channel;
}

function workOf({ call, tellAnswer }: Job, wire: Wire, bookings: readonly Booking[]): Work {
  switch (call.kind) {
    case 'look-up':
      return lookUps(wire, call.slots, tellAnswer ? 1 : differentPages);
    case 'create':
      return creates(wire);
    case 'move':
      return moves(wire, bookings);
    case 'cancel':
      return cancels(wire, bookings);
    case 'status':
      return statuses(wire, bookings);
    case 'list':
      return lists(wire, bookings, bookingsPerPerson);
  }
}

/** Makes the bookings that the calls are about. Those to be moved or cancelled were moved before: their reservation's id is known. */
async function prepare(job: Job): Promise<readonly Booking[]> {
  const { httpPort: port } = job;
  switch (job.call.kind) {
    case 'look-up':
    case 'create':
      return [];
    case 'status':
      return book(port, preparedBookings, 1, false);
    case 'list':
      return book(port, preparedBookings / bookingsPerPerson, bookingsPerPerson, false);
    case 'move':
      return book(port, preparedBookings, 1, true);
    case 'cancel':
      return book(port, cancelsFor(job), 1, true);
  }
}

function cancelsFor({ pace, measureMs }: Job): number {
  if (pace.kind === 'closed') return preparedCancels;
  return Math.ceil((pace.perSec * measureMs * spareShare) / 1000);
}

async function book(
  port: number,
  persons: number,
  perPerson: number,
  moved: boolean,
): Promise<readonly Booking[]> {
  const bookings: Booking[] = [];
  let left = persons;
  async function bookSome(): Promise<void> {
    const channel = await HttpChannel.open(port);
    for (; left > 0; ) {
      left -= 1;
      const person = nextPerson();
      const own: Booking[] = [];
      for (let turn = 0; turn < perPerson; turn += 1) {
        const task = create(wires.http, person, (booking) => own.push(booking), turn);
        task.check(await channel.call(task.request));
      }
      for (const booking of moved ? own : []) {
        const task = move(wires.http, booking);
        task.check(await channel.call(task.request));
      }
      bookings.push(...own.slice(0, 1));
    }
    channel.close();
  }
  await Promise.all(Array.from({ length: preparers }, bookSome));
  return bookings;
}

/** For a server that doesn't even read the question, and so has one answer for all. */
async function tellAnswer({ port, call }: Job): Promise<void> {
  if (call.kind !== 'look-up') throw new Error('only look-ups have a constant answer');
  const answer = JSON.stringify(available(lookUpRequest(call.slots, 0)));
  const channel = await HttpChannel.open(port);
  await channel.call(httpRequest('/answer', authorization, answer));
  channel.close();
}

function tell(news: JobNews): void {
  process.send?.(news);
}

process.on('message', (job: Job) => {
  perform(job).then(
    (result) => tell({ kind: 'measured', result }),
    (error: unknown) =>
      tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
  );
});
