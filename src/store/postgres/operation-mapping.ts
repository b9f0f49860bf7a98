import type { JournalEntry, WatchedEntry } from '../../core/booking-store.ts';
import { bookingId, merchantId, operationId, ownerId, partnerId } from '../../core/identifiers.ts';
import { type Intent, legalSteps, type Operation, type OperationState } from '../../core/operation.ts';
import { integer, type Row, text, textOrNull } from '../row.ts';
import { openOperation, type Sealer, sealOperation, withTerms } from '../sealed-values.ts';
import { bookingOf } from './booking-mapping.ts';
import { rowOrNull } from './row.ts';

/** An operation as its row holds it. */
export function operationOf(row: Row, sealer: Sealer): Operation {
  const id = operationId(text(row, 'id'));
  const sealed = { terms: textOrNull(row, 'terms'), trouble: textOrNull(row, 'trouble') };
  const { terms, trouble } = openOperation(id, sealed, sealer);
  return {
    id,
    bookingId: bookingId(text(row, 'booking')),
    partnerId: partnerId(text(row, 'partner')),
    merchantId: merchantId(text(row, 'merchant')),
    intent: withTerms(row['intent'] as Intent, terms),
    state: text(row, 'state') as OperationState,
    owner: ownerId(text(row, 'owner')),
    startedMs: integer(row, 'started_ms'),
    sentMs: integer(row, 'sent_ms'),
    sends: integer(row, 'sends'),
    note: textOrNull(row, 'note'),
    trouble,
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
  'terms',
] as const;

export function operationValues(operation: Operation, sealer: Sealer): unknown[] {
  const { terms, trouble } = sealOperation(operation, sealer);
  return [
    operation.id,
    operation.bookingId,
    operation.partnerId,
    operation.merchantId,
    JSON.stringify(withTerms(operation.intent, null)),
    operation.state,
    operation.owner,
    operation.startedMs,
    operation.sentMs,
    operation.sends,
    trouble,
    terms,
  ];
}

/** The states from which the core's table allows a step to `next`. */
export function statesBefore(next: OperationState): readonly OperationState[] {
  return states.filter((state) => legalSteps[state].includes(next));
}

const states = Object.keys(legalSteps) as readonly OperationState[];

/** Rows of `operation` and `booking`; those whose booking is gone are left out. */
export function entriesOf(rows: readonly Row[], sealer: Sealer): readonly JournalEntry[] {
  return withBookings(rows, sealer).map(({ entry }) => entry);
}

/** The same for ended operations that are watched. */
export function watchedOf(rows: readonly Row[], sealer: Sealer): readonly WatchedEntry[] {
  return withBookings(rows, sealer).map(({ entry, row }) => ({
    ...entry,
    watchUntilMs: integer(row, 'watch_until_ms'),
  }));
}

/** Each entry with its operation's row. */
function withBookings(
  rows: readonly Row[],
  sealer: Sealer,
): readonly { readonly entry: JournalEntry; readonly row: Row }[] {
  return rows.flatMap((both) => {
    const row = rowOrNull(both, 'operation');
    const booking = rowOrNull(both, 'booking');
    if (row === null || booking === null) return [];
    return [{ row, entry: { operation: operationOf(row, sealer), booking: bookingOf(booking, sealer) } }];
  });
}
