import type { ErasableRows, Erasure } from '../../core/booking-store.ts';
import type { EpochSec } from '../../core/clock.ts';
import { integer, textOrNull } from '../row.ts';
import type { Connections } from './connections.ts';
import { type Statement, statement } from './statement.ts';

const eraseBookingsStatement = statement(
  'erase-bookings',
  () => `WITH seen AS (
      SELECT id, merchant, person_key, end_sec, person, open_operation FROM bookings WHERE id > $1 ORDER BY id LIMIT $2),
    due AS (
      SELECT b.id FROM bookings AS b JOIN seen ON seen.id = b.id
        WHERE seen.end_sec < $3 AND seen.person <> '' AND b.open_operation IS NULL FOR UPDATE OF b SKIP LOCKED),
    erased AS (
      UPDATE bookings AS b SET person = '', note = NULL, echo = '', person_key = '' FROM due WHERE b.id = due.id
        RETURNING b.id, put_down(b, b, 'adapter', NULL, 'erase', NULL)),
    unlinked AS (
      DELETE FROM visitor_links AS v USING seen, erased
        WHERE seen.id = erased.id AND v.merchant = seen.merchant AND v.person_key = seen.person_key AND NOT EXISTS (
          SELECT FROM bookings AS o WHERE o.merchant = v.merchant AND o.person_key = v.person_key
            AND o.id NOT IN (SELECT id FROM erased)))
    SELECT (SELECT count(*) FROM erased) AS erased, (SELECT count(*) FROM seen) AS seen, (SELECT max(id) FROM seen) AS last`,
);

/** A refused create's booking is gone as well. */
const eraseOperationsStatement = statement(
  'erase-operations',
  () => `WITH seen AS (SELECT id FROM operations WHERE id > $1 ORDER BY id LIMIT $2),
    erased AS (
      UPDATE operations AS o SET terms = NULL, trouble = NULL FROM seen
        WHERE o.id = seen.id AND (o.terms IS NOT NULL OR o.trouble IS NOT NULL)
          AND o.state NOT IN ('sent', 'unknown', 'needs-person')
          AND NOT EXISTS (SELECT FROM bookings AS b WHERE b.id = o.booking AND b.person <> '')
        RETURNING o.id)
    SELECT (SELECT count(*) FROM erased) AS erased, (SELECT count(*) FROM seen) AS seen, (SELECT max(id) FROM seen) AS last`,
);

/** What a clinic said of images quotes what it was sent. */
const eraseImagesStatement = statement(
  'erase-images',
  () => `WITH seen AS (SELECT id FROM image_registrations WHERE id > $1 ORDER BY id LIMIT $2),
    erased AS (
      UPDATE image_registrations AS i SET trouble = NULL FROM seen
        WHERE i.id = seen.id AND i.trouble IS NOT NULL AND i.started_ms < $3::bigint * 1000
          AND (i.state IN ('done', 'refused') OR i.acknowledged_ms IS NOT NULL)
        RETURNING i.id)
    SELECT (SELECT count(*) FROM erased) AS erased, (SELECT count(*) FROM seen) AS seen, (SELECT max(id) FROM seen) AS last`,
);

const statements: Readonly<Record<ErasableRows, Statement>> = {
  bookings: eraseBookingsStatement,
  operations: eraseOperationsStatement,
  images: eraseImagesStatement,
};

/** What is erased in the end: '' stands where something sealed was. */
export class ErasingSteps {
  readonly #connections: Connections;

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  async erase(rows: ErasableRows, after: string, endedBeforeSec: EpochSec, limit: number): Promise<Erasure> {
    const [row = {}] = await this.#connections.write(
      statements[rows],
      rows === 'operations' ? [after, limit] : [after, limit, endedBeforeSec],
    );
    const isLast = integer(row, 'seen') < limit;
    return { erased: integer(row, 'erased'), last: isLast ? null : textOrNull(row, 'last') };
  }
}
