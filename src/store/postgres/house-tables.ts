/** Tables of the clinic's own commands. */
export const houseTables = `
  CREATE INDEX bookings_of_schedule ON bookings (merchant, schedule_id) WHERE schedule_id IS NOT NULL;
  CREATE INDEX visitor_links_of_visitor ON visitor_links (merchant, visitor_id);

  CREATE TABLE change_keys (
    partner text COLLATE "C" NOT NULL,
    token text COLLATE "C" NOT NULL,
    fingerprint text NOT NULL,
    operation text COLLATE "C" NOT NULL,
    PRIMARY KEY (partner, token)
  );

  CREATE TABLE image_registrations (
    id text COLLATE "C" PRIMARY KEY,
    partner text COLLATE "C" NOT NULL,
    merchant text COLLATE "C" NOT NULL,
    token text COLLATE "C",
    fingerprint text NOT NULL,
    visitor_ids jsonb NOT NULL,
    state text COLLATE "C" NOT NULL CHECK (state IN ('sent', 'done', 'unknown', 'refused')),
    owner text COLLATE "C" NOT NULL,
    started_ms bigint NOT NULL,
    trouble text
  );
  CREATE UNIQUE INDEX image_registrations_of_token ON image_registrations (partner, token) WHERE token IS NOT NULL;
  CREATE INDEX image_registrations_open ON image_registrations (started_ms) WHERE state IN ('sent', 'unknown');
`;
