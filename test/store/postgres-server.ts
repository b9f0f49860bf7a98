import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { standingPort } from '../standing-ports.ts';
import type { PostgresCommand } from './run-postgres.ts';

/** A real PostgreSQL server on a port of 127.0.0.1 that was free, with its data in a temporary directory. */
export interface PostgresServer {
  /** Of the process that the server's own are children of. */
  readonly pid: number;
  /** Makes an empty database, or a copy of one that nobody is connected to; gives its URL. */
  createDatabase(template?: string): Promise<string>;
  /** Breaks all connections, writes everything back and stops; data and port are kept for {@link start}. */
  stop(): Promise<void>;
  /** Ends at once without writing anything back; data and port are kept for {@link start}. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its data, as happens by itself when the calling process dies. */
  close(): Promise<void>;
}

/** @param durable whether commits are synced, as they would be in earnest; tests that don't pull the plug needn't */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const directory = await mkdtemp(path.join(tmpdir(), 'booking-postgres-'));
  // The server runs as a user of its own where the tests run as root.
  await chmod(directory, 0o755);
  const port = await standingPort();
  const child = fork(
    fileURLToPath(new URL('./run-postgres.ts', import.meta.url)),
    [path.join(directory, 'data'), String(port), durable ? 'durable' : 'fast'],
    { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const tell = (command: PostgresCommand): Promise<void> => {
    const answered = answerOf(child, command);
    child.send(command);
    return answered;
  };
  await answerOf(child, 'initialised');
  await tell('start');

  let databases = 0;
  const urlOf = (database: string): string => `postgresql://adapter@127.0.0.1:${port}/${database}`;
  const { pid } = child;
  if (pid === undefined) throw new Error('PostgreSQL: the process could not be started');
  return {
    pid,
    createDatabase: async (template = urlOf('template1')) => {
      databases += 1;
      const name = `test_${databases}`;
      const copied = new URL(template).pathname.slice(1);
      const create = `CREATE DATABASE ${name} TEMPLATE ${copied}`;
      await withClient(urlOf('postgres'), (client) => client.query(create));
      return urlOf(name);
    },
    stop: () => tell('stop'),
    crash: () => tell('crash'),
    start: () => tell('start'),
    close: async () => {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

/** A session beside the store's own. */
export async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function answerOf(child: ChildProcess, expected: string): Promise<void> {
  const ended = new AbortController();
  try {
    const answer = await Promise.race([
      once(child, 'message', { signal: ended.signal }).then(([message]) => String(message)),
      once(child, 'exit', { signal: ended.signal }).then(([code]) => `the process ended with code ${code}`),
    ]);
    if (answer !== expected) throw new Error(`PostgreSQL: ${answer}`);
  } finally {
    ended.abort();
  }
}
