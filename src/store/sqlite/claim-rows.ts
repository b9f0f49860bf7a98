import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Moment } from '../../core/booking-store.ts';
import { chooseCandidate } from '../../core/choose-candidate.ts';
import type { EpochMs } from '../../core/clock.ts';
import {
  type LeaseId,
  leaseId,
  type MerchantId,
  merchantId,
  type OperationId,
} from '../../core/identifiers.ts';
import type { LeasedPlace } from '../../core/lease-store.ts';
import type { Candidate, Place } from '../../core/opening.ts';
import { integer, type Row, text } from '../row.ts';

/** A clinic read that began before a claim was settled is over after this long, so the claim needn't be remembered. */
const longestReadMs = 60_000;

/** Forgetting goes along with settling, so often and so many at a time; if there are more, the next one goes on. */
const forgetting = { everyMs: 1_000, atOnce: 200 };

/** Who claims, and until when if not for good. */
export interface Claimant {
  readonly claimant: OperationId | LeaseId;
  readonly merchantId: MerchantId;
  readonly expiresMs: EpochMs | null;
}

/** Claimed places, and the store's count of moments. */
export class ClaimRows {
  readonly #unseen: StatementSync;
  readonly #leasedThere: StatementSync;
  readonly #insert: StatementSync;
  readonly #handOver: StatementSync;
  readonly #leased: StatementSync;
  readonly #freeExpired: StatementSync;
  readonly #settle: StatementSync;
  readonly #free: StatementSync;
  readonly #forget: StatementSync;
  readonly #moment: StatementSync;
  readonly #nextMoment: StatementSync;
  #forgetNextMs: EpochMs = 0;

  constructor(connection: DatabaseSync) {
    this.#unseen = connection.prepare(`
      SELECT count(*) AS n FROM claims WHERE merchant = ? AND calendar = ? AND zone = ? AND start_sec = ?
        AND (settled IS NULL OR settled > ?) AND (expires_ms IS NULL OR expires_ms > ?) AND operation <> ?`);
    this.#leasedThere = connection.prepare(`
      SELECT count(*) AS n FROM claims WHERE merchant = ? AND calendar = ? AND zone = ? AND start_sec = ?
        AND settled IS NULL AND expires_ms > ? AND operation <> ?`);
    this.#insert = connection.prepare(
      'INSERT INTO claims (operation, merchant, calendar, zone, start_sec, expires_ms) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#handOver = connection.prepare(
      'UPDATE claims SET operation = ?, expires_ms = ? WHERE operation = ?',
    );
    this.#leased = connection.prepare('SELECT * FROM claims WHERE expires_ms > ? AND settled IS NULL');
    this.#freeExpired = connection.prepare(`
      DELETE FROM claims WHERE rowid IN (SELECT rowid FROM claims WHERE expires_ms <= ? LIMIT ?)`);
    this.#settle = connection.prepare(
      'UPDATE claims SET settled = (SELECT value FROM moments), settled_ms = ? WHERE operation = ?',
    );
    this.#free = connection.prepare('DELETE FROM claims WHERE operation = ?');
    this.#forget = connection.prepare(`
      DELETE FROM claims WHERE rowid IN
        (SELECT rowid FROM claims WHERE settled_ms < ? LIMIT ${forgetting.atOnce})`);
    this.#moment = connection.prepare('SELECT value FROM moments');
    this.#nextMoment = connection.prepare('UPDATE moments SET value = value + 1');
  }

  moment(): Moment {
    return integer(this.#moment.get() ?? {}, 'value') as Moment;
  }

  /** Claims the first candidate that has room; says why if none has. The claims of the lease `except` are no hindrance. */
  claim(
    { claimant, merchantId: merchant, expiresMs }: Claimant,
    candidates: readonly Candidate[],
    moment: Moment,
    nowMs: EpochMs,
    except = '',
  ): Place | 'full' | 'contended' {
    const chosen = chooseCandidate(
      candidates,
      ({ calendar, zone, startSec }) =>
        integer(this.#unseen.get(merchant, calendar, zone, startSec, moment, nowMs, except) ?? {}, 'n'),
      ({ calendar, zone, startSec }) =>
        integer(this.#leasedThere.get(merchant, calendar, zone, startSec, nowMs, except) ?? {}, 'n'),
    );
    if (typeof chosen === 'string') return chosen;
    for (const { calendar, zone, startSec } of chosen.intervals)
      this.#insert.run(claimant, merchant, calendar, zone, startSec, expiresMs);
    return { calendar: chosen.calendar, zone: chosen.zone };
  }

  /** The clinic shows the claimant's place from now on. */
  settle(claimant: OperationId | LeaseId, nowMs: EpochMs): void {
    this.#nextMoment.run();
    this.#settle.run(nowMs, claimant);
    if (nowMs >= this.#forgetNextMs) this.#forgetSome(nowMs);
  }

  #forgetSome(nowMs: EpochMs): void {
    const { changes } = this.#forget.run(nowMs - longestReadMs);
    if (changes < forgetting.atOnce) this.#forgetNextMs = nowMs + forgetting.everyMs;
  }

  free(claimant: OperationId | LeaseId): void {
    this.#free.run(claimant);
  }

  /** What the operation has claimed is the lease's again. */
  handOver(from: OperationId, to: LeaseId, expiresMs: EpochMs): void {
    this.#handOver.run(to, expiresMs, from);
  }

  /** What leases keep from others and the clinic doesn't show. */
  leased(nowMs: EpochMs): readonly LeasedPlace[] {
    return this.#leased.all(nowMs).map((row: Row) => ({
      id: leaseId(text(row, 'operation')),
      merchantId: merchantId(text(row, 'merchant')),
      interval: {
        calendar: text(row, 'calendar'),
        zone: text(row, 'zone'),
        startSec: integer(row, 'start_sec'),
      },
      expiresMs: integer(row, 'expires_ms'),
    }));
  }

  freeExpired(nowMs: EpochMs, limit: number): void {
    this.#freeExpired.run(nowMs, limit);
  }
}
