import { setTimeout as delay } from 'node:timers/promises';
import type { Channel } from './channel.ts';
import type { LoopResult } from './loop-result.ts';
import type { Task, Work } from './task.ts';

/** Gaps are the same in every run, so that rows and rounds differ in nothing but the server. */
const gapSeed = 0x5eed;

/**
 * Sends calls at random instants, `perSec` of them a second, that were fixed before, each on the channel that was used last of those that
 * are idle, as clients' pools do it, or on a new one. One that should have been sent while all of `mostChannels` were busy waits for a free
 * one, and its latency counts from when it should have been sent. Rejects with the first answer that isn't right.
 */
export async function runOpenLoop(
  open: () => Promise<Channel>,
  mostChannels: number,
  work: Work,
  perSec: number,
  forMs: number,
): Promise<LoopResult> {
  const idle: Channel[] = [];
  const opening: Promise<Channel>[] = [];
  const waiting: (() => void)[] = [];
  const latenciesMs: number[] = [];
  const underWay: Promise<void>[] = [];
  const failure: { first: unknown } = { first: undefined };
  const startedMs = performance.now();

  async function free(): Promise<Channel> {
    for (;;) {
      const channel = idle.pop();
      if (channel !== undefined) return channel;
      if (opening.length < mostChannels) {
        const opened = open();
        opening.push(opened);
        return opened;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  async function call(task: Task, dueMs: number): Promise<void> {
    const channel = await free();
    try {
      const answer = await channel.call(task.request);
      latenciesMs.push(performance.now() - dueMs);
      task.check(answer);
    } finally {
      // Also after a failure, which ends the run: whoever waits for this channel must not wait for ever.
      idle.push(channel);
      waiting.shift()?.();
    }
  }

  for (const dueMs of instants(startedMs, perSec, forMs)) {
    const aheadMs = dueMs - performance.now();
    // Rounded up by the timer: what is due within a millisecond goes out with the next one.
    if (aheadMs >= 1) await delay(aheadMs - 1);
    if (failure.first !== undefined) throw failure.first;
    const task = work.next();
    if (task === undefined) throw new Error('there was not enough to call for');
    underWay.push(
      call(task, Math.min(dueMs, performance.now())).catch((error: unknown) => {
        failure.first ??= error;
      }),
    );
  }
  await Promise.all(underWay);
  for (const channel of await Promise.all(opening)) channel.close();
  if (failure.first !== undefined) throw failure.first;
  return { calls: latenciesMs.length, tookMs: performance.now() - startedMs, latenciesMs };
}

/** Instants of calls that know nothing of each other, as those of many users do. */
function* instants(startedMs: number, perSec: number, forMs: number): Generator<number> {
  const random = uniform(gapSeed);
  const meanGapMs = 1000 / perSec;
  for (let ms = startedMs; ; ) {
    ms -= meanGapMs * Math.log(1 - random());
    if (ms >= startedMs + forMs) return;
    yield ms;
  }
}

/** Numbers from 0 to below 1; mulberry32. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
