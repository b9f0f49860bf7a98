import type { JournalEntry } from '../../core/booking-store.ts';
import { bookingId, merchantId, operationId, ownerId, partnerId } from '../../core/identifiers.ts';
import { type Intent, legalSteps, type Operation, type OperationState } from '../../core/operation.ts';
import { bookingOf } from './booking-mapping.ts';
import { integer, type Row, rowOrNull, text, textOrNull } from './row.ts';

/** An operation as its row holds it. */
export function operationOf(row: Row): Operation {
  return {
    id: operationId(text(row, 'id')),
    bookingId: bookingId(text(row, 'booking')),
    partnerId: partnerId(text(row, 'partner')),
    merchantId: merchantId(text(row, 'merchant')),
    intent: row['intent'] as Intent,
    state: text(row, 'state') as OperationState,
    owner: ownerId(text(row, 'owner')),
    startedMs: integer(row, 'started_ms'),
    sentMs: integer(row, 'sent_ms'),
    sends: integer(row, 'sends'),
    note: textOrNull(row, 'note'),
    trouble: textOrNull(row, 'trouble'),
  };
}

/** The columns of a new operation, in the order of {@link operationValues}. */
export const operationColumns = [
  'id',
  'booking',
  'partner',
  'merchant',
  'intent',
  'state',
  'owner',
  'started_ms',
  'sent_ms',
  'sends',
  'trouble',
] as const;

export function operationValues(operation: Operation): unknown[] {
  return [
    operation.id,
    operation.bookingId,
    operation.partnerId,
    operation.merchantId,
    JSON.stringify(operation.intent),
    operation.state,
    operation.owner,
    operation.startedMs,
    operation.sentMs,
    operation.sends,
    storable(operation.trouble),
  ];
}

/** The states from which the core's table allows a step to `next`. */
export function statesBefore(next: OperationState): readonly OperationState[] {
  return states.filter((state) => legalSteps[state].includes(next));
}

const states = Object.keys(legalSteps) as readonly OperationState[];

/** Rows of `operation` and `booking`; those whose booking is gone are left out. */
export function entriesOf(rows: readonly Row[]): readonly JournalEntry[] {
  return rows.flatMap((row) => {
    const operation = rowOrNull(row, 'operation');
    const booking = rowOrNull(row, 'booking');
    if (operation === null || booking === null) return [];
    return [{ operation: operationOf(operation), booking: bookingOf(booking) }];
  });
}

/** Troubles quote what clinics answer, and PostgreSQL's text holds no U+0000: an outcome must not fail to be recorded for that. */
export function storable(trouble: string | null): string | null {
  return trouble?.replaceAll('\0', '\ufffd') ?? null;
}
