import type { Channel } from './channel.ts';
import type { LoopLength, LoopResult } from './loop-result.ts';
import type { Work } from './task.ts';

/**
 * Keeps `concurrency` calls under way, the next one sent when one is answered, until the time is over or there is no more work. Rejects
 * with the first answer that isn't right.
 */
export async function runClosedLoop(
  channels: readonly Channel[],
  work: Work,
  concurrency: number,
  { ms, atLeast = { calls: 0, mostMs: ms } }: LoopLength,
): Promise<LoopResult> {
  const latenciesMs: number[] = [];
  const startedMs = performance.now();
  let stopped = false;

  function isOver(nowMs: number): boolean {
    const tookMs = nowMs - startedMs;
    if (tookMs < ms) return false;
    return tookMs >= atLeast.mostMs || latenciesMs.length >= atLeast.calls;
  }

  async function caller(channel: Channel): Promise<void> {
    while (!stopped) {
      const sentMs = performance.now();
      if (isOver(sentMs)) return;
      const task = work.next();
      if (task === undefined) return;
      const answer = await channel.call(task.request);
      latenciesMs.push(performance.now() - sentMs);
      task.check(answer);
    }
  }

  const callers = Array.from({ length: concurrency }, (_, number) => {
    const channel = channels[number % channels.length];
    if (channel === undefined) throw new Error('there is no connection to call on');
    return caller(channel);
  });
  try {
    await Promise.all(callers);
  } catch (error) {
    stopped = true;
    throw error;
  }
  return { calls: latenciesMs.length, tookMs: performance.now() - startedMs, latenciesMs };
}
