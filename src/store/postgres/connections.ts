import { Client, type ClientConfig, DatabaseError, Pool } from 'pg';
import type { Logger } from 'pino';
import { StoreTrouble } from '../../core/booking-store.ts';
import type { Row } from '../row.ts';
import type { Sealer } from '../sealed-values.ts';
import { columnTypes } from './row.ts';
import { migrate } from './schema.ts';
import type { Statement } from './statement.ts';

/** Where the database is, and how it is used. */
export interface PostgresSettings {
  /** `postgresql://user:password@host:port/database`; holds a password, so never log it. */
  readonly url: string;
  /** Connections that this process has at the most; 10 unless told otherwise. */
  readonly poolSize?: number;
  /** A statement that takes longer is broken off by the server and rejected; 2 s unless told otherwise. */
  readonly statementTimeoutMs?: number;
  /**
   * A free connection that takes longer to get is given up, and the step with it; 1 s unless told otherwise, and 10 s at the start, when
   * nobody waits for an answer.
   */
  readonly connectTimeoutMs?: number;
  readonly log: Logger;
}

/** What the network may add to a statement's own time before the connection counts as dead. */
const networkMs = 500;

const keepAliveDelayMs = 10_000;

/** The connections of one process. Broken ones are thrown away, and new ones made when there is something to do. */
export class Connections {
  readonly #pool: Pool;
  #end: Promise<void> | null = null;

  private constructor(config: ClientConfig, settings: PostgresSettings) {
    const { poolSize = 10, log } = settings;
    this.#pool = new Pool({ ...config, max: poolSize });
    // One that breaks while nobody uses it has left the pool when this is told.
    this.#pool.on('error', (cause) => log.warn({ err: cause }, 'lost an idle connection to PostgreSQL'));
  }

  /** Brings the schema up to date first. Rejects when the server can't be reached or the database is of no use. */
  static async open(settings: PostgresSettings, sealer: Sealer): Promise<Connections> {
    const config = configOf(settings);
    const { connectTimeoutMs: startMs = 10_000 } = settings;
    const client = new Client({ ...config, connectionTimeoutMillis: startMs });
    // A connection that breaks also rejects the statement under way; this keeps it from being an event that nobody handles.
    client.on('error', (cause) => settings.log.warn({ err: cause }, 'lost a connection to PostgreSQL'));
    try {
      await client.connect().catch((cause: unknown) => {
        throw inWords(cause, startMs);
      });
      await checkServer(client);
      await migrate(client, sealer);
    } finally {
      await client.end();
    }
    return new Connections(config, settings);
  }

  /** For statements that change nothing: again on other connections as long as they turn out to be dead, which all may be at once. */
  async read(statement: Statement, values: unknown[]): Promise<readonly Row[]> {
    for (let dead = 0; dead < this.#pool.options.max; dead += 1) {
      try {
        return await this.#run(statement, values);
      } catch (cause) {
        if (!isDeadConnection(cause)) throw troubleOf(cause);
      }
    }
    return this.write(statement, values);
  }

  /** For statements that change something: at most once, since a lost answer doesn't tell whether it was done. */
  async write(statement: Statement, values: unknown[]): Promise<readonly Row[]> {
    try {
      return await this.#run(statement, values);
    } catch (cause) {
      throw troubleOf(cause);
    }
  }

  /** Waits for statements under way. */
  close(): Promise<void> {
    this.#end ??= this.#pool.end();
    return this.#end;
  }

  async #run({ name, text }: Statement, values: unknown[]): Promise<readonly Row[]> {
    const { rows } = await this.#pool.query<Row>({ name, text, values });
    return rows;
  }
}

function configOf(settings: PostgresSettings): ClientConfig {
  const { url, statementTimeoutMs = 2_000, connectTimeoutMs = 1_000 } = settings;
  return {
    connectionString: withSessionOptions(url),
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + networkMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveDelayMs,
    application_name: 'clinic-booking-adapter',
    types: columnTypes,
  };
}

/** What a session needs, whatever the database has as its default. */
const sessionOptions = [
  // Steps that wait for a lock have to see what its last holder did.
  String.raw`default_transaction_isolation=read\ committed`,
  // Every statement finds a few rows by an index, whatever its values: planning anew each time would cost more than running, and
  // a plan that was made while the tables were empty has to be right when they are full.
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'jit=off',
];

function withSessionOptions(url: string): string {
  const address = new URL(url);
  const given = address.searchParams.get('options') ?? '';
  const options = [given, ...sessionOptions.map((option) => `-c ${option}`)];
  address.searchParams.set('options', options.join(' ').trim());
  return address.href;
}

/** What can't be mended from here is said at the start, not at the first booking. */
async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<Row>(
    `SELECT current_setting('synchronous_commit') AS commit, current_setting('server_encoding') AS encoding,
      pg_is_in_recovery() AS standby`,
  );
  const [server = {}] = rows;
  if (server['standby'] === true)
    throw new Error('the PostgreSQL server is a standby: point DATABASE_URL at the primary');
  if (server['commit'] === 'off')
    throw new Error(
      'synchronous_commit is off for this database or user: a crash would lose steps; turn it on',
    );
  if (server['encoding'] !== 'UTF8')
    throw new Error(`the database's encoding is ${String(server['encoding'])}: create it with UTF8`);
}

/** The client's own words for a server that doesn't answer are no help to anybody. */
function inWords(cause: unknown, withinMs: number): unknown {
  if (!(cause instanceof Error) || !/timeout/.test(cause.message)) return cause;
  const message = `the PostgreSQL server does not answer within ${withinMs} ms: check DATABASE_URL, and whether the server can be reached`;
  return new Error(message, { cause });
}

/** SQLSTATEs with which a server ends connections: it is stopped, has crashed, or someone ended this one. */
const endedByServer: ReadonlySet<unknown> = new Set(['57P01', '57P02', '57P05', 'ECONNRESET', 'EPIPE']);

function isDeadConnection(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if ('code' in cause && endedByServer.has(cause.code)) return true;
  return /^(Connection terminated( unexpectedly)?$|Client has encountered a connection error)/.test(
    cause.message,
  );
}

/** Classes of SQLSTATE that a step of ours can only get by being wrong: data, integrity, syntax and names, raised by our own functions. */
const ourFaults: ReadonlySet<string> = new Set(['21', '22', '23', '42', 'P0']);

/** What server, network and pool report is trouble of the store, over when they are well again; anything else is a fault of ours. */
function troubleOf(cause: unknown): unknown {
  if (cause instanceof TypeError) return cause;
  if (cause instanceof DatabaseError && ourFaults.has((cause.code ?? '').slice(0, 2))) return cause;
  return new StoreTrouble(cause);
}
