import { candidatesFor, samePlace, shownFree, withOwnFull, withoutOwn } from './candidates.ts';
import type { Answer, CallLimits, ClinicDriver, VisitOpenings } from './clinic-driver.ts';
import type { ServiceId } from './identifiers.ts';
import type { Candidate, Opening, Place, TimeSpan } from './opening.ts';
import type { NoVisit } from './order-items.ts';
import {
  extentOf,
  serviceIdsOf,
  severalOf,
  spanOfItem,
  type VisitItems,
  type VisitServices,
} from './visit.ts';

/** A visit that is to be put somewhere, and when. Where the clinic decides how long it takes, its end is only what the partner thinks. */
export interface WantedVisit extends VisitServices {
  readonly span: TimeSpan;
}

/** What room the clinic shows for a visit. */
export type Room =
  | {
      readonly kind: 'room';
      /** When the visit would really be. */
      readonly span: TimeSpan;
      /** In order of preference, taken ones included. */
      readonly candidates: readonly Candidate[];
      /** The services for which there is none. */
      readonly without: readonly ServiceId[];
    }
  | Extract<VisitOpenings, { kind: 'not-combined' | 'nothing-combines' }>;

/**
 * Reads where a visit could be put; what it takes up itself before a move, `own`, is no hindrance. Who found what others had claimed and asks
 * again counts his `turn`: several services are arranged in another way then, if there is one.
 */
export async function readRoom(
  driver: Pick<ClinicDriver, 'readOpenings' | 'readVisitOpenings'>,
  wanted: WantedVisit,
  own: readonly (Place & TimeSpan)[],
  limits: CallLimits,
  turn = 0,
): Promise<Answer<Room>> {
  const { span, serviceId } = wanted;
  const items = severalOf(wanted);
  if (items === null) {
    const answer = await driver.readOpenings(serviceId, span, limits);
    if (answer.kind === 'trouble') return answer;
    return ok(wanted, span, placesFor(answer.value, span, own));
  }
  const answer = await driver.readVisitOpenings(items, span.startSec, limits);
  if (answer.kind === 'trouble') return answer;
  const openings = answer.value;
  switch (openings.kind) {
    case 'not-combined':
    case 'nothing-combines':
      return { kind: 'ok', value: openings };
    case 'together':
      return together(wanted, openings.openings);
    case 'each':
      return { kind: 'ok', value: each(items, span.startSec, openings.openings, own, turn) };
  }
}

function placesFor(
  openings: readonly Opening[],
  span: TimeSpan,
  own: readonly (Place & TimeSpan)[],
): readonly Candidate[] {
  return withoutOwn(candidatesFor(withOwnFull(openings, own), span), own);
}

function ok(wanted: WantedVisit, span: TimeSpan, candidates: readonly Candidate[]): Answer<Room> {
  const without = candidates.some((one) => shownFree(one) > 0) ? [] : serviceIdsOf(wanted);
  return { kind: 'ok', value: { kind: 'room', span, candidates, without } };
}

/** The visit is as long as the clinic makes it: the sum of its services' times says nothing ([combination] 11.2). */
function together(wanted: WantedVisit, openings: readonly Opening[]): Answer<Room> {
  const { startSec } = wanted.span;
  const first = openings.find((opening) => opening.startSec === startSec);
  if (first === undefined) return ok(wanted, wanted.span, []);
  const span = { startSec, endSec: first.endSec };
  const candidates = candidatesFor(
    openings.filter(({ endSec }) => endSec === span.endSec),
    span,
  );
  return ok(wanted, span, candidates);
}

function each(
  items: VisitItems,
  startSec: number,
  openings: readonly (readonly Opening[])[],
  own: readonly (Place & TimeSpan)[],
  turn: number,
): Room {
  const choices = items.map((item, index) =>
    placesFor(openings[index] ?? [], spanOfItem(item, startSec), own),
  );
  const without = items.filter((_, index) => !(choices[index] ?? []).some((one) => shownFree(one) > 0));
  return {
    kind: 'room',
    span: { startSec, endSec: startSec + extentOf(items) },
    candidates: arrangements(choices, turn),
    without: without.map(({ serviceId }) => serviceId),
  };
}

/**
 * One candidate for each place of the first item; in the first turn the others go where most is free. All that could be combined would be very
 * many, and which of them others want as well shows only when one is claimed: then it is the next one's turn.
 */
function arrangements(choices: readonly (readonly Candidate[])[], turn: number): readonly Candidate[] {
  const [leads = [], ...others] = choices;
  const ranked = others.map(mostFreeFirst);
  return leads.flatMap((lead) => {
    const parts = [lead];
    let left = turn;
    for (const choice of ranked) {
      const open = choice.filter((one) => parts.every((taken) => !shareInterval(one, taken)));
      const part = open[left % open.length];
      if (part === undefined) return [];
      parts.push(part);
      left = Math.floor(left / open.length);
    }
    const more = parts.slice(1).map(({ calendar, zone }) => ({ calendar, zone }));
    const { calendar, zone } = lead;
    return [{ calendar, zone, more, intervals: parts.flatMap(({ intervals }) => intervals) }];
  });
}

/** Of equally free ones the first, which is preferred; those that are taken don't have a turn, unless all are. */
function mostFreeFirst(choice: readonly Candidate[]): readonly Candidate[] {
  const free = choice.filter((one) => shownFree(one) > 0);
  return (free.length > 0 ? free : choice).toSorted((one, other) => shownFree(other) - shownFree(one));
}

/** One person can't take two places of one calendar at one time. */
function shareInterval(one: Candidate, other: Candidate): boolean {
  return one.intervals.some((interval) =>
    other.intervals.some((taken) => samePlace(interval, taken) && interval.startSec === taken.startSec),
  );
}

/** What is answered to somebody who orders services that make no visit in the clinic. */
export function notCombined({ kind }: Exclude<Room, { kind: 'room' }>): NoVisit {
  switch (kind) {
    case 'not-combined':
      return {
        refusal: 'services-not-combined',
        detail: 'the clinic does not have these services in one visit',
      };
    case 'nothing-combines':
      return { refusal: kind, detail: 'the clinic has no services in one visit at the moment' };
  }
}
