import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EpochMs } from '../../core/clock.ts';
import type {
  ImageClaimResult,
  ImageOutcome,
  ImageRegistration,
  ImageState,
} from '../../core/house-store.ts';
import type { OperationId, OwnerId } from '../../core/identifiers.ts';
import { knownOf, registrationOf } from '../image-mapping.ts';
import type { Row } from '../row.ts';
import { type Sealer, sealImageTrouble } from '../sealed-values.ts';
import type { AuditRows } from './audit-rows.ts';

/** Whose process has died has nothing more to say of what it sent. */
const asKnown = `CASE WHEN state = 'sent' AND NOT EXISTS (
  SELECT 1 FROM owners WHERE owners.owner = image_registrations.owner AND alive_until_ms > ?1) THEN 'unknown' ELSE state END`;

/** The journal of images that clinics were told to attach. */
export class ImageRows {
  readonly #sealer: Sealer;
  readonly #audit: AuditRows;
  readonly #byToken: StatementSync;
  readonly #put: StatementSync;
  readonly #remove: StatementSync;
  readonly #end: StatementSync;
  readonly #unresolved: StatementSync;
  readonly #acknowledge: StatementSync;

  constructor(connection: DatabaseSync, sealer: Sealer, audit: AuditRows) {
    this.#sealer = sealer;
    this.#audit = audit;
    this.#byToken = connection.prepare(
      `SELECT id, fingerprint, owner, ${asKnown} AS state FROM image_registrations WHERE partner = ?2 AND token = ?3`,
    );
    this.#put = connection.prepare(`
      INSERT INTO image_registrations (id, partner, merchant, token, fingerprint, visitor_ids, booking, images, state, owner,
        started_ms, trouble)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'sent', ?, ?, ?)`);
    this.#remove = connection.prepare('DELETE FROM image_registrations WHERE id = ?');
    this.#end = connection.prepare(
      `UPDATE image_registrations SET state = ?, trouble = ? WHERE id = ? AND owner = ? AND state = 'sent' RETURNING *`,
    );
    this.#unresolved = connection.prepare(`
      SELECT * FROM image_registrations WHERE state IN ('sent', 'unknown') AND acknowledged_ms IS NULL AND ${asKnown} = 'unknown'
      ORDER BY started_ms LIMIT ?2`);
    this.#acknowledge = connection.prepare(`
      UPDATE image_registrations SET state = ?3, acknowledged_ms = ?1
      WHERE id = ?2 AND acknowledged_ms IS NULL AND ${asKnown} = 'unknown' RETURNING *`);
  }

  claim(registration: ImageRegistration, nowMs: EpochMs): ImageClaimResult {
    const {
      id,
      partnerId: partner,
      merchantId: merchant,
      key,
      visitorIds,
      bookingId,
      imageCount,
    } = registration;
    const known = key === null ? undefined : this.#byToken.get(nowMs, partner, key.token);
    if (known !== undefined) {
      const found = knownOf(known);
      if (found.state !== 'refused' || found.fingerprint !== key?.fingerprint) return found;
      this.#remove.run(found.id);
    }
    const { owner, startedMs, trouble } = registration;
    this.#put.run(
      id,
      partner,
      merchant,
      key?.token ?? null,
      key?.fingerprint ?? '',
      JSON.stringify(visitorIds),
      bookingId,
      imageCount,
      owner,
      startedMs,
      sealImageTrouble(id, trouble, this.#sealer),
    );
    this.#tell(registration, 'sent', nowMs);
    return { kind: 'claimed' };
  }

  end(
    id: OperationId,
    owner: OwnerId,
    { state, trouble }: { readonly state: ImageOutcome; readonly trouble: string | null },
    nowMs: EpochMs,
  ): boolean {
    const row = this.#end.get(state, sealImageTrouble(id, trouble, this.#sealer), id, owner);
    if (row !== undefined) this.#tell(registrationOf(row, this.#sealer), state, nowMs);
    return row !== undefined;
  }

  acknowledge(id: OperationId, found: ImageOutcome, nowMs: EpochMs): boolean {
    const row = this.#acknowledge.get(nowMs, id, found);
    if (row === undefined) return false;
    const registration = registrationOf(row, this.#sealer);
    const facts = {
      actor: 'operator',
      caller: null,
      action: 'acknowledge',
      registration,
      state: found,
    } as const;
    this.#audit.images(facts, nowMs);
    return true;
  }

  #tell(registration: ImageRegistration, state: ImageState, nowMs: EpochMs): void {
    const { partnerId: caller } = registration;
    const facts = { actor: 'caller', caller, action: 'register-images', registration, state } as const;
    this.#audit.images(facts, nowMs);
  }

  unresolved(nowMs: EpochMs, limit: number): readonly ImageRegistration[] {
    return this.#unresolved.all(nowMs, limit).map((row: Row) => registrationOf(row, this.#sealer));
  }
}
