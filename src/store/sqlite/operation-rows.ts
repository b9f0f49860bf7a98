import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Settlement, WatchedEntry } from '../../core/booking-store.ts';
import type { EpochMs } from '../../core/clock.ts';
import {
  bookingId,
  merchantId,
  type OperationId,
  type OwnerId,
  operationId,
  ownerId,
  partnerId,
} from '../../core/identifiers.ts';
import {
  type Intent,
  legalSteps,
  type Operation,
  type OperationState,
  openStates,
} from '../../core/operation.ts';
import { integer, type Row, text, textOrNull } from '../row.ts';
import { openOperation, type Sealer, sealOperation, sealTrouble, withTerms } from '../sealed-values.ts';

const open = `state IN ('sent', 'unknown', 'needs-person')`;

type Watched = Pick<WatchedEntry, 'operation' | 'watchUntilMs'>;

/** The journal. */
export class OperationRows {
  readonly #sealer: Sealer;
  readonly #byId: StatementSync;
  readonly #insert: StatementSync;
  readonly #step: StatementSync;
  readonly #note: StatementSync;
  readonly #end: Readonly<Record<Settlement['state'], StatementSync>>;
  readonly #unresolved: StatementSync;
  readonly #abandoned: StatementSync;
  readonly #own: StatementSync;
  readonly #give: StatementSync;
  readonly #disown: StatementSync;
  readonly #watched: StatementSync;
  readonly #watchNext: StatementSync;
  readonly #endWatch: StatementSync;
  readonly #renewOwner: StatementSync;
  readonly #removeOwner: StatementSync;

  constructor(connection: DatabaseSync, sealer: Sealer) {
    this.#sealer = sealer;
    this.#byId = connection.prepare('SELECT * FROM operations WHERE id = ?');
    this.#insert = connection.prepare(`
      INSERT INTO operations (id, booking, partner, merchant, intent, state, owner, started_ms, sent_ms, sends, terms, trouble)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#step = connection.prepare(
      'UPDATE operations SET state = ?, sent_ms = ?, sends = ?, trouble = ? WHERE id = ?',
    );
    this.#note = connection.prepare('UPDATE operations SET note = ? WHERE id = ?');
    const end = (state: Settlement['state']): StatementSync =>
      connection.prepare(`
        UPDATE operations SET state = '${state}', refusal = ?, trouble = ?, watch_next_ms = ?, watch_until_ms = ?
        WHERE id = ? AND owner = ? AND state IN (${statesBefore(state)})`);
    this.#end = { done: end('done'), refused: end('refused'), 'given-up': end('given-up') };
    this.#unresolved = connection.prepare(`
      SELECT * FROM operations WHERE ${open} AND state <> 'sent' ORDER BY started_ms LIMIT ?`);
    this.#abandoned = connection.prepare(`
      SELECT * FROM operations WHERE ${open} AND owner <> ?1
        AND NOT EXISTS (SELECT 1 FROM owners WHERE owners.owner = operations.owner AND alive_until_ms > ?2)
      ORDER BY started_ms LIMIT ?3`);
    this.#own = connection.prepare(`SELECT * FROM operations WHERE owner = ? AND ${open} AND started_ms < ?`);
    this.#give = connection.prepare('UPDATE operations SET owner = ? WHERE id = ?');
    this.#disown = connection.prepare(`UPDATE operations SET owner = '' WHERE owner = ? AND ${open}`);
    this.#watched = connection.prepare(
      'SELECT * FROM operations WHERE watch_next_ms <= ? ORDER BY watch_next_ms LIMIT ?',
    );
    this.#watchNext = connection.prepare('UPDATE operations SET watch_next_ms = ? WHERE id = ?');
    this.#endWatch = connection.prepare('UPDATE operations SET watch_next_ms = NULL WHERE id = ?');
    this.#renewOwner = connection.prepare(`
      INSERT INTO owners (owner, alive_until_ms) VALUES (?, ?)
      ON CONFLICT (owner) DO UPDATE SET alive_until_ms = excluded.alive_until_ms`);
    this.#removeOwner = connection.prepare('DELETE FROM owners WHERE owner = ?');
  }

  byId(id: OperationId): Operation | null {
    const row = this.#byId.get(id);
    return row === undefined ? null : operationOf(row, this.#sealer);
  }

  /** How the operation ended, as far as it was refused or came to nothing. */
  endOf(id: OperationId): { readonly refusal: string | null; readonly trouble: string | null } {
    const row = this.#byId.get(id) ?? { refusal: null, trouble: null };
    const sealed = { terms: null, trouble: textOrNull(row, 'trouble') };
    return { refusal: textOrNull(row, 'refusal'), trouble: openOperation(id, sealed, this.#sealer).trouble };
  }

  insert(operation: Operation): void {
    const { intent, startedMs, sentMs, sends } = operation;
    const { terms, trouble } = sealOperation(operation, this.#sealer);
    this.#insert.run(
      operation.id,
      operation.bookingId,
      operation.partnerId,
      operation.merchantId,
      JSON.stringify(withTerms(intent, null)),
      operation.state,
      operation.owner,
      startedMs,
      sentMs,
      sends,
      terms,
      trouble,
    );
  }

  /** The stored operation, if `owner` still owns it and may take it to `next`. */
  steppable(id: OperationId, owner: OwnerId, next: OperationState): Operation | null {
    const stored = this.byId(id);
    if (stored === null || stored.owner !== owner) return null;
    return legalSteps[stored.state].includes(next) ? stored : null;
  }

  step(operation: Operation): void {
    const trouble = sealTrouble(operation.id, operation.trouble, this.#sealer);
    this.#step.run(operation.state, operation.sentMs, operation.sends, trouble, operation.id);
  }

  note(id: OperationId, note: string): void {
    this.#note.run(note, id);
  }

  /** Whether it has ended so: false if its owner is another one by now, or if it may not. */
  end({ id, owner }: Operation, settlement: Settlement, nowMs: EpochMs): boolean {
    const { state, refusal, trouble, watchUntilMs } = settlement;
    const watched = watchUntilMs > 0;
    const sealed = sealTrouble(id, trouble, this.#sealer);
    const values = [refusal, sealed, watched ? nowMs : null, watched ? watchUntilMs : null, id, owner];
    return this.#end[state].run(...values).changes === 1;
  }

  unresolved(limit: number): readonly Operation[] {
    return this.#unresolved.all(limit).map((row: Row) => operationOf(row, this.#sealer));
  }

  /** Open operations that no living process owns. */
  abandoned(owner: OwnerId, nowMs: EpochMs, limit: number): readonly Operation[] {
    return this.#abandoned.all(owner, nowMs, limit).map((row: Row) => operationOf(row, this.#sealer));
  }

  own(owner: OwnerId, startedBeforeMs: EpochMs): readonly Operation[] {
    return this.#own.all(owner, startedBeforeMs).map((row: Row) => operationOf(row, this.#sealer));
  }

  give(id: OperationId, owner: OwnerId): void {
    this.#give.run(owner, id);
  }

  disown(owner: OwnerId): void {
    this.#disown.run(owner);
    this.#removeOwner.run(owner);
  }

  renewOwner(owner: OwnerId, aliveUntilMs: EpochMs): void {
    this.#renewOwner.run(owner, aliveUntilMs);
  }

  watched(nowMs: EpochMs, nextMs: EpochMs, limit: number): readonly Watched[] {
    const due = this.#watched.all(nowMs, limit).map((row: Row) => ({
      operation: operationOf(row, this.#sealer),
      watchUntilMs: integer(row, 'watch_until_ms'),
    }));
    for (const { operation } of due) this.#watchNext.run(nextMs, operation.id);
    return due;
  }

  endWatch(id: OperationId): void {
    this.#endWatch.run(id);
  }
}

/** The states that an operation may go to `next` from, as SQL. */
function statesBefore(next: OperationState): string {
  const before = openStates.filter((state) => legalSteps[state].includes(next));
  return before.map((state) => `'${state}'`).join(', ');
}

function operationOf(row: Row, sealer: Sealer): Operation {
  const id = operationId(text(row, 'id'));
  const sealed = { terms: textOrNull(row, 'terms'), trouble: textOrNull(row, 'trouble') };
  const { terms, trouble } = openOperation(id, sealed, sealer);
  return {
    id,
    bookingId: bookingId(text(row, 'booking')),
    partnerId: partnerId(text(row, 'partner')),
    merchantId: merchantId(text(row, 'merchant')),
    intent: withTerms(JSON.parse(text(row, 'intent')) as Intent, terms),
    state: text(row, 'state') as OperationState,
    owner: ownerId(text(row, 'owner')),
    startedMs: integer(row, 'started_ms'),
    sentMs: integer(row, 'sent_ms'),
    sends: integer(row, 'sends'),
    note: textOrNull(row, 'note'),
    trouble,
  };
}
