/** Leases, and claims that end by themselves. */
export const leaseTables = `
  -- When a lease's ends; NULL: an operation's.
  ALTER TABLE claims ADD COLUMN expires_ms bigint;
  CREATE INDEX claims_leased ON claims (expires_ms) WHERE expires_ms IS NOT NULL;

  CREATE TABLE leases (
    id text COLLATE "C" PRIMARY KEY,
    partner text COLLATE "C" NOT NULL,
    reference text COLLATE "C" NOT NULL,
    fingerprint text NOT NULL,
    merchant text COLLATE "C" NOT NULL,
    service text COLLATE "C" NOT NULL,
    start_sec bigint NOT NULL,
    end_sec bigint NOT NULL,
    resources text NOT NULL,
    calendar text COLLATE "C" NOT NULL,
    zone text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL CHECK (state IN ('asked', 'held', 'in-use', 'used', 'over')),
    -- The create that uses it, or did.
    operation text COLLATE "C",
    expires_ms bigint NOT NULL,
    -- The booking that a hold of the clinic is for; NULL when the clinic has no holds.
    booking text COLLATE "C",
    hold text,
    echo text NOT NULL
  );
  CREATE UNIQUE INDEX leases_of_partner ON leases (partner, reference);
  CREATE INDEX leases_in_time ON leases (state, expires_ms);
`;
