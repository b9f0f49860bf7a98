/**
 * Tables and the types in which steps are handed over. Times end in `_ms` or `_sec`, since the epoch. Text is compared byte by byte
 * (`COLLATE "C"`): ids have no language. Where updates change no index, pages keep room for them, so that they stay on their page.
 */
export const tables = `
  CREATE TABLE bookings (
    id text COLLATE "C" PRIMARY KEY,
    partner text COLLATE "C" NOT NULL,
    merchant text COLLATE "C" NOT NULL,
    service text COLLATE "C" NOT NULL,
    user_id text COLLATE "C" NOT NULL,
    token text COLLATE "C" NOT NULL,
    person_key text COLLATE "C" NOT NULL,
    person text NOT NULL,
    start_sec bigint NOT NULL,
    end_sec bigint NOT NULL,
    -- Where an open move would put it: the person is busy there as well.
    target_start_sec bigint,
    target_end_sec bigint,
    calendar text COLLATE "C" NOT NULL,
    zone text COLLATE "C" NOT NULL,
    status text COLLATE "C" NOT NULL,
    visitor_id text,
    receipt_id text,
    schedule_id text,
    note text,
    echo text NOT NULL,
    created_ms bigint NOT NULL,
    observed_ms bigint NOT NULL,
    -- When the clinic is asked about it next without anyone waiting; NULL when nothing more is expected.
    read_due_ms bigint,
    open_operation text COLLATE "C",
    fenced_until_ms bigint NOT NULL
  );
  CREATE INDEX bookings_of_user ON bookings (partner, user_id, end_sec);
  CREATE INDEX bookings_of_person ON bookings (merchant, person_key, end_sec);
  CREATE INDEX bookings_to_read ON bookings (read_due_ms) WHERE read_due_ms IS NOT NULL;
  CREATE INDEX bookings_to_forget ON bookings (end_sec) WHERE read_due_ms IS NOT NULL;

  CREATE TABLE tokens (
    partner text COLLATE "C" NOT NULL,
    token text COLLATE "C" NOT NULL,
    fingerprint text NOT NULL,
    booking text COLLATE "C" NOT NULL,
    operation text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'booked', 'given-up')),
    -- An attempt was given up: its reservation may still turn up, so the booking's id must not be lost.
    haunted boolean NOT NULL,
    PRIMARY KEY (partner, token)
  ) WITH (fillfactor = 70);

  CREATE TABLE operations (
    id text COLLATE "C" PRIMARY KEY,
    booking text COLLATE "C" NOT NULL,
    partner text COLLATE "C" NOT NULL,
    merchant text COLLATE "C" NOT NULL,
    intent jsonb NOT NULL,
    state text COLLATE "C" NOT NULL,
    owner text COLLATE "C" NOT NULL,
    started_ms bigint NOT NULL,
    sent_ms bigint NOT NULL,
    sends bigint NOT NULL,
    note text,
    trouble text,
    refusal text,
    watch_next_ms bigint,
    watch_until_ms bigint
  );
  CREATE INDEX operations_open ON operations (owner, started_ms) WHERE state IN ('sent', 'unknown', 'needs-person');
  CREATE INDEX operations_watched ON operations (watch_next_ms) WHERE watch_next_ms IS NOT NULL;

  CREATE TABLE claims (
    merchant text COLLATE "C" NOT NULL,
    calendar text COLLATE "C" NOT NULL,
    zone text COLLATE "C" NOT NULL,
    start_sec bigint NOT NULL,
    operation text COLLATE "C" NOT NULL,
    -- The moment at which the clinic was known to show it; NULL while the outcome is open.
    settled bigint,
    settled_ms bigint,
    PRIMARY KEY (merchant, calendar, zone, start_sec, operation)
  ) WITH (autovacuum_vacuum_scale_factor = 0.05);
  CREATE INDEX claims_of_operation ON claims (operation);
  CREATE INDEX claims_settled ON claims (settled_ms) WHERE settled_ms IS NOT NULL;

  CREATE TABLE visitor_links (
    merchant text COLLATE "C" NOT NULL,
    person_key text COLLATE "C" NOT NULL,
    visitor_id text NOT NULL,
    PRIMARY KEY (merchant, person_key)
  );

  CREATE TABLE owners (
    owner text COLLATE "C" PRIMARY KEY,
    alive_until_ms bigint NOT NULL
  ) WITH (fillfactor = 20);

  CREATE TYPE new_booking AS (
    id text, partner text, merchant text, service text, user_id text, token text, person_key text, person text, start_sec bigint,
    end_sec bigint, status text, visitor_id text, receipt_id text, schedule_id text, note text, echo text, created_ms bigint,
    observed_ms bigint, open_operation text, fenced_until_ms bigint
  );
  CREATE TYPE new_operation AS (
    id text, booking text, partner text, merchant text, intent jsonb, state text, owner text, started_ms bigint, sent_ms bigint,
    sends bigint, trouble text
  );
  -- One interval of one candidate; candidates are numbered in order of preference.
  CREATE TYPE candidate_interval AS (candidate integer, calendar text, zone text, start_sec bigint, free bigint);
  CREATE TYPE booking_change AS (
    status text, start_sec bigint, end_sec bigint, calendar text, zone text, visitor_id text, receipt_id text, schedule_id text,
    observed_ms bigint, fenced_until_ms bigint
  );
`;
