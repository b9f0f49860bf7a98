import * as z from 'zod';
import type { CallLimits, CommandNotes, CommandOutcome, Trouble } from '../../core/clinic-driver.ts';
import type { Clock } from '../../core/clock.ts';
import type { TimeSpan } from '../../core/opening.ts';
import { isObject, readId } from './appointment.ts';
import type { CombinationCalls } from './combination-calls.ts';
import type { Combinations } from './combinations.ts';
import type { RateStep } from './rate-budget.ts';
import type { Releases } from './release.ts';
import type { ServiceSet } from './service-set.ts';
import type { SpareSlots } from './spare-slots.ts';
import { type Branch, readTimeSlots } from './time-slots.ts';
import { formatInstant } from './times.ts';

/** What commands are made of. */
export interface CommandParts {
  readonly calls: CombinationCalls;
  readonly combinations: Combinations;
  readonly spare: SpareSlots;
  readonly releases: Releases;
  readonly branch: Branch;
  readonly clock: Clock;
  readonly report: (detail: string) => void;
}

const noteForm = z.object({
  hold: z.string(),
  startSec: z.int(),
  endSec: z.int(),
  madeMs: z.int(),
});

/** A reservation in the vendor's sense: a slot kept for some minutes. `madeMs` is from before it was asked for. */
export type Hold = z.infer<typeof noteForm>;

export type HoldOutcome =
  | { readonly kind: 'held'; readonly hold: Hold }
  | Extract<CommandOutcome<never>, { readonly kind: 'refused' | 'not-sent' }>;

const operation = 'reserve-time-slot';

/** What is to be held. */
export interface Wish extends TimeSpan {
  readonly set: ServiceSet;
  /** Empty: none. */
  readonly notes: string;
}

/**
 * Holds the slot and writes the hold down, so that whoever resumes the operation uses this one and no other. Not begun unless there is a
 * request left to use it ([combination] 11.4, rate budget).
 */
export async function takeHold(
  parts: CommandParts,
  wish: Wish,
  limits: CallLimits,
  notes: CommandNotes,
): Promise<HoldOutcome> {
  const taken = await askForHold(parts, wish, limits, 'first');
  return taken.kind === 'held' ? writeDown(taken.hold, notes) : taken;
}

/** Resolves once the hold is written down; until then nothing may be made of it. */
export async function writeDown(hold: Hold, notes: CommandNotes): Promise<HoldOutcome> {
  try {
    await notes.write(wordsOf(hold));
  } catch {
    // Either another process has taken over and holds a slot of its own, or the store is in trouble: without the note nothing is sent.
    return notSent('unexpected', `${operation}: the hold could not be written down`);
  }
  return { kind: 'held', hold };
}

/**
 * Holds the slot. A hold whose answer is lost has no name to release it by: all that is left of it lapses, so nothing was done
 * ([combination] 11.3).
 */
export async function askForHold(
  parts: CommandParts,
  wish: Wish,
  limits: CallLimits,
  step: RateStep = 'only',
): Promise<HoldOutcome> {
  const { calls, spare, clock } = parts;
  const { startSec, endSec } = wish;
  const madeMs = clock.now();
  spare.taken(wish);
  const outcome = await calls.command({ operation, body: bodyFor(parts, wish), step }, limits);
  if (outcome.kind === 'refused')
    return explain(parts, wish, `${operation} refused with ${outcome.status}`, limits);
  if (outcome.kind !== 'answered') return { kind: 'not-sent', trouble: outcome.trouble };
  const id = isObject(outcome.json) ? readId(outcome.json['reservationId']) : null;
  if (id === null) return notSent('unreadable', `${operation}: the answer has no id`);
  return { kind: 'held', hold: { hold: id, startSec, endSec, madeMs } };
}

/** Stands in the place of a hold that certainly was not used and is given up: whoever resumes the operation takes another. */
const givenUp = 'given up';

/** What an earlier part of the operation wrote down of a hold that may have been used since; null: there is none. */
export function holdBefore({ last }: CommandNotes): string | null {
  return last === givenUp ? null : last;
}

/**
 * Frees a hold that certainly was not used. Nobody may use it afterwards, since a release that is late might hit what was made of it
 * ([combination] 9, O6): what can't be struck out of the notes lapses instead.
 */
export async function dropHold(releases: Releases, { hold }: Hold, notes: CommandNotes): Promise<boolean> {
  try {
    await notes.write(givenUp);
  } catch {
    return false;
  }
  return releases.release(hold);
}

/** A hold in words that {@link readHold} understands. */
export function wordsOf(hold: Hold): string {
  return JSON.stringify(hold);
}

/** The hold that an earlier part of this operation wrote down, while it is young enough to be used ([combination] 11.4, time budget). */
export function holdInNote(note: string, to: TimeSpan, { branch, clock }: CommandParts): HoldOutcome {
  const hold = readHold(note);
  if (hold === null || hold.startSec !== to.startSec || hold.endSec !== to.endSec)
    return notSent('unexpected', `${operation}: what was written down can't be read`);
  const ageMs = clock.now() - hold.madeMs;
  return ageMs > branch.settings.holdAgeSec * 1000
    ? notSent('unexpected', `${operation}: the hold is too old to be used`)
    : { kind: 'held', hold };
}

/** Gives up a hold that certainly was not used, and tells by the slots why the system didn't want to use it. */
export async function giveUp(
  parts: CommandParts,
  hold: Hold,
  wish: Wish,
  detail: string,
  limits: CallLimits,
  notes: CommandNotes,
): Promise<HoldOutcome> {
  const isFree = await dropHold(parts.releases, hold, notes);
  if (isFree) return explain(parts, wish, detail, limits);
  parts.report(detail);
  return { kind: 'refused', refusal: 'our-fault', detail };
}

/** Why the system refused: its errors aren't documented ([combination] 8), so only what it offers afterwards tells. */
async function explain(
  parts: CommandParts,
  wish: Wish,
  detail: string,
  limits: CallLimits,
): Promise<HoldOutcome> {
  const { calls, combinations, branch, report } = parts;
  const slots = await readTimeSlots(calls, branch, wish.set, wish, limits);
  if (slots.kind === 'trouble') return { kind: 'not-sent', trouble: slots.trouble };
  const isOffered =
    slots.kind === 'ok' &&
    slots.value.some((slot) => slot.startSec === wish.startSec && slot.endSec === wish.endSec);
  if (slots.kind === 'ok' && !isOffered) return { kind: 'refused', refusal: 'place-taken', detail };
  combinations.forget();
  report(detail);
  return { kind: 'refused', refusal: 'our-fault', detail };
}

function bodyFor({ branch, spare }: CommandParts, wish: Wish): Readonly<Record<string, unknown>> {
  const { names } = branch.settings;
  const { set, notes } = wish;
  const written = spare.written(wish);
  return {
    [names.serviceIds]: set.serviceIds,
    [names.branchId]: branch.branchId,
    timeSlot: {
      startTime: written?.startTime ?? formatInstant(wish.startSec, branch.timeZone),
      endTime: written?.endTime ?? formatInstant(wish.endSec, branch.timeZone),
    },
    [names.numberOfReservations]: set.numberOfReservations,
    ...(notes === '' ? {} : { [names.notes]: notes }),
  };
}

/** null for anything else than a hold's words. */
export function readHold(words: string): Hold | null {
  try {
    return noteForm.safeParse(JSON.parse(words)).data ?? null;
  } catch {
    return null;
  }
}

function notSent(kind: Trouble['kind'], detail: string): Extract<HoldOutcome, { kind: 'not-sent' }> {
  return { kind: 'not-sent', trouble: { kind, detail } };
}
