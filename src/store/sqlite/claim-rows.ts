import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Moment } from '../../core/booking-store.ts';
import { chooseCandidate } from '../../core/choose-candidate.ts';
import type { EpochMs } from '../../core/clock.ts';
import type { MerchantId, OperationId } from '../../core/identifiers.ts';
import type { Candidate } from '../../core/opening.ts';
import { integer } from './row.ts';

/** A clinic read that began before a claim was settled is over after this long, so the claim needn't be remembered. */
const longestReadMs = 60_000;

/** Forgetting goes along with settling, a few at a time. */
const forgottenAtOnce = 20;

/** Claimed places, and the store's count of moments. */
export class ClaimRows {
  readonly #unseen: StatementSync;
  readonly #insert: StatementSync;
  readonly #settle: StatementSync;
  readonly #free: StatementSync;
  readonly #forget: StatementSync;
  readonly #moment: StatementSync;
  readonly #nextMoment: StatementSync;

  constructor(connection: DatabaseSync) {
    this.#unseen = connection.prepare(`
      SELECT count(*) AS n FROM claims WHERE merchant = ? AND calendar = ? AND zone = ? AND start_sec = ?
        AND (settled IS NULL OR settled > ?)`);
    this.#insert = connection.prepare(
      'INSERT INTO claims (operation, merchant, calendar, zone, start_sec) VALUES (?, ?, ?, ?, ?)',
    );
    this.#settle = connection.prepare('UPDATE claims SET settled = ?, settled_ms = ? WHERE operation = ?');
    this.#free = connection.prepare('DELETE FROM claims WHERE operation = ?');
    this.#forget = connection.prepare(`
      DELETE FROM claims WHERE (merchant, calendar, zone, start_sec, operation) IN
        (SELECT merchant, calendar, zone, start_sec, operation FROM claims WHERE settled_ms < ? LIMIT ${forgottenAtOnce})`);
    this.#moment = connection.prepare('SELECT value FROM moments');
    this.#nextMoment = connection.prepare('UPDATE moments SET value = value + 1 RETURNING value');
  }

  moment(): Moment {
    return integer(this.#moment.get() ?? {}, 'value') as Moment;
  }

  /** Claims the first candidate that has room; says why if none has. */
  claim(
    operation: OperationId,
    merchant: MerchantId,
    candidates: readonly Candidate[],
    moment: Moment,
  ): Candidate | 'full' | 'contended' {
    const chosen = chooseCandidate(candidates, ({ calendar, zone, startSec }) =>
      integer(this.#unseen.get(merchant, calendar, zone, startSec, moment) ?? {}, 'n'),
    );
    if (typeof chosen === 'string') return chosen;
    for (const { calendar, zone, startSec } of chosen.intervals)
      this.#insert.run(operation, merchant, calendar, zone, startSec);
    return chosen;
  }

  /** The clinic shows the operation's place from now on. */
  settle(operation: OperationId, nowMs: EpochMs): void {
    this.#settle.run(integer(this.#nextMoment.get() ?? {}, 'value'), nowMs, operation);
    this.#forget.run(nowMs - longestReadMs);
  }

  free(operation: OperationId): void {
    this.#free.run(operation);
  }
}
