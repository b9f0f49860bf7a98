import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PostgresServer, withClient } from '../test/store/postgres-server.ts';
import type { Home } from './adapter.ts';
import { PinnedProcess } from './pinned-process.ts';
import type { SeedNews } from './seed-process.ts';
import { countOf, keyOf, type Setting } from './settings.ts';

const bytesPerMb = 2 ** 20;

/** An empty home for a setting. */
export async function makeHome(
  { store }: Setting,
  folder: string,
  postgres: PostgresServer | null,
): Promise<Home> {
  if (store === 'postgres' && postgres === null) throw new Error('PostgreSQL was not started');
  const dataDir = mkdtempSync(path.join(folder, 'adapter-bench-'));
  const databaseUrl = store === 'postgres' && postgres !== null ? await postgres.createDatabase() : null;
  return { dataDir, databaseUrl };
}

/** Puts the setting's bookings into an empty home, telling how far it is. */
export async function fill(
  home: Home,
  setting: Setting,
  core: number | null,
  tell: (line: string) => void,
): Promise<void> {
  if (setting.bookings === 0) return;
  const script = fileURLToPath(new URL('seed-process.ts', import.meta.url));
  const child = PinnedProcess.start(core, [
    script,
    home.dataDir,
    home.databaseUrl ?? '',
    String(setting.bookings),
  ]);
  await child.messages<SeedNews>(({ made }) => {
    tell(`${keyOf(setting)}: ${countOf(made)} made`);
    return made < setting.bookings ? 'more' : 'last';
  });
  await child.stop();
}

/** What the store takes on disk, in MB (2^20 bytes). */
export async function sizeMb({ databaseUrl, dataDir }: Home): Promise<number> {
  if (databaseUrl === null) {
    const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
    const sizes = files.map((name) => statSync(path.join(dataDir, name)).size);
    return sizes.reduce((sum, size) => sum + size, 0) / bytesPerMb;
  }
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes'),
  );
  return Number(rows[0]?.bytes) / bytesPerMb;
}

export function removeHome({ dataDir }: Home): void {
  rmSync(dataDir, { recursive: true });
}
