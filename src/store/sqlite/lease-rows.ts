import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EpochMs } from '../../core/clock.ts';
import type { LeaseId, LeaseReference, OperationId, PartnerId } from '../../core/identifiers.ts';
import type { HoldMade } from '../../core/lease-store.ts';
import type { LeaseState, SlotLease } from '../../core/slot-lease.ts';
import { leaseColumns, leaseOf, leaseValues } from '../lease-mapping.ts';
import type { Row } from '../row.ts';

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
    this.#insert = connection.prepare(
      `INSERT INTO leases (${leaseColumns.join(', ')}) VALUES (${leaseColumns.map(() => '?').join(', ')})`,
    );
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
    this.#insert.run(...leaseValues(lease));
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
