import type { Database } from '../storage/database.ts';
import { integer } from '../storage/row.ts';

/** Table of issued tokens. */
export const tokenSchema = `
  CREATE TABLE IF NOT EXISTS token (token TEXT PRIMARY KEY, issued_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS token_issued ON token (issued_ms);
`;

/** Tokens in storage; they outlive a restart and a reset. */
export class TokenStore {
  readonly #statements;

  constructor(database: Database) {
    this.#statements = {
      insert: database.prepare('INSERT INTO token (token, issued_ms) VALUES (?, ?)'),
      issued: database.prepare('SELECT issued_ms FROM token WHERE token = ?'),
      endBefore: database.prepare('DELETE FROM token WHERE issued_ms < ?'),
      endAll: database.prepare('DELETE FROM token'),
    };
  }

  /** Stores a new token. Runs inside the caller's transaction. */
  add(token: string, issuedMs: number): void {
    this.#statements.insert.run(token, issuedMs);
  }

  /** When the token was issued, or undefined when it is unknown. */
  issuedMs(token: string): number | undefined {
    const row = this.#statements.issued.get(token);
    return row && integer(row, 'issued_ms');
  }

  endBefore(issuedMs: number): void {
    this.#statements.endBefore.run(issuedMs);
  }

  endAll(): void {
    this.#statements.endAll.run();
  }
}
