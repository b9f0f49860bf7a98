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
