import {
  type AuditAction,
  type AuditActor,
  type AuditEntry,
  type AuditPage,
  type AuditQuery,
  auditWindow,
  type BookingFacts,
} from '../core/audit-store.ts';
import type { ImageState } from '../core/house-store.ts';
import { bookingId, merchantId, operationId, partnerId } from '../core/identifiers.ts';
import { integer, json, type Row, text, textOrNull } from './row.ts';

/** An entry as its row holds it. */
export function auditEntryOf(row: Row): AuditEntry {
  const [caller, booking, merchant, operation] = ['caller', 'booking', 'merchant', 'operation'].map(
    (column) => textOrNull(row, column),
  );
  return {
    id: integer(row, 'seq'),
    atMs: integer(row, 'at_ms'),
    actor: text(row, 'actor') as AuditActor,
    caller: caller == null ? null : partnerId(caller),
    action: text(row, 'action') as AuditAction,
    bookingId: booking == null ? null : bookingId(booking),
    merchantId: merchant == null ? null : merchantId(merchant),
    operationId: operation == null ? null : operationId(operation),
    before: json(row, 'facts_before') as BookingFacts | null,
    after: json(row, 'facts_after') as BookingFacts | null,
    detail: textOrNull(row, 'detail'),
  };
}

/** What a page is read by, in the order of the statements' first parameters. */
export function auditValues({
  caller,
  fromMs,
  toMs,
  beforeId,
  limit,
}: AuditQuery): (string | number | null)[] {
  const last = Number.MAX_SAFE_INTEGER;
  return [beforeId ?? last, caller, fromMs ?? 0, toMs ?? last, limit];
}

/**
 * The page that a statement gave: each row with how many entries it `looked` at and the `first` of them; one without an entry when none
 * of these fits.
 */
export function auditPageOf(rows: readonly Row[], limit: number): AuditPage {
  const entries = rows.filter((row) => row['seq'] !== null).map(auditEntryOf);
  const [row] = rows;
  const lastEntry = entries.at(-1);
  if (lastEntry !== undefined && entries.length === limit) return { entries, next: lastEntry.id };
  const isAll = row === undefined || integer(row, 'looked') < auditWindow;
  return { entries, next: isAll ? null : integer(row, 'first') };
}

/** What is told of images in the audit: how many, and what is known of them. */
export function imagesDetail(count: number | null, state: ImageState): string {
  return `${count === null ? '' : `${count} `}images: ${state}`;
}
