import * as z from 'zod';

/** What can go wrong with a call; a query is "done" when it was read. */
export const faultEffects = [
  /** The connection is cut and nothing is done. */
  'lose-request',
  /** The call is done, then the connection is cut. */
  'lose-response',
  /** The connection is cut at once, the call is done after `delayMs`; a stop of the process before loses it. */
  'late-commit',
  /** The call is done at once and answered after `delayMs`. */
  'delay',
  /** 503, nothing done. */
  'status-503',
  /** The call is done, the answer is 500. */
  'status-500-applied',
  /** 429, nothing done. */
  'status-429',
  /** The call is done, the answer is 200 and no JSON. */
  'garbage',
] as const;

/** See `faultEffects`. */
export type FaultEffect = (typeof faultEffects)[number];

/** What `delay` and `late-commit` wait for when not told. */
const defaultDelayMs = 1000;

const aDayMs = 86_400_000;

/** A fault as it is ordered. */
export const faultOrder = z.strictObject({
  /** The operation's path name, or `*` for all. */
  operation: z.string(),
  effect: z.enum(faultEffects),
  delayMs: z.int().min(0).max(aDayMs).default(defaultDelayMs),
  /** How many calls it hits; without it, all until the faults are deleted. */
  times: z.int().min(1).optional(),
  /** Share of matching calls that it hits, drawn with `seed`. */
  probability: z.number().min(0).max(1).default(1),
  seed: z.int().default(1),
  /** Only calls whose body has all of these items, at any depth; times are compared as instants. */
  match: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  /** Seconds in the `Retry-After` header of a 503 or 429; without it the header is left out. */
  retryAfterSec: z.int().min(0).optional(),
});

/** A fault as a caller orders it. */
export type FaultOrder = z.input<typeof faultOrder>;

/** A fault in force. */
export interface Fault extends z.output<typeof faultOrder> {
  readonly faultId: number;
  /** Calls that it still hits; absent when it has no end. */
  readonly timesLeft?: number;
}
