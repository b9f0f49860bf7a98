import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EpochMs } from '../../core/clock.ts';
import {
  bookingId,
  type LeaseId,
  type LeaseReference,
  leaseId,
  leaseReference,
  merchantId,
  type OperationId,
  type PartnerId,
  partnerId,
  serviceId,
} from '../../core/identifiers.ts';
import type { HoldMade } from '../../core/lease-store.ts';
import type { LeaseState, SlotLease, SlotResources } from '../../core/slot-lease.ts';
import { integer, type Row, text, textOrNull } from './row.ts';

/** The table of leases. */
export class LeaseRows {
  readonly #byId: StatementSync;
  readonly #byReference: StatementSync;
  readonly #insert: StatementSync;
  readonly #hold: StatementSync;
  readonly #use: StatementSync;
  readonly #become: StatementSync;
  readonly #delete: StatementSync;
  readonly #end: StatementSync;
  readonly #drop: StatementSync;
  readonly #forget: StatementSync;

  constructor(connection: DatabaseSync) {
    this.#byId = connection.prepare('SELECT * FROM leases WHERE id = ?');
    this.#byReference = connection.prepare('SELECT * FROM leases WHERE partner = ? AND reference = ?');
    this.#insert = connection.prepare(`
      INSERT INTO leases (id, partner, reference, fingerprint, merchant, service, start_sec, end_sec, resources, calendar, zone, state,
        expires_ms, booking, hold, echo)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#hold = connection.prepare(`
      UPDATE leases SET state = 'held', hold = ?, expires_ms = ? WHERE id = ? AND state = 'asked' RETURNING *`);
    this.#use = connection.prepare(`UPDATE leases SET state = 'in-use', operation = ? WHERE id = ?`);
    this.#become = connection.prepare('UPDATE leases SET state = ? WHERE id = ? AND operation = ?');
    this.#delete = connection.prepare(`DELETE FROM leases WHERE id = ? AND state = 'asked'`);
    this.#end = connection.prepare(`
      UPDATE leases SET state = 'over' WHERE id IN
        (SELECT id FROM leases WHERE state = 'held' AND expires_ms <= ? LIMIT ?) RETURNING *`);
    this.#drop = connection.prepare(`
      DELETE FROM leases WHERE id IN (SELECT id FROM leases WHERE state = 'asked' AND expires_ms <= ? LIMIT ?)`);
    this.#forget = connection.prepare(`
      DELETE FROM leases WHERE id IN (SELECT id FROM leases WHERE state = ? AND expires_ms < ? LIMIT ?)`);
  }

  byId(id: LeaseId): SlotLease | null {
    const row = this.#byId.get(id);
    return row === undefined ? null : leaseOf(row);
  }

  byReference(partner: PartnerId, reference: LeaseReference): SlotLease | null {
    const row = this.#byReference.get(partner, reference);
    return row === undefined ? null : leaseOf(row);
  }

  insert(lease: SlotLease): void {
    this.#insert.run(
      lease.id,
      lease.partnerId,
      lease.reference,
      lease.fingerprint,
      lease.merchantId,
      lease.serviceId,
      lease.startSec,
      lease.endSec,
      JSON.stringify(lease.resources),
      lease.place.calendar,
      lease.place.zone,
      lease.state,
      lease.expiresMs,
      lease.hold?.bookingId ?? null,
      lease.hold?.words ?? null,
      lease.echo,
    );
  }

  /** null: it isn't `asked` any more. */
  hold(id: LeaseId, { words, expiresMs }: HoldMade): SlotLease | null {
    const row = this.#hold.get(words, expiresMs, id);
    return row === undefined ? null : leaseOf(row);
  }

  use(id: LeaseId, operation: OperationId): void {
    this.#use.run(operation, id);
  }

  /** What becomes of a lease when the operation that uses it ends. */
  become(id: LeaseId, operation: OperationId, state: LeaseState): void {
    this.#become.run(state, id, operation);
  }

  delete(id: LeaseId): boolean {
    return this.#delete.run(id).changes > 0;
  }

  /** Ends those that have expired without having been used, and gives them; those whose hold never came make way for another. */
  end(nowMs: EpochMs, limit: number): readonly SlotLease[] {
    this.#drop.run(nowMs, limit);
    return this.#end.all(nowMs, limit).map((row: Row) => leaseOf(row));
  }

  forget(beforeMs: EpochMs, limit: number): void {
    for (const state of ['used', 'over']) this.#forget.run(state, beforeMs, limit);
  }
}

function leaseOf(row: Row): SlotLease {
  const booking = textOrNull(row, 'booking');
  return {
    id: leaseId(text(row, 'id')),
    partnerId: partnerId(text(row, 'partner')),
    reference: leaseReference(text(row, 'reference')),
    fingerprint: text(row, 'fingerprint'),
    merchantId: merchantId(text(row, 'merchant')),
    serviceId: serviceId(text(row, 'service')),
    startSec: integer(row, 'start_sec'),
    endSec: integer(row, 'end_sec'),
    resources: JSON.parse(text(row, 'resources')) as SlotResources,
    place: { calendar: text(row, 'calendar'), zone: text(row, 'zone') },
    state: text(row, 'state') as LeaseState,
    expiresMs: integer(row, 'expires_ms'),
    hold: booking === null ? null : { bookingId: bookingId(booking), words: textOrNull(row, 'hold') },
    echo: text(row, 'echo'),
  };
}
