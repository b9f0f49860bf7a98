import * as z from 'zod';

/**
 * How much one clinic is asked to bear, whatever its driver. No vendor documents rate limits or largest loads ([clinic] 16, question 8),
 * so the defaults leave room for a partner's bursts and are far below what would hurt a server of any size.
 */
export const clinicGateSettings = {
  /**
   * How many calls may be under way at once. Commands have at most three quarters of these places and background work half of them, so
   * that a clinic that hangs on the one still answers the other.
   */
  maxConcurrent: z.int().min(1).max(1000).default(32),
  /** How many calls may wait for a place. What comes on top is turned away at once: it would only be answered too late. */
  maxWaiting: z.int().min(0).max(10_000).default(200),
  /**
   * How long a call may wait for a place, in milliseconds. Well below the 3.5 s that a partner waits for a change, although the change's
   * own command may take much longer.
   */
  longestWaitMs: z.int().min(0).max(60_000).default(750),
  /**
   * The clinic is left alone once this many calls of the last ten seconds got no trustworthy answer and they were at least half of all.
   * Lower values take short hiccups for outages; higher ones let more callers wait in vain before an outage is seen.
   */
  failuresToOpen: z.int().min(1).max(10_000).default(10),
  /** How long it is left alone at first, in milliseconds; doubled each time that it turns out not to be back yet. */
  leaveAloneMs: z.int().min(10).max(600_000).default(1_000),
  /** The longest that it is left alone at a time, in milliseconds: how late its recovery may be noticed. */
  longestLeaveAloneMs: z.int().min(10).max(600_000).default(8_000),
  /** Repeats per call in the long run. A clinic in trouble is not helped by the same question thrice. */
  repeatShare: z.number().min(0).max(1).default(0.1),
  /** Repeats that are allowed in a row before that share counts, one more for each second: the seldom called need no share. */
  repeatsAtOnce: z.int().min(0).max(1000).default(10),
};

const schema = z.object(clinicGateSettings);

export type ClinicGateSettings = z.infer<typeof schema>;
