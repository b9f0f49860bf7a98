import type { DatabaseSync } from 'node:sqlite';
import { IndexKeyMismatch, indexKeyProof } from '../index-key.ts';
import { NewerRecord } from '../newer-record.ts';
import type { Sealer } from '../sealed-values.ts';
import { auditSchema, imagesInAudit } from './audit-schema.ts';
import { claimsAtSchema } from './claims-at-schema.ts';
import { houseSchema } from './house-schema.ts';
import { sealPlainText } from './seal-plain-text.ts';

/**
 * The schema's history: entry n brings a database from version n to n + 1. Entries are never changed once released.
 * Times end in `_ms` or `_sec`, since the epoch. Personal data is sealed since version 2.
 */
const migrations: readonly Migration[] = [
  `
  CREATE TABLE bookings (
    id TEXT PRIMARY KEY,
    partner TEXT NOT NULL,
    merchant TEXT NOT NULL,
    service TEXT NOT NULL,
    user TEXT NOT NULL,
    token TEXT NOT NULL,
    person_key TEXT NOT NULL,
    person TEXT NOT NULL,
    start_sec INTEGER NOT NULL,
    end_sec INTEGER NOT NULL,
    -- Where an open move would put it: the person is busy there as well.
    target_start_sec INTEGER,
    target_end_sec INTEGER,
    calendar TEXT NOT NULL,
    zone TEXT NOT NULL,
    status TEXT NOT NULL,
    visitor_id TEXT,
    receipt_id TEXT,
    schedule_id TEXT,
    note TEXT,
    echo TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    observed_ms INTEGER NOT NULL,
    -- When the clinic is asked about it next without anyone waiting; NULL when nothing more is expected.
    read_due_ms INTEGER,
    open_operation TEXT,
    fenced_until_ms INTEGER NOT NULL
  -- With row ids: without them, rows of more than a quarter of a page, as these are, get a page each besides.
  ) STRICT;
  CREATE INDEX bookings_of_user ON bookings (partner, user, end_sec);
  CREATE INDEX bookings_of_person ON bookings (merchant, person_key, end_sec);
  CREATE INDEX bookings_to_read ON bookings (read_due_ms) WHERE read_due_ms IS NOT NULL;
  CREATE INDEX bookings_to_forget ON bookings (end_sec) WHERE read_due_ms IS NOT NULL;

  CREATE TABLE tokens (
    partner TEXT NOT NULL,
    token TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    booking TEXT NOT NULL,
    operation TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'booked', 'given-up')),
    -- An attempt was given up: its reservation may still turn up, so the booking's id must not be lost.
    haunted INTEGER NOT NULL,
    PRIMARY KEY (partner, token)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE operations (
    id TEXT PRIMARY KEY,
    booking TEXT NOT NULL,
    partner TEXT NOT NULL,
    merchant TEXT NOT NULL,
    intent TEXT NOT NULL,
    state TEXT NOT NULL,
    owner TEXT NOT NULL,
    started_ms INTEGER NOT NULL,
    sent_ms INTEGER NOT NULL,
    sends INTEGER NOT NULL,
    note TEXT,
    trouble TEXT,
    refusal TEXT,
    watch_next_ms INTEGER,
    watch_until_ms INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX operations_open ON operations (owner, started_ms) WHERE state IN ('sent', 'unknown', 'needs-person');
  CREATE INDEX operations_watched ON operations (watch_next_ms) WHERE watch_next_ms IS NOT NULL;

  CREATE TABLE claims (
    operation TEXT NOT NULL,
    merchant TEXT NOT NULL,
    calendar TEXT NOT NULL,
    zone TEXT NOT NULL,
    start_sec INTEGER NOT NULL,
    -- The moment at which the clinic was known to show it; NULL while the outcome is open.
    settled INTEGER,
    settled_ms INTEGER,
    PRIMARY KEY (merchant, calendar, zone, start_sec, operation)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX claims_of_operation ON claims (operation);
  CREATE INDEX claims_settled ON claims (settled_ms) WHERE settled_ms IS NOT NULL;

  CREATE TABLE visitor_links (
    merchant TEXT NOT NULL,
    person_key TEXT NOT NULL,
    visitor_id TEXT NOT NULL,
    PRIMARY KEY (merchant, person_key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE owners (
    owner TEXT PRIMARY KEY,
    alive_until_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE moments (value INTEGER NOT NULL) STRICT;
  INSERT INTO moments (value) VALUES (0);
  `,
  `
  -- When a lease's ends; NULL: an operation's.
  ALTER TABLE claims ADD COLUMN expires_ms INTEGER;
  CREATE INDEX claims_leased ON claims (expires_ms) WHERE expires_ms IS NOT NULL;

  CREATE TABLE leases (
    id TEXT PRIMARY KEY,
    partner TEXT NOT NULL,
    reference TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    merchant TEXT NOT NULL,
    service TEXT NOT NULL,
    start_sec INTEGER NOT NULL,
    end_sec INTEGER NOT NULL,
    resources TEXT NOT NULL,
    calendar TEXT NOT NULL,
    zone TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'held', 'in-use', 'used', 'over')),
    -- The create that uses it, or did.
    operation TEXT,
    expires_ms INTEGER NOT NULL,
    -- The booking that a hold of the clinic is for; NULL when the clinic has no holds.
    booking TEXT,
    hold TEXT,
    echo TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX leases_of_partner ON leases (partner, reference);
  CREATE INDEX leases_in_time ON leases (state, expires_ms);
  `,
  `CREATE INDEX bookings_untraced ON bookings (end_sec) WHERE schedule_id IS NULL AND status = 'confirmed'`,
  houseSchema,
  `
  -- JSON: what an order holds; NULL for a booking of one service.
  ALTER TABLE bookings ADD COLUMN items TEXT;
  -- JSON: places of a visit after its first; NULL when there is only one.
  ALTER TABLE bookings ADD COLUMN more_places TEXT;
  `,
  (connection, sealer) => {
    connection.exec(`
      -- The caller's own words for a command, which were part of its intent.
      ALTER TABLE operations ADD COLUMN terms TEXT;
      -- Which index key the rows were written with.
      CREATE TABLE index_keys (proof TEXT NOT NULL) STRICT;`);
    sealPlainText(connection, sealer);
  },
  auditSchema,
  imagesInAudit,
  claimsAtSchema,
  `
  -- The operation that ended last; NULL: none has since this column came.
  ALTER TABLE bookings ADD COLUMN last_operation TEXT;
  `,
];

type Migration = string | ((connection: DatabaseSync, sealer: Sealer) => void);

/**
 * Brings a database up to date, in one transaction. Throws when a newer version of the adapter has written it, or this one with another
 * index key.
 */
export function migrate(connection: DatabaseSync, sealer: Sealer): void {
  // What is replaced by its sealed form must not stay readable in the file's unused parts.
  connection.exec('PRAGMA secure_delete = ON; BEGIN IMMEDIATE');
  let isChanged: boolean;
  try {
    isChanged = bringUpToDate(connection, sealer);
    checkIndexKey(connection, sealer);
  } catch (error) {
    if (connection.isTransaction) connection.exec('ROLLBACK');
    throw error;
  }
  connection.exec('COMMIT; PRAGMA secure_delete = OFF');
  // The log still holds what the file no longer does.
  if (isChanged) connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Whether there was anything to do. */
function bringUpToDate(connection: DatabaseSync, sealer: Sealer): boolean {
  const version = Number(connection.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (version > migrations.length) throw new NewerRecord(version, migrations.length);
  for (const migration of migrations.slice(version)) {
    if (typeof migration === 'string') connection.exec(migration);
    else migration(connection, sealer);
  }
  connection.exec(`PRAGMA user_version = ${migrations.length}`);
  return version < migrations.length;
}

/** Throws unless this version has brought the database up to date, under the same index key. */
export function checkUpToDate(connection: DatabaseSync, sealer: Sealer): void {
  const version = Number(connection.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (version !== migrations.length)
    throw new Error(
      `the database has schema version ${version}, not ${migrations.length}: start this version of the adapter once`,
    );
  checkIndexKey(connection, sealer);
}

function checkIndexKey(connection: DatabaseSync, sealer: Sealer): void {
  const proof = indexKeyProof(sealer);
  const stored = connection.prepare('SELECT proof FROM index_keys').get()?.['proof'];
  if (stored === undefined) connection.prepare('INSERT INTO index_keys (proof) VALUES (?)').run(proof);
  else if (stored !== proof) throw new IndexKeyMismatch();
}
