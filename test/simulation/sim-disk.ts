import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { markerOf } from '../../src/core/booking.ts';
import type { Clock } from '../../src/core/clock.ts';
import { bookingId } from '../../src/core/identifiers.ts';
import type { Sealer } from '../../src/store/sealed-values.ts';
import { migrate } from '../../src/store/sqlite/schema.ts';
import { Steps } from '../../src/store/sqlite/steps.ts';

const tables = [
  'audit',
  'bookings',
  'tokens',
  'operations',
  'claims',
  'leases',
  'visitor_links',
  'owners',
  'change_keys',
  'image_registrations',
];

/** Histories are about other things, and there are many of them. */
const unsealed: Sealer = {
  seal: (text) => text,
  open: (text) => text,
  keyOf: () => 'none',
  current: 'none',
  keyedHash: (text) => text,
};

/** The disk of the simulated worlds, one after the other: the real store's steps on a database in memory that no crash touches. */
export class SimDisk {
  readonly connection = new DatabaseSync(':memory:');
  /** Made once: preparing the statements costs as much as half a history. */
  readonly steps: Steps;
  readonly #begin: StatementSync;
  readonly #release: StatementSync;
  readonly #queries = new Map<string, StatementSync>();
  #now: () => number = () => 0;

  constructor() {
    migrate(this.connection, unsealed);
    this.connection.exec('DROP TRIGGER audit_is_not_shortened');
    const clock: Clock = {
      now: () => this.#now(),
      after: () => {
        throw new Error('the steps of a store set no timers');
      },
    };
    this.steps = new Steps(this.connection, clock, unsealed);
    this.#begin = this.connection.prepare('SAVEPOINT step');
    this.#release = this.connection.prepare('RELEASE step');
  }

  /** Empties it for the next history, which has its own time. */
  wipe(now: () => number): void {
    this.#now = now;
    for (const table of tables) this.#prepared(`DELETE FROM ${table}`).run();
    this.#prepared('UPDATE moments SET value = 0').run();
  }

  /** What the checks ask of the tables directly. */
  rows(sql: string, ...values: readonly string[]): readonly Record<string, unknown>[] {
    return this.#prepared(sql).all(...values);
  }

  /** Of the booking that has the marker, '' if there is none. */
  tokenOf(marker: string): string {
    const [booking] = this.rows(
      'SELECT token FROM bookings WHERE ? = ? || id',
      marker,
      markerOf(bookingId('')),
    );
    return String(booking?.['token'] ?? '');
  }

  #prepared(sql: string): StatementSync {
    const known = this.#queries.get(sql);
    if (known !== undefined) return known;
    const statement = this.connection.prepare(sql);
    this.#queries.set(sql, statement);
    return statement;
  }

  atomically<T>(step: () => T): T {
    this.#begin.run();
    try {
      const result = step();
      this.#release.run();
      return result;
    } catch (cause) {
      this.connection.exec('ROLLBACK TO step; RELEASE step');
      throw cause;
    }
  }
}
