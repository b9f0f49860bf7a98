/** Who did what, append-only. Entries follow one another in time, so a range of time is a range of `seq`. */
export const auditSchema = `
  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    actor TEXT NOT NULL,
    caller TEXT,
    action TEXT NOT NULL,
    booking TEXT,
    merchant TEXT,
    operation TEXT,
    facts_before TEXT,
    facts_after TEXT,
    detail TEXT
  ) STRICT;
  CREATE INDEX audit_of_booking ON audit (booking, seq) WHERE booking IS NOT NULL;
  CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
  CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
`;

/** Images are told of as well, and a person's word about them; and entries are left out once they are old enough. */
export const imagesInAudit = `
  ALTER TABLE image_registrations ADD COLUMN booking TEXT;
  ALTER TABLE image_registrations ADD COLUMN images INTEGER;
  ALTER TABLE image_registrations ADD COLUMN acknowledged_ms INTEGER;
  DROP INDEX image_registrations_open;
  CREATE INDEX image_registrations_open ON image_registrations (started_ms)
    WHERE state IN ('sent', 'unknown') AND acknowledged_ms IS NULL;

  -- One row: what was written before this may be left out.
  CREATE TABLE audit_start (before_ms INTEGER NOT NULL) STRICT;
  INSERT INTO audit_start (before_ms) VALUES (0);
  DROP TRIGGER audit_is_not_shortened;
  CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit WHEN OLD.at_ms >= (SELECT before_ms FROM audit_start)
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
`;
