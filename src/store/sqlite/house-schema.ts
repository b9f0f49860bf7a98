/** What the clinic's own commands keep. */
export const houseSchema = `
  CREATE INDEX bookings_of_schedule ON bookings (merchant, schedule_id) WHERE schedule_id IS NOT NULL;
  CREATE INDEX visitor_links_of_visitor ON visitor_links (merchant, visitor_id);

  CREATE TABLE change_keys (
    partner TEXT NOT NULL,
    token TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    operation TEXT NOT NULL,
    PRIMARY KEY (partner, token)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE image_registrations (
    id TEXT PRIMARY KEY,
    partner TEXT NOT NULL,
    merchant TEXT NOT NULL,
    token TEXT,
    fingerprint TEXT NOT NULL,
    visitor_ids TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sent', 'done', 'unknown', 'refused')),
    owner TEXT NOT NULL,
    started_ms INTEGER NOT NULL,
    trouble TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX image_registrations_of_token ON image_registrations (partner, token) WHERE token IS NOT NULL;
  CREATE INDEX image_registrations_open ON image_registrations (started_ms) WHERE state IN ('sent', 'unknown');
`;
