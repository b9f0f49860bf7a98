import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { StoreTrouble } from '../../core/booking-store.ts';
import type { Sealer } from '../sealed-values.ts';
import { migrate } from './schema.ts';

/** Another process on the same file gets this long to finish its commit. */
const busyMs = 2_000;

/**
 * Pages in the log before they are copied into the file, 4 MB. A longer log saves copying, since a page is copied once for many commits (with
 * four times as many a tenth of the store's work), but whoever calls meanwhile waits for the whole of it.
 */
const logPages = 1_000;

/**
 * A commit costs as much as five of its steps, so it waits as long as each turn of the event loop brings more of them, but no longer than
 * so many turns, nor for more steps than run in a few milliseconds. The step of a caller who is alone waits for one turn.
 */
const gathering = { turns: 8, steps: 64 };

/**
 * What is written together lies together, so few pages are needed again and again; the others are in the system's own cache. Four times as
 * much costs memory and makes nothing faster.
 */
const cacheKib = 4_000;

interface Job {
  readonly run: () => void;
  readonly settle: (failure: { readonly cause: unknown } | null) => void;
}

type Failures = ReadonlyMap<Job, { readonly cause: unknown }>;

/**
 * One SQLite file, in WAL mode with a sync at every commit. What is asked for in one turn of the event loop, or in turns that follow each
 * other, is committed together, so that concurrent requests share the price of the sync.
 */
export class Database {
  readonly connection: DatabaseSync;
  readonly #begin: StatementSync;
  readonly #beginLook: StatementSync;
  readonly #end: StatementSync;
  #jobs: Job[] = [];
  #closed = false;

  /** Opens or creates the file and brings its schema up to date. Throws for a file that a newer version of the adapter has written. */
  constructor(file: string, sealer: Sealer) {
    this.connection = new DatabaseSync(file);
    this.connection.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA busy_timeout = ${busyMs};
      PRAGMA foreign_keys = OFF;
      PRAGMA cache_size = -${cacheKib};
      PRAGMA journal_size_limit = 67108864;
      PRAGMA wal_autocheckpoint = ${logPages};
    `);
    try {
      migrate(this.connection, sealer);
    } catch (error) {
      this.connection.close();
      throw error;
    }
    this.#begin = this.connection.prepare('BEGIN IMMEDIATE');
    this.#beginLook = this.connection.prepare('BEGIN');
    this.#end = this.connection.prepare('COMMIT');
  }

  /**
   * Runs `step` in a transaction of its own effect: if it throws, nothing of it stays. Resolves when it is on disk. It may be run a
   * second time, when another step of the same commit has thrown.
   */
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
      if (this.#jobs.push({ run, settle }) === 1) this.#commitSoon(1);
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

  /** As {@link read}, for a look of several queries: they see the same state, and the locks are taken once for all of them. */
  readTogether<T>(look: () => T): Promise<T> {
    return this.read(() => {
      this.#beginLook.run();
      try {
        return look();
      } finally {
        if (this.connection.isTransaction) this.#end.run();
      }
    });
  }

  close(): void {
    if (this.#closed) return;
    this.#commit();
    this.#closed = true;
    this.connection.close();
  }

  #commitSoon(turn: number): void {
    const known = this.#jobs.length;
    setImmediate(() => {
      const asked = this.#jobs.length;
      if (asked > known && asked < gathering.steps && turn < gathering.turns) this.#commitSoon(turn + 1);
      else this.#commit();
    });
  }

  #commit(): void {
    const jobs = this.#jobs;
    this.#jobs = [];
    if (jobs.length === 0) return;
    let failures: Failures;
    try {
      failures = this.#runTogether(jobs) ?? this.#runApart(jobs);
      this.#end.run();
    } catch (cause) {
      if (this.connection.isTransaction) this.connection.exec('ROLLBACK');
      for (const job of jobs) job.settle({ cause });
      return;
    }
    for (const job of jobs) job.settle(failures.get(job) ?? null);
  }

  /** Without savepoints, which cost a copy of every changed page; null if a job failed, and then nothing of any of them stays. */
  #runTogether(jobs: readonly Job[]): Failures | null {
    this.#begin.run();
    try {
      for (const job of jobs) job.run();
      return new Map();
    } catch {
      // Which one it was, and whether it fails again, shows when they are run apart.
      if (this.connection.isTransaction) this.connection.exec('ROLLBACK');
      return null;
    }
  }

  #runApart(jobs: readonly Job[]): Failures {
    const failures = new Map<Job, { readonly cause: unknown }>();
    this.#begin.run();
    for (const job of jobs) {
      const failure = this.#attempt(job);
      if (failure !== null) failures.set(job, failure);
    }
    return failures;
  }

  #attempt(job: Job): { readonly cause: unknown } | null {
    this.connection.exec('SAVEPOINT step');
    try {
      job.run();
      this.connection.exec('RELEASE step');
      return null;
    } catch (cause) {
      // A full disk and the like end the whole transaction by themselves (SQLite, "Response To Errors Within A Transaction").
      if (!this.connection.isTransaction) throw cause;
      this.connection.exec('ROLLBACK TO step; RELEASE step');
      return { cause };
    }
  }
}

/** What SQLite itself reports is trouble of the store; anything else is a fault of ours. */
function troubleOf(cause: unknown): unknown {
  return typeof cause === 'object' && cause !== null && 'errcode' in cause ? new StoreTrouble(cause) : cause;
}
