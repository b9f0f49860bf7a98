import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Clock } from '../../src/core/clock.ts';
import { migrate } from '../../src/store/sqlite/schema.ts';
import { Steps } from '../../src/store/sqlite/steps.ts';

const tables = ['bookings', 'tokens', 'operations', 'claims', 'visitor_links', 'owners'];

/** The disk of the simulated worlds, one after the other: the real store's steps on a database in memory that no crash touches. */
export class SimDisk {
  readonly connection = new DatabaseSync(':memory:');
  /** Made once: preparing the statements costs as much as half a history. */
  readonly steps: Steps;
  readonly #begin: StatementSync;
  readonly #release: StatementSync;
  #now: () => number = () => 0;

  constructor() {
    migrate(this.connection);
    const clock: Clock = {
      now: () => this.#now(),
      after: () => {
        throw new Error('the steps of a store set no timers');
      },
    };
    this.steps = new Steps(this.connection, clock);
    this.#begin = this.connection.prepare('SAVEPOINT step');
    this.#release = this.connection.prepare('RELEASE step');
  }

  /** Empties it for the next history, which has its own time. */
  wipe(now: () => number): void {
    this.#now = now;
    for (const table of tables) this.connection.exec(`DELETE FROM ${table}`);
    this.connection.exec('UPDATE moments SET value = 0');
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
