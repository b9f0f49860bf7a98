import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  type BookingId,
  bookingId,
  type IdempotencyToken,
  type MerchantId,
  type OperationId,
  operationId,
  type PartnerId,
  type PersonKey,
} from '../../core/identifiers.ts';
import { integer, text } from '../row.ts';

/** What the store knows of a token. */
export interface StoredToken {
  readonly fingerprint: string;
  readonly bookingId: BookingId;
  readonly operationId: OperationId;
  readonly state: 'open' | 'booked' | 'given-up';
  readonly haunted: boolean;
}

/** Tokens, and which visitor a person is. */
export class TokenRows {
  readonly #find: StatementSync;
  readonly #open: StatementSync;
  readonly #close: StatementSync;
  readonly #delete: StatementSync;
  readonly #visitor: StatementSync;
  readonly #link: StatementSync;
  readonly #unlink: StatementSync;

  constructor(connection: DatabaseSync) {
    this.#find = connection.prepare('SELECT * FROM tokens WHERE partner = ? AND token = ?');
    this.#open = connection.prepare(`
      INSERT INTO tokens (partner, token, fingerprint, booking, operation, state, haunted) VALUES (?, ?, ?, ?, ?, 'open', 0)
      ON CONFLICT (partner, token) DO UPDATE SET operation = excluded.operation, state = 'open'`);
    this.#close = connection.prepare(
      'UPDATE tokens SET state = ?, haunted = max(haunted, ?) WHERE partner = ? AND token = ?',
    );
    this.#delete = connection.prepare('DELETE FROM tokens WHERE partner = ? AND token = ?');
    this.#visitor = connection.prepare(
      'SELECT visitor_id FROM visitor_links WHERE merchant = ? AND person_key = ?',
    );
    this.#link = connection.prepare(`
      INSERT INTO visitor_links (merchant, person_key, visitor_id) VALUES (?, ?, ?)
      ON CONFLICT (merchant, person_key) DO UPDATE SET visitor_id = excluded.visitor_id WHERE visitor_id <> excluded.visitor_id`);
    this.#unlink = connection.prepare('DELETE FROM visitor_links WHERE merchant = ? AND person_key = ?');
  }

  find(partner: PartnerId, token: IdempotencyToken): StoredToken | null {
    const row = this.#find.get(partner, token);
    if (row === undefined) return null;
    return {
      fingerprint: text(row, 'fingerprint'),
      bookingId: bookingId(text(row, 'booking')),
      operationId: operationId(text(row, 'operation')),
      state: text(row, 'state') as StoredToken['state'],
      haunted: integer(row, 'haunted') === 1,
    };
  }

  open(
    partner: PartnerId,
    token: IdempotencyToken,
    fingerprint: string,
    booking: BookingId,
    operation: OperationId,
  ): void {
    this.#open.run(partner, token, fingerprint, booking, operation);
  }

  booked(partner: PartnerId, token: IdempotencyToken): void {
    this.#close.run('booked', 0, partner, token);
  }

  /** `newlyHaunted`: a reservation of this attempt may still turn up. */
  giveUp(partner: PartnerId, token: IdempotencyToken, newlyHaunted: boolean): void {
    this.#close.run('given-up', newlyHaunted ? 1 : 0, partner, token);
  }

  delete(partner: PartnerId, token: IdempotencyToken): void {
    this.#delete.run(partner, token);
  }

  visitor(merchant: MerchantId, person: PersonKey): string | null {
    const row = this.#visitor.get(merchant, person);
    return row === undefined ? null : text(row, 'visitor_id');
  }

  link(merchant: MerchantId, person: PersonKey, visitorId: string): void {
    this.#link.run(merchant, person, visitorId);
  }

  unlink(merchant: MerchantId, person: PersonKey): void {
    this.#unlink.run(merchant, person);
  }
}
