import type { Database } from '../storage/database.ts';
import { integer, text } from '../storage/row.ts';

/** Table of issued OAuth tokens. */
export const oauthTokenSchema = `
  CREATE TABLE IF NOT EXISTS oauth_token (token TEXT PRIMARY KEY, issued_ms INTEGER NOT NULL, scopes TEXT NOT NULL)
    STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS oauth_token_issued ON oauth_token (issued_ms);
`;

/** A token as issued. */
export interface OauthToken {
  readonly issuedMs: number;
  /** Full names. */
  readonly scopes: readonly string[];
}

/** OAuth tokens in storage; they outlive a restart and a reset. */
export class OauthTokenStore {
  readonly #statements;

  constructor(database: Database) {
    this.#statements = {
      insert: database.prepare('INSERT INTO oauth_token (token, issued_ms, scopes) VALUES (?, ?, ?)'),
      find: database.prepare('SELECT issued_ms, scopes FROM oauth_token WHERE token = ?'),
      endBefore: database.prepare('DELETE FROM oauth_token WHERE issued_ms < ?'),
      endAll: database.prepare('DELETE FROM oauth_token'),
    };
  }

  /** Runs inside the caller's transaction, as the following do. */
  add(token: string, { issuedMs, scopes }: OauthToken): void {
    this.#statements.insert.run(token, issuedMs, scopes.join(' '));
  }

  find(token: string): OauthToken | undefined {
    const row = this.#statements.find.get(token);
    return row && { issuedMs: integer(row, 'issued_ms'), scopes: text(row, 'scopes').split(' ') };
  }

  endBefore(issuedMs: number): void {
    this.#statements.endBefore.run(issuedMs);
  }

  endAll(): void {
    this.#statements.endAll.run();
  }
}
