import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EpochMs } from '../../core/clock.ts';
import type { ImageClaimResult, ImageRegistration, ImageState } from '../../core/house-store.ts';
import type { OperationId, OwnerId } from '../../core/identifiers.ts';
import { knownOf, registrationOf } from '../image-mapping.ts';
import type { Row } from '../row.ts';
import { type Sealer, sealImageTrouble } from '../sealed-values.ts';

/** Whose process has died has nothing more to say of what it sent. */
const asKnown = `CASE WHEN state = 'sent' AND NOT EXISTS (
  SELECT 1 FROM owners WHERE owners.owner = image_registrations.owner AND alive_until_ms > ?1) THEN 'unknown' ELSE state END`;

/** The journal of images that clinics were told to attach. */
export class ImageRows {
  readonly #sealer: Sealer;
  readonly #byToken: StatementSync;
  readonly #put: StatementSync;
  readonly #remove: StatementSync;
  readonly #end: StatementSync;
  readonly #unresolved: StatementSync;

  constructor(connection: DatabaseSync, sealer: Sealer) {
    this.#sealer = sealer;
    this.#byToken = connection.prepare(
      `SELECT id, fingerprint, owner, ${asKnown} AS state FROM image_registrations WHERE partner = ?2 AND token = ?3`,
    );
    this.#put = connection.prepare(`
      INSERT INTO image_registrations (id, partner, merchant, token, fingerprint, visitor_ids, state, owner, started_ms, trouble)
      VALUES (?, ?, ?, ?, ?, ?, 'sent', ?, ?, ?)`);
    this.#remove = connection.prepare('DELETE FROM image_registrations WHERE id = ?');
    this.#end = connection.prepare(
      `UPDATE image_registrations SET state = ?, trouble = ? WHERE id = ? AND owner = ? AND state = 'sent'`,
    );
    this.#unresolved = connection.prepare(`
      SELECT * FROM image_registrations WHERE state IN ('sent', 'unknown') AND ${asKnown} = 'unknown'
      ORDER BY started_ms LIMIT ?2`);
  }

  claim(registration: ImageRegistration, nowMs: EpochMs): ImageClaimResult {
    const { id, partnerId: partner, merchantId: merchant, key, visitorIds } = registration;
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
      owner,
      startedMs,
      sealImageTrouble(id, trouble, this.#sealer),
    );
    return { kind: 'claimed' };
  }

  end(id: OperationId, owner: OwnerId, state: ImageState, trouble: string | null): boolean {
    return this.#end.run(state, sealImageTrouble(id, trouble, this.#sealer), id, owner).changes === 1;
  }

  unresolved(nowMs: EpochMs, limit: number): readonly ImageRegistration[] {
    return this.#unresolved.all(nowMs, limit).map((row: Row) => registrationOf(row, this.#sealer));
  }
}
