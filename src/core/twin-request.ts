import { type Clock, type EpochMs, within } from './clock.ts';
import { Fault } from './fault.ts';

/** A request at work in this process, for its twins to join. */
export interface Lead<Result extends { readonly kind: string }> {
  readonly fingerprint: string;
  /** When its own caller is answered at the latest. */
  readonly untilMs: EpochMs;
  readonly result: Promise<Result>;
}

/**
 * What comes of the request that a twin joins. Of what comes after that one's own time only a success (`made`) is told: a process that stood
 * still may come to a refusal when a repeat elsewhere has long been granted.
 * @throws {Fault} `outcome-unknown`, with `words`, if nothing can be told by `untilMs`
 */
export async function joinTwin<Result extends { readonly kind: string }>(
  clock: Clock,
  lead: Lead<Result>,
  untilMs: EpochMs,
  made: Result['kind'],
  words: string,
): Promise<Result> {
  const result = await within(clock, untilMs, lead.result);
  if (result === 'late' || (result.kind !== made && clock.now() > lead.untilMs))
    throw new Fault('outcome-unknown', words);
  return result;
}
