import type { Database } from '../storage/database.ts';
import { integer, optionalText, type Row, text } from '../storage/row.ts';
import type { Phone } from './body-items.ts';
import type { Visitor } from './schedule.ts';

/** Table of visitors; `phone_digits` is the phone without separators and leading zeros. */
export const visitorSchema = `
  CREATE TABLE IF NOT EXISTS visitor (
    seq INTEGER PRIMARY KEY,
    visitor_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    country_code TEXT,
    phone_number TEXT,
    phone_digits TEXT,
    created_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS visitor_phone ON visitor (phone_number, country_code);
  CREATE INDEX IF NOT EXISTS visitor_phone_digits ON visitor (phone_digits);
`;

/** How phones are compared. */
export type PhoneMatching = 'exact' | 'digits';

/** What a search asks; conditions given together must all hold. */
export interface VisitorSearch {
  readonly partOfName: string | undefined;
  readonly chartNumber: string | undefined;
  readonly phone: Phone | undefined;
  readonly phoneMatching: PhoneMatching;
  readonly offset: number;
  readonly limit: number;
}

/** Visitors in storage, oldest first wherever there are several. */
export class VisitorStore {
  readonly #statements;

  constructor(database: Database) {
    const byPhone = `(?1 = 'exact' AND phone_number = ?2 AND country_code = ?3)`;
    const byDigits = `(?1 = 'digits' AND phone_digits = ?2)`;
    const named = `(?4 IS NULL OR instr(lower(name), lower(?4)) > 0) AND (?5 IS NULL OR seq = ?5)`;
    this.#statements = {
      insert: database.prepare(
        `INSERT INTO visitor (visitor_id, name, country_code, phone_number, phone_digits, created_ms) VALUES (?, ?, ?, ?, ?, ?)`,
      ),
      byId: database.prepare('SELECT * FROM visitor WHERE visitor_id = ?'),
      all: database.prepare('SELECT * FROM visitor ORDER BY seq'),
      byNumber: database.prepare(
        `SELECT * FROM visitor WHERE ${byPhone} AND ${named} ORDER BY seq LIMIT ?6 OFFSET ?7`,
      ),
      byDigits: database.prepare(
        `SELECT * FROM visitor WHERE ${byDigits} AND ?3 IS NULL AND ${named} ORDER BY seq LIMIT ?6 OFFSET ?7`,
      ),
      byName: database.prepare(
        `SELECT * FROM visitor WHERE ?1 IS NULL AND ?2 IS NULL AND ?3 IS NULL AND ${named} ORDER BY seq LIMIT ?6 OFFSET ?7`,
      ),
      clear: database.prepare('DELETE FROM visitor'),
    };
  }

  /** Stores a new visitor. Runs inside the caller's transaction. */
  add(visitor: Omit<Visitor, 'chartNumber'>): void {
    const { visitorId, name, phone, createdMs } = visitor;
    const digits = phone ? digitsOf(phone) : null;
    this.#statements.insert.run(
      visitorId,
      name,
      phone?.countryCode ?? null,
      phone?.phoneNumber ?? null,
      digits,
      createdMs,
    );
  }

  find(visitorId: string): Visitor | undefined {
    const row = this.#statements.byId.get(visitorId);
    return row && visitorOf(row);
  }

  /** The oldest visitor with this very name and phone. */
  findByNameAndPhone(name: string, phone: Phone, phoneMatching: PhoneMatching): Visitor | undefined {
    const everyone = { chartNumber: undefined, phone, phoneMatching, offset: 0, limit: -1 };
    return this.search({ partOfName: name, ...everyone }).find((visitor) => visitor.name === name);
  }

  search(search: VisitorSearch): Visitor[] {
    const { phone, phoneMatching, partOfName, chartNumber, offset, limit } = search;
    const rest = [
      partOfName ?? null,
      chartNumber === undefined ? null : sequenceOf(chartNumber),
      limit,
      offset,
    ];
    const { byName, byNumber, byDigits } = this.#statements;
    if (!phone) return byName.all(null, null, null, ...rest).map(visitorOf);
    if (phoneMatching === 'digits')
      return byDigits.all('digits', digitsOf(phone), null, ...rest).map(visitorOf);
    return byNumber.all('exact', phone.phoneNumber, phone.countryCode, ...rest).map(visitorOf);
  }

  all(): Visitor[] {
    return this.#statements.all.all().map(visitorOf);
  }

  clear(): void {
    this.#statements.clear.run();
  }
}

function digitsOf(phone: Phone): string {
  const plain = (text: string) => text.replace(/\D/g, '').replace(/^0+/, '');
  return `${plain(phone.countryCode)}:${plain(phone.phoneNumber)}`;
}

function sequenceOf(chartNumber: string): number {
  return /^\d{1,15}$/.test(chartNumber) ? Number(chartNumber) : -1;
}

function visitorOf(row: Row): Visitor {
  const countryCode = optionalText(row, 'country_code');
  const phoneNumber = optionalText(row, 'phone_number');
  return {
    visitorId: text(row, 'visitor_id'),
    chartNumber: String(integer(row, 'seq')).padStart(6, '0'),
    name: text(row, 'name'),
    phone: countryCode !== undefined && phoneNumber !== undefined ? { countryCode, phoneNumber } : undefined,
    createdMs: integer(row, 'created_ms'),
  };
}
