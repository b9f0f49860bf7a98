/**
 * Claims in the order in which they were made, so that settling one changes a page that others change, too, and not the one where its place
 * happens to lie. Bookings that are over are found when they are next in turn to be read.
 */
export const claimsAtSchema = `
  ALTER TABLE claims RENAME TO claims_by_place;
  CREATE TABLE claims (
    operation TEXT NOT NULL,
    merchant TEXT NOT NULL,
    calendar TEXT NOT NULL,
    zone TEXT NOT NULL,
    start_sec INTEGER NOT NULL,
    -- The moment at which the clinic was known to show it; NULL while the outcome is open.
    settled INTEGER,
    settled_ms INTEGER,
    -- When a lease's ends; NULL: an operation's.
    expires_ms INTEGER
  ) STRICT;
  INSERT INTO claims (operation, merchant, calendar, zone, start_sec, settled, settled_ms, expires_ms)
    SELECT operation, merchant, calendar, zone, start_sec, settled, settled_ms, expires_ms FROM claims_by_place;
  DROP TABLE claims_by_place;
  CREATE INDEX claims_at ON claims (start_sec, zone, calendar, merchant);
  CREATE INDEX claims_of_operation ON claims (operation);
  CREATE INDEX claims_settled ON claims (settled_ms) WHERE settled_ms IS NOT NULL;
  CREATE INDEX claims_leased ON claims (expires_ms) WHERE expires_ms IS NOT NULL;
  DROP INDEX IF EXISTS bookings_to_forget;
`;
