import type { Patience } from './catalogue.ts';
import type { Findings, ReservationView } from './clinic-driver.ts';
import type { EpochMs } from './clock.ts';
import type { TimeSpan } from './opening.ts';
import type { Operation } from './operation.ts';
import { sameSpan } from './slot-grid.ts';

/** What the decisions about a command without a trustworthy answer depend on, besides what the clinic shows. */
export interface ChangeCircumstances {
  readonly nowMs: EpochMs;
  /** When the command was last allowed to be sent, and how often. */
  readonly sentMs: EpochMs;
  readonly sends: number;
  /** What isn't seen this long after `sentMs` won't come any more. */
  readonly lateCommitMs: number;
  /** Whether the command may be sent again, if it is time for that. */
  readonly mayResend: boolean;
}

export interface CreateCircumstances extends ChangeCircumstances {
  /** The visitor's id is certain, so the clinic's overlap rule guards a repeat. */
  readonly visitorCertain: boolean;
  /** From how long after `sentMs` on the one guarded repeat may be tried; null = never. */
  readonly guardedRepeatMs: number | null;
}

/** A repeated update sets the same state again, so it is harmless, but a clinic that loses three in a row won't take the fourth. */
const mostSends = 3;

/** After this long at the old place a move or cancel was most likely lost, so it is worth sending again. */
const resendAfterMs = 500;

export function circumstancesOf(
  operation: Operation,
  patience: Patience,
  nowMs: EpochMs,
): ChangeCircumstances {
  const { sentMs, sends } = operation;
  return { nowMs, sentMs, sends, lateCommitMs: patience.lateCommitMs, mayResend: true };
}

export type CreateVerdict =
  | { readonly kind: 'made'; readonly view: ReservationView; readonly surplus: readonly ReservationView[] }
  | { readonly kind: 'look-again' }
  | { readonly kind: 'repeat-once' }
  | { readonly kind: 'ask-person' }
  | { readonly kind: 'nothing-there' };

/**
 * A create whose command got no trustworthy answer, or whose reservation's id isn't known; row "Create" of [clinic] 17.3.
 * `findings` is null when looking failed as well.
 */
export function decideCreate(findings: Findings | null, facts: CreateCircumstances): CreateVerdict {
  if (findings === null) return { kind: 'look-again' };
  const [made, ...surplus] = findings.found.filter((view) => isLive(view) && !isUnclear(view));
  if (made !== undefined) return { kind: 'made', view: made, surplus };

  const quietMs = facts.nowMs - facts.sentMs;
  // It is there, but in a state that we don't know: neither a success nor a reason to try again.
  if (findings.found.some(isUnclear))
    return { kind: quietMs < facts.lateCommitMs ? 'look-again' : 'ask-person' };
  if (
    facts.mayResend &&
    facts.sends === 1 &&
    facts.visitorCertain &&
    facts.guardedRepeatMs !== null &&
    quietMs >= facts.guardedRepeatMs
  ) {
    return { kind: 'repeat-once' };
  }
  if (quietMs < facts.lateCommitMs) return { kind: 'look-again' };
  return findings.complete ? { kind: 'nothing-there' } : { kind: 'ask-person' };
}

/** `overtaken`: the clinic's staff did something else in the meantime. */
export type ChangeVerdict = 'done' | 'look-again' | 'send-again' | 'overtaken' | 'not-happening';

/** A move whose command got no trustworthy answer; row "Update" of [clinic] 17.3. `view` as just read back. */
export function decideMove(
  view: ReservationView | null,
  from: TimeSpan,
  to: TimeSpan,
  facts: ChangeCircumstances,
  /** Whether a reservation at the new time shows that it was the move that put it there. */
  isProof = true,
): ChangeVerdict {
  const { nowMs, sentMs, lateCommitMs } = facts;
  if (view?.status === 'unrecognised') return 'look-again';
  if (view === null) return 'overtaken';
  if (view.status === 'reserved' && sameSpan(view, to) && isProof) return 'done';
  if (view.status === 'reserved' && sameSpan(view, from)) return notYet(facts);
  // The staff have moved it elsewhere, or ended it, or the visit has begun, and some clinics move it all the same: until the command can't
  // come any more it may still take its place, so that mustn't be anybody else's before.
  return nowMs - sentMs < lateCommitMs ? 'look-again' : 'overtaken';
}

/** A cancel whose command got no trustworthy answer; row "Cancel" of [clinic] 17.3. `view` as just read back. */
export function decideCancel(
  view: ReservationView | null,
  facts: ChangeCircumstances,
  wanted: 'cancelled' | 'no-show' = 'cancelled',
): ChangeVerdict {
  if (view === null) return wanted === 'cancelled' ? 'done' : 'overtaken';
  if (view.status === wanted) return 'done';
  if (view.status === 'unrecognised') return 'look-again';
  if (view.status !== 'reserved') return 'overtaken';
  return notYet(facts);
}

function notYet(facts: ChangeCircumstances): ChangeVerdict {
  const quietMs = facts.nowMs - facts.sentMs;
  if (facts.mayResend && facts.sends < mostSends && quietMs >= resendAfterMs) return 'send-again';
  return quietMs < facts.lateCommitMs ? 'look-again' : 'not-happening';
}

export function isLive(view: ReservationView): boolean {
  return view.status !== 'cancelled' && view.status !== 'no-show';
}

/** Whether nothing may be concluded from the state that the clinic shows. */
export function isUnclear(view: ReservationView): boolean {
  return view.status === 'unrecognised';
}
