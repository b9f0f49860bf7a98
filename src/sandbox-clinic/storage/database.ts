import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

const schemaVersion = 1;

/**
 * The sandbox's storage: one SQLite file of one process. A committed transaction outlives the process, even one that is
 * killed; a power cut may cost the last ones, since the log is written but not forced to the disk at each commit.
 */
export class Database {
  readonly #connection: DatabaseSync;

  /** Opens or creates `file` (`:memory:` keeps nothing); `schemas` are idempotent. Throws when another version made it. */
  constructor(file: string, schemas: readonly string[]) {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    this.#connection = new DatabaseSync(file);
    try {
      this.#setUp(file, schemas);
    } catch (error) {
      this.#connection.close();
      throw error;
    }
  }

  #setUp(file: string, schemas: readonly string[]): void {
    this.#connection.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000',
    );
    const found = this.#connection.prepare('PRAGMA user_version').get()?.['user_version'];
    if (found !== 0 && found !== schemaVersion) {
      throw new Error(
        `${file} holds version ${found} of the sandbox's data, not ${schemaVersion}: remove it`,
      );
    }
    this.transaction(() => {
      for (const schema of schemas) this.#connection.exec(schema);
      this.#connection.exec(`PRAGMA user_version = ${schemaVersion}`);
    });
  }

  /** A statement to keep and run many times. */
  prepare(sql: string): StatementSync {
    return this.#connection.prepare(sql);
  }

  /** Runs `work` as a whole or not at all; on return it is stored. Not to be nested. */
  transaction<Result>(work: () => Result): Result {
    this.#connection.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#connection.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#connection.close();
  }
}
