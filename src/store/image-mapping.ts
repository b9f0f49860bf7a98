import type { ImageClaimResult, ImageRegistration, ImageState } from '../core/house-store.ts';
import {
  bookingId,
  idempotencyToken,
  merchantId,
  operationId,
  ownerId,
  partnerId,
} from '../core/identifiers.ts';
import { integer, json, type Row, text, textOrNull } from './row.ts';
import { openImageTrouble, type Sealer } from './sealed-values.ts';

/** A registration as its row holds it. */
export function registrationOf(row: Row, sealer: Sealer): ImageRegistration {
  const id = operationId(text(row, 'id'));
  const token = textOrNull(row, 'token');
  const booking = textOrNull(row, 'booking');
  return {
    id,
    partnerId: partnerId(text(row, 'partner')),
    merchantId: merchantId(text(row, 'merchant')),
    key: token === null ? null : { token: idempotencyToken(token), fingerprint: text(row, 'fingerprint') },
    visitorIds: json(row, 'visitor_ids') as readonly string[],
    bookingId: booking === null ? null : bookingId(booking),
    imageCount: row['images'] === null ? null : integer(row, 'images'),
    owner: ownerId(text(row, 'owner')),
    startedMs: integer(row, 'started_ms'),
    trouble: openImageTrouble(id, textOrNull(row, 'trouble'), sealer),
  };
}

/** The same as far as a repeat of its command has to know it. */
export function knownOf(row: Row): Extract<ImageClaimResult, { kind: 'known' }> {
  return {
    kind: 'known',
    id: operationId(text(row, 'id')),
    fingerprint: text(row, 'fingerprint'),
    state: text(row, 'state') as ImageState,
    owner: ownerId(text(row, 'owner')),
  };
}
