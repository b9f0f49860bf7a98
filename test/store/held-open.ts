import { type Client, Pool, type QueryConfig } from 'pg';
import { withClient } from './postgres-server.ts';

/** Runs a step of the store's in a session that doesn't commit, and holds everything that it holds until `meanwhile` is over. */
export async function heldOpen<T>(
  url: string,
  step: () => Promise<unknown>,
  meanwhile: (session: Client) => Promise<T>,
): Promise<T> {
  const query = jest.spyOn(Pool.prototype, 'query').mockImplementationOnce(() => {
    throw new Error('not sent');
  });
  await expect(step()).rejects.toMatchObject({ cause: { message: 'not sent' } });
  const statement = statementOf(query.mock.calls[0]);
  query.mockRestore();
  return withClient(url, async (session) => {
    await session.query('BEGIN');
    await session.query(statement);
    const result = await meanwhile(session);
    await session.query('COMMIT');
    return result;
  });
}

export async function rowsOf(
  session: Client,
  text: string,
  values: unknown[] = [],
): Promise<readonly unknown[]> {
  return (await session.query(text, values)).rows;
}

/** Resolves when somebody waits for a lock. */
export async function someoneWaits(session: Client): Promise<void> {
  while ((await rowsOf(session, 'SELECT FROM pg_locks WHERE NOT granted')).length === 0);
}

/** What a call of `query` sends; a spy knows only one of that method's overloads. Throws for a call that names no statement. */
export function statementOf(call: readonly unknown[] | undefined): QueryConfig {
  const statement = call?.[0];
  if (isNamed(statement)) return statement;
  throw new Error('no statement was sent');
}

function isNamed(statement: unknown): statement is QueryConfig {
  return typeof statement === 'object' && statement !== null && 'name' in statement && 'text' in statement;
}
