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
import { quantile, runLoop } from './closed-loop.ts';
import { type Wire, wires } from './connection.ts';
import { HttpChannel, httpRequest } from './http-channel.ts';
import type { Job, JobNews, JobResult } from './job.ts';
import { lookUps } from './look-ups.ts';
import { authorization, lookUpRequest } from './requests.ts';
import type { Work } from './task.ts';

/** Calls servers as it is told to by its parent process, one job at a time. */

/** Pages that are looked at in turn. */
const differentPages = 16;
/** How many bookings are made beforehand for a row that needs some. */
const preparedBookings = 400;
/** A cancel uses its booking up. */
const preparedCancels = 4_000;
const bookingsPerPerson = 4;
const preparers = 32;

async function perform(job: Job): Promise<JobResult> {
  const wire = wires[job.transport];
  if (job.tellAnswer) await tellAnswer(job);
  const bookings = await prepare(job);
  const work = workOf(job, wire, bookings);
  const channels = await wire.open(job.port, work.method, job.concurrency);
  try {
    // What a cancel uses up is not for warming up.
    if (job.call.kind !== 'cancel') await runLoop(channels, work, job.concurrency, job.warmUp);
    tell({ kind: 'measuring' });
    const { calls, tookMs, latenciesMs } = await runLoop(channels, work, job.concurrency, {
      ms: job.measureMs,
    });
    return { calls, tookMs, p50Ms: quantile(latenciesMs, 0.5), p99Ms: quantile(latenciesMs, 0.99) };
  } finally {
    for (const channel of channels) channel.close();
  }
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
async function prepare({ port, call }: Job): Promise<readonly Booking[]> {
  switch (call.kind) {
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
      return book(port, preparedCancels, 1, true);
  }
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
