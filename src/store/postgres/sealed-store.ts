import { Client } from 'pg';
import type { SealedStore } from '../resealing.ts';
import type { Sealer } from '../sealed-values.ts';
import { checkUpToDate } from './schema.ts';
import { resealSome } from './seal-plain-text.ts';

/** Opens a shared store, which adapters may be using. Rejects when it isn't of this version, or of another index key. */
export async function openPostgresValues(url: string, sealer: Sealer): Promise<SealedStore> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await checkUpToDate(client, sealer);
  } catch (error) {
    await client.end();
    throw error;
  }
  return {
    resealSome: (column, after, limit) => resealSome(client, sealer, column, after, limit),
    countKeys: async ({ table, column }) => {
      const { rows } = await client.query<{ key: string | null; n: string }>(
        `SELECT CASE WHEN ${column} LIKE 's1.%.%' THEN split_part(${column}, '.', 2) END AS key, count(*) AS n
          FROM ${table} WHERE ${column} <> '' GROUP BY 1`,
      );
      return new Map(rows.map(({ key, n }) => [key, Number(n)]));
    },
    close: () => client.end(),
  };
}
