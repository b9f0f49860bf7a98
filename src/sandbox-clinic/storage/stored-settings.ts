import type { StatementSync } from 'node:sqlite';
import { type Settings, withChanges } from '../settings.ts';
import type { Database } from './database.ts';
import { type Row, text } from './row.ts';

/** Where changed settings are kept. */
export const settingsSchema = `
  CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

/** The settings in force: what the process was started with, and over it what was changed since; changes outlive a restart. */
export class StoredSettings {
  readonly #base: Settings;
  readonly #insert: StatementSync;
  readonly #deleteAll: StatementSync;
  #current: Settings;

  constructor(database: Database, base: Settings) {
    this.#base = base;
    this.#insert = database.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)');
    this.#deleteAll = database.prepare('DELETE FROM setting');
    const rows = database.prepare('SELECT name, value FROM setting ORDER BY name').all();
    this.#current = withChanges(base, rows.map(storedChange));
  }

  get current(): Settings {
    return this.#current;
  }

  /** Replaces the named settings. Throws SettingError and changes none. Runs inside the caller's transaction. */
  change(changes: ReadonlyArray<readonly [name: string, value: unknown]>): Settings {
    const changed = withChanges(this.#current, changes);
    for (const [name, value] of changes) this.#insert.run(name, JSON.stringify(value));
    this.#current = changed;
    return changed;
  }

  /** Back to what the process was started with. Runs inside the caller's transaction. */
  clear(): void {
    this.#deleteAll.run();
    this.#current = this.#base;
  }
}

function storedChange(row: Row): readonly [string, unknown] {
  return [text(row, 'name'), JSON.parse(text(row, 'value'))];
}
