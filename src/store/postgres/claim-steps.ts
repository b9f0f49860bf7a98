import type {
  ChangeClaim,
  ChangeClaimResult,
  CreateClaim,
  CreateClaimResult,
  TokenLook,
  VisitConflict,
  VisitWish,
} from '../../core/booking-store.ts';
import { placeAmong } from '../../core/candidates.ts';
import { bookingId, type IdempotencyToken } from '../../core/identifiers.ts';
import type { Candidate } from '../../core/opening.ts';
import type { Operation } from '../../core/operation.ts';
import { type Row, text, textOrNull } from '../row.ts';
import type { Sealer } from '../sealed-values.ts';
import { bookingOf, bookingValues } from './booking-mapping.ts';
import type { Connections } from './connections.ts';
import { keptLog, momentOf } from './moment.ts';
import { operationOf, operationValues } from './operation-mapping.ts';
import { rowOrNull } from './row.ts';
import { statement } from './statement.ts';

const lookStatement = statement(
  'look-at-token',
  () => `SELECT least(moment, ${keptLog}) AS moment, state, fingerprint, booking_id, booking, operation, visitor_id, conflict
    FROM look_at_token($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

const claimCreateStatement = statement(
  'claim-create',
  (
    p,
  ) => `SELECT c.outcome, (c.booking).* FROM claim_create(${p.booking()}, ${p.operation()}, ${p.next()}, ${p.next()},
    ${p.intervals()}, ${p.next()}, ${p.next()}, ${p.next()}) AS c`,
);

const claimChangeStatement = statement(
  'claim-change',
  (p) => `SELECT c.outcome, c.calendar AS to_calendar, c.zone AS to_zone, (c.booking).*
    FROM claim_change(${p.operation()}, ${p.booking()}, ${p.next()}, ${p.next()}, ${p.intervals()}, ${p.next()},
      ${p.next()}) AS c`,
);

/** The steps that come before a command to the clinic. */
export class ClaimSteps {
  readonly #connections: Connections;
  readonly #sealer: Sealer;

  constructor(connections: Connections, sealer: Sealer) {
    this.#connections = connections;
    this.#sealer = sealer;
  }

  async lookAtToken(token: IdempotencyToken, wish: VisitWish): Promise<TokenLook> {
    const [row] = await this.#connections.read(lookStatement, [
      token,
      wish.partnerId,
      wish.merchantId,
      wish.serviceId,
      wish.userId,
      wish.personKey,
      wish.startSec,
      wish.endSec,
      wish.bookingsPerUser,
      wish.nowMs,
    ]);
    if (row === undefined) throw new Error('the look at a token gave nothing');
    return {
      moment: momentOf(row),
      token: tokenOf(row, this.#sealer),
      visitorId: textOrNull(row, 'visitor_id'),
      conflict: textOrNull(row, 'conflict') as VisitConflict | null,
    };
  }

  async claimCreate(claim: CreateClaim): Promise<CreateClaimResult> {
    const { operation, booking } = claim;
    const [row] = await this.#connections.write(claimCreateStatement, [
      ...bookingValues(booking, this.#sealer),
      ...operationValues(operation, this.#sealer),
      claim.fingerprint,
      claim.bookingsPerUser,
      ...intervalValues(claim.candidates),
      claim.moment,
      claim.lease?.id ?? null,
      morePlaces(claim.candidates),
    ]);
    if (row === undefined) throw new Error('the claim of a create gave nothing');
    const outcome = text(row, 'outcome') as Exclude<CreateClaimResult['kind'], 'refused'> | VisitConflict;
    switch (outcome) {
      case 'claimed':
        return { kind: outcome, operation, booking: bookingOf(row, this.#sealer) };
      case 'full':
      case 'contended':
      case 'person-busy':
      case 'token-taken':
      case 'being-removed':
      case 'lease-over':
        return { kind: outcome };
      default:
        return { kind: 'refused', refusal: outcome };
    }
  }

  async claimChange(claim: ChangeClaim): Promise<ChangeClaimResult> {
    const [row] = await this.#connections.write(claimChangeStatement, changeValuesOf(claim, this.#sealer));
    if (row === undefined) throw new Error('the claim of a change gave nothing');
    return changeOutcome(claim, row, this.#sealer);
  }
}

/** What every claim of a change is asked with. */
export function changeValuesOf({ operation, booking, target }: ChangeClaim, sealer: Sealer): unknown[] {
  const to = operation.intent.kind === 'move' && target !== null ? operation.intent.to : null;
  return [
    ...operationValues(operation, sealer),
    ...bookingValues(booking, sealer),
    to?.startSec ?? null,
    to?.endSec ?? null,
    ...intervalValues(target?.candidates ?? []),
    target?.moment ?? null,
    morePlaces(target?.candidates ?? []),
  ];
}

export function changeOutcome(
  { operation, target }: ChangeClaim,
  row: Row,
  sealer: Sealer,
): ChangeClaimResult {
  const outcome = text(row, 'outcome') as ChangeClaimResult['kind'];
  if (outcome !== 'claimed') return { kind: outcome };
  const candidates = target?.candidates ?? [];
  return { kind: outcome, operation: placed(operation, candidates, row), booking: bookingOf(row, sealer) };
}

/** A move goes where there was room; a cancel goes nowhere. */
function placed(operation: Operation, candidates: readonly Candidate[], row: Row): Operation {
  const { intent } = operation;
  const calendar = textOrNull(row, 'to_calendar');
  if (intent.kind !== 'move' || calendar === null) return operation;
  const place = placeAmong(candidates, { calendar, zone: text(row, 'to_zone') });
  return { ...operation, intent: { ...intent, to: { ...intent.to, place } } };
}

function tokenOf(row: Row, sealer: Sealer): TokenLook['token'] {
  const state = text(row, 'state');
  if (state === 'new') return { kind: 'new' };
  const fingerprint = text(row, 'fingerprint');
  const id = bookingId(text(row, 'booking_id'));
  if (state === 'given-up') return { kind: 'given-up', fingerprint, bookingId: id };
  if (state === 'booked') {
    const booking = rowOrNull(row, 'booking');
    if (booking === null) throw new Error(`the booking of a token is missing: ${id}`);
    return { kind: 'booked', fingerprint, booking: bookingOf(booking, sealer) };
  }
  const operation = rowOrNull(row, 'operation');
  if (operation === null) throw new Error(`the operation of a token is missing; its booking is ${id}`);
  return { kind: 'open', fingerprint, operation: operationOf(operation, sealer) };
}

/** The places that go with each first one, in the form of `p_more`; null when each visit is in one place. */
function morePlaces(candidates: readonly Candidate[]): string | null {
  const places = candidates.flatMap(({ calendar, zone, more }) =>
    more === undefined ? [] : [[`${calendar}\u001f${zone}`, more] as const],
  );
  return places.length === 0 ? null : JSON.stringify(Object.fromEntries(places));
}

/** One list for each field of the type `candidate_interval`. */
export function intervalValues(candidates: readonly Candidate[]): unknown[] {
  const intervals = candidates.flatMap((candidate, number) =>
    candidate.intervals.map((interval) => ({ number, ...interval })),
  );
  return [
    intervals.map(({ number }) => number),
    intervals.map(({ calendar }) => calendar),
    intervals.map(({ zone }) => zone),
    intervals.map(({ startSec }) => startSec),
    intervals.map(({ capacity, taken }) => capacity - taken),
  ];
}
