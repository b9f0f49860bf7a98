import { DatabaseSync } from 'node:sqlite';
import { StoreTrouble } from '../../core/booking-store.ts';
import { migrate } from './schema.ts';

/** Another process on the same file gets this long to finish its commit. */
const busyMs = 2_000;

interface Job {
  readonly run: () => void;
  readonly settle: (failure: { readonly cause: unknown } | null) => void;
}

/**
 * One SQLite file, in WAL mode with a sync at every commit. What is asked for in one turn of the event loop is committed together,
 * so that concurrent requests share the price of the sync.
 */
export class Database {
  readonly connection: DatabaseSync;
  #jobs: Job[] = [];
  #closed = false;

  /** Opens or creates the file and brings its schema up to date. Throws for a file that a newer version of the adapter has written. */
  constructor(file: string) {
    this.connection = new DatabaseSync(file);
    this.connection.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA busy_timeout = ${busyMs};
      PRAGMA foreign_keys = OFF;
      PRAGMA cache_size = -16000;
      PRAGMA journal_size_limit = 67108864;
    `);
    migrate(this.connection);
  }

  /** Runs `step` in a transaction of its own effect: if it throws, nothing of it stays. Resolves when it is on disk. */
  write<T>(step: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#closed) {
        reject(new StoreTrouble(new Error('the store is closed')));
        return;
      }
      let result: { readonly value: T } | null = null;
      const run = (): void => {
        result = { value: step() };
      };
      const settle = (failure: { readonly cause: unknown } | null): void => {
        if (failure !== null) reject(troubleOf(failure.cause));
        else if (result !== null) resolve(result.value);
      };
      if (this.#jobs.push({ run, settle }) === 1) setImmediate(() => this.#commit());
    });
  }

  /** Runs `look` at once; it sees what is committed. */
  async read<T>(look: () => T): Promise<T> {
    try {
      return look();
    } catch (cause) {
      throw troubleOf(cause);
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#commit();
    this.#closed = true;
    this.connection.close();
  }

  #commit(): void {
    const jobs = this.#jobs;
    this.#jobs = [];
    if (jobs.length === 0) return;
    const outcomes = new Map<Job, { readonly cause: unknown } | null>();
    try {
      this.connection.exec('BEGIN IMMEDIATE');
      for (const job of jobs) outcomes.set(job, this.#attempt(job));
      this.connection.exec('COMMIT');
    } catch (cause) {
      if (this.connection.isTransaction) this.connection.exec('ROLLBACK');
      for (const job of jobs) job.settle({ cause });
      return;
    }
    for (const [job, failure] of outcomes) job.settle(failure);
  }

  #attempt(job: Job): { readonly cause: unknown } | null {
    this.connection.exec('SAVEPOINT step');
    try {
      job.run();
      this.connection.exec('RELEASE step');
      return null;
    } catch (cause) {
      this.connection.exec('ROLLBACK TO step; RELEASE step');
      return { cause };
    }
  }
}

/** What SQLite itself reports is trouble of the store; anything else is a fault of ours. */
function troubleOf(cause: unknown): unknown {
  return cause instanceof Error && 'errcode' in cause ? new StoreTrouble(cause) : cause;
}
