import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Booking } from '../../core/booking.ts';
import type { ChangeClaim, ChangeClaimResult } from '../../core/booking-store.ts';
import type { Clock } from '../../core/clock.ts';
import type {
  CommandKey,
  ImageClaimResult,
  ImageOutcome,
  ImageRegistration,
  KeyUse,
} from '../../core/house-store.ts';
import {
  type IdempotencyToken,
  type MerchantId,
  type OperationId,
  type OwnerId,
  operationId,
  type PartnerId,
  type PersonKey,
  personKey,
} from '../../core/identifiers.ts';
import { text } from '../row.ts';
import type { Sealer } from '../sealed-values.ts';
import type { AuditRows } from './audit-rows.ts';
import { bookingOf } from './booking-mapping.ts';
import { ImageRows } from './image-rows.ts';

/** The steps that only the clinic's own commands take; each to be run inside one transaction. */
export class HouseSteps {
  readonly #clock: Clock;
  readonly #sealer: Sealer;
  readonly #putOnRecord: (booking: Booking) => void;
  readonly #claimChange: (claim: ChangeClaim) => ChangeClaimResult;
  readonly #images: ImageRows;
  readonly #keyUse: StatementSync;
  readonly #keyTaken: StatementSync;
  readonly #putKey: StatementSync;
  readonly #bySchedule: StatementSync;
  readonly #personOf: StatementSync;

  constructor(
    connection: DatabaseSync,
    clock: Clock,
    sealer: Sealer,
    audit: AuditRows,
    putOnRecord: (booking: Booking) => void,
    claimChange: (claim: ChangeClaim) => ChangeClaimResult,
  ) {
    this.#clock = clock;
    this.#sealer = sealer;
    this.#putOnRecord = putOnRecord;
    this.#claimChange = claimChange;
    this.#images = new ImageRows(connection, sealer, audit);
    this.#keyUse = connection.prepare(`
      SELECT fingerprint, operation FROM change_keys WHERE partner = ?1 AND token = ?2
      UNION ALL SELECT fingerprint, operation FROM tokens WHERE partner = ?1 AND token = ?2
      UNION ALL SELECT fingerprint, '' FROM image_registrations WHERE partner = ?1 AND token = ?2 LIMIT 1`);
    this.#keyTaken = connection.prepare(`
      SELECT 1 FROM change_keys AS k JOIN operations AS o ON o.id = k.operation
      WHERE k.partner = ? AND k.token = ? AND o.state NOT IN ('refused', 'given-up')`);
    this.#putKey = connection.prepare(`
      INSERT INTO change_keys (partner, token, fingerprint, operation) VALUES (?, ?, ?, ?)
      ON CONFLICT (partner, token) DO UPDATE SET fingerprint = excluded.fingerprint, operation = excluded.operation`);
    // Of several that once had the id the one that is live is meant.
    this.#bySchedule = connection.prepare(`
      SELECT * FROM bookings WHERE merchant = ? AND schedule_id = ? AND status NOT IN ('pending', 'abandoned')
      ORDER BY status <> 'confirmed', created_ms DESC, id LIMIT 1`);
    this.#personOf = connection.prepare(
      'SELECT person_key FROM visitor_links WHERE merchant = ? AND visitor_id = ? ORDER BY person_key LIMIT 1',
    );
  }

  keyUse(partner: PartnerId, token: IdempotencyToken): KeyUse | null {
    const row = this.#keyUse.get(partner, token);
    if (row === undefined) return null;
    const operation = text(row, 'operation');
    return {
      fingerprint: text(row, 'fingerprint'),
      operation: operation === '' ? null : operationId(operation),
    };
  }

  claimKeyedChange(
    claim: ChangeClaim,
    { token, fingerprint }: CommandKey,
  ): ChangeClaimResult | { readonly kind: 'key-taken' } {
    const { partnerId, id } = claim.operation;
    if (this.#keyTaken.get(partnerId, token) !== undefined) return { kind: 'key-taken' };
    const result = this.#claimChange(claim);
    if (result.kind === 'claimed') this.#putKey.run(partnerId, token, fingerprint, id);
    return result;
  }

  bookingOfSchedule(merchant: MerchantId, scheduleId: string): Booking | null {
    const row = this.#bySchedule.get(merchant, scheduleId);
    return row === undefined ? null : bookingOf(row, this.#sealer);
  }

  keep(booking: Booking): Booking {
    const { scheduleId } = booking.reference;
    const known = scheduleId === null ? null : this.bookingOfSchedule(booking.merchantId, scheduleId);
    if (known !== null) return known;
    this.#putOnRecord(booking);
    return booking;
  }

  personOf(merchant: MerchantId, visitorId: string): PersonKey | null {
    const row = this.#personOf.get(merchant, visitorId);
    return row === undefined ? null : personKey(text(row, 'person_key'));
  }

  claimImages(registration: ImageRegistration): ImageClaimResult {
    return this.#images.claim(registration, this.#clock.now());
  }

  endImages(id: OperationId, owner: OwnerId, state: ImageOutcome, trouble: string | null): boolean {
    return this.#images.end(id, owner, { state, trouble }, this.#clock.now());
  }

  acknowledgeImages(id: OperationId, found: ImageOutcome): boolean {
    return this.#images.acknowledge(id, found, this.#clock.now());
  }

  unresolvedImages(limit: number): readonly ImageRegistration[] {
    return this.#images.unresolved(this.#clock.now(), limit);
  }
}
