import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Moment, VisitConflict, VisitWish } from '../../core/booking-store.ts';
import { bookingId, type IdempotencyToken, operationId } from '../../core/identifiers.ts';
import { occupying } from './booking-rows.ts';
import type { StoredToken } from './token-rows.ts';
import { integerOf, textOf, valuesOf } from './values.ts';

/** All that a create's two steps ask of the record, as it is at one instant. */
export interface Look {
  readonly moment: Moment;
  readonly token: StoredToken | null;
  /** The person's visitor id at the merchant, if it was ever learnt. */
  readonly visitorId: string | null;
  /** Why the record forbids the visit. */
  readonly conflict: VisitConflict | null;
  /** Whether a visitor for the person is being made, or was made after the asked moment, so that a search before that couldn't find it. */
  readonly makesVisitor: boolean;
}

const columns = [
  '(SELECT value FROM moments)',
  '(SELECT visitor_id FROM visitor_links WHERE merchant = ?3 AND person_key = ?4)',
  // The user's booking of the very slot.
  `EXISTS (SELECT 1 FROM bookings WHERE partner = ?1 AND user = ?5 AND end_sec = ?8 AND merchant = ?3 AND service = ?6
    AND start_sec = ?7 AND ${occupying})`,
  // Another visit of the person at that time.
  `EXISTS (SELECT 1 FROM bookings WHERE merchant = ?3 AND person_key = ?4 AND ${occupying}
    AND (end_sec > ?7 AND start_sec < ?8 OR target_end_sec > ?7 AND target_start_sec < ?8))`,
  // The user's upcoming bookings, if they are limited.
  `CASE WHEN ?9 IS NULL THEN 0 ELSE
    (SELECT count(*) FROM bookings WHERE partner = ?1 AND user = ?5 AND end_sec > ?9 AND merchant = ?3 AND ${occupying}) END`,
  // The making of the person's visitor.
  `?10 IS NOT NULL AND EXISTS (SELECT 1 FROM bookings AS b WHERE merchant = ?3 AND person_key = ?4 AND (
    status = 'pending' AND visitor_id IS NULL
    OR EXISTS (SELECT 1 FROM tokens AS o JOIN claims AS c ON c.operation = o.operation
      WHERE o.partner = b.partner AND o.token = b.token AND c.settled > ?10)))`,
  't.state',
  't.fingerprint',
  't.booking',
  't.operation',
  't.haunted',
].join(', ');

/**
 * Looks at everything that bears on a token and its visit in one query, and takes it as plain values: with seven queries the calls would
 * cost more than what they find.
 */
export class LookRows {
  readonly #look: StatementSync;

  constructor(connection: DatabaseSync) {
    this.#look = connection.prepare(
      `SELECT ${columns} FROM (SELECT 1) LEFT JOIN tokens AS t ON t.partner = ?1 AND t.token = ?2`,
    );
    this.#look.setReturnArrays(true);
  }

  /** @param searchedAt the moment before which the person's visitor was searched for in vain; null: that isn't asked */
  look(token: IdempotencyToken, wish: VisitWish, searchedAt: Moment | null): Look {
    const { partnerId, merchantId, personKey, userId, serviceId, startSec, endSec, bookingsPerUser } = wish;
    const row = this.#look.get(
      partnerId,
      token,
      merchantId,
      personKey,
      userId,
      serviceId,
      startSec,
      endSec,
      bookingsPerUser === null ? null : Math.floor(wish.nowMs / 1000),
      searchedAt,
    );
    const [moment, visitorId, sameSlot, overlap, upcoming, making, ...stored] = valuesOf(row);
    return {
      moment: integerOf(moment) as Moment,
      token: tokenOf(stored),
      visitorId: visitorId === null ? null : textOf(visitorId),
      conflict: conflictOf(sameSlot === 1, overlap === 1, integerOf(upcoming), bookingsPerUser),
      makesVisitor: making === 1,
    };
  }
}

function conflictOf(
  isSameSlot: boolean,
  overlaps: boolean,
  upcoming: number,
  bookingsPerUser: number | null,
): VisitConflict | null {
  if (isSameSlot) return 'slot-already-booked-by-user';
  if (overlaps) return 'overlapping-reservation';
  return bookingsPerUser !== null && upcoming >= bookingsPerUser ? 'user-over-booking-limit' : null;
}

function tokenOf([state, fingerprint, booking, operation, haunted]: readonly unknown[]): StoredToken | null {
  if (state === null) return null;
  return {
    state: textOf(state) as StoredToken['state'],
    fingerprint: textOf(fingerprint),
    bookingId: bookingId(textOf(booking)),
    operationId: operationId(textOf(operation)),
    haunted: haunted === 1,
  };
}
