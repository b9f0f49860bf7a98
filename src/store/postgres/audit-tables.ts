/** Who did what, append-only. The trigger's function lasts as long as the trigger, so it isn't among those that are made anew. */
export const auditTables = `
  CREATE TABLE audit (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at_ms bigint NOT NULL,
    actor text COLLATE "C" NOT NULL,
    caller text COLLATE "C",
    action text COLLATE "C" NOT NULL,
    booking text COLLATE "C",
    merchant text COLLATE "C",
    operation text COLLATE "C",
    facts_before jsonb,
    facts_after jsonb,
    detail text
  );
  CREATE INDEX audit_of_booking ON audit (booking, seq) WHERE booking IS NOT NULL;

  CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'the audit is append-only';
    END $$;
  CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
`;

/** Images are told of as well, and a person's word about them; and entries are left out once they are old enough. */
export const imagesInAudit = `
  ALTER TABLE image_registrations ADD COLUMN booking text COLLATE "C", ADD COLUMN images bigint, ADD COLUMN acknowledged_ms bigint;
  DROP INDEX image_registrations_open;
  CREATE INDEX image_registrations_open ON image_registrations (started_ms)
    WHERE state IN ('sent', 'unknown') AND acknowledged_ms IS NULL;

  -- One row: what was written before this may be left out.
  CREATE TABLE audit_start (before_ms bigint NOT NULL);
  INSERT INTO audit_start (before_ms) VALUES (0);
  CREATE FUNCTION refuse_audit_shortening() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF OLD.at_ms >= (SELECT before_ms FROM audit_start) THEN RAISE EXCEPTION 'the audit is append-only'; END IF;
      RETURN OLD;
    END $$;
  DROP TRIGGER audit_is_not_changed ON audit;
  CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
  CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_audit_shortening();
`;

/** How entries come into being: in the steps that change bookings. */
export const auditFunctions = `
  CREATE FUNCTION audit_facts(p_booking bookings) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN p_booking.status <> 'pending' THEN jsonb_build_object('status', p_booking.status,
      'startSec', p_booking.start_sec, 'endSec', p_booking.end_sec, 'calendar', p_booking.calendar, 'zone', p_booking.zone) END
  $$;

  -- What a reading finds as it was is nobody's doing.
  CREATE FUNCTION put_down(p_before bookings, p_after bookings, p_actor text, p_caller text, p_action text, p_operation text)
  RETURNS void LANGUAGE plpgsql VOLATILE AS $$
    DECLARE
      v_before jsonb := audit_facts(p_before);
      v_after jsonb := audit_facts(p_after);
    BEGIN
      IF p_action = 'observe' AND v_before IS NOT DISTINCT FROM v_after THEN RETURN; END IF;
      INSERT INTO audit (at_ms, actor, caller, action, booking, merchant, operation, facts_before, facts_after)
        VALUES (store_ms(), p_actor, p_caller, p_action, p_after.id, p_after.merchant, p_operation, v_before, v_after);
    END $$;

  -- Entries follow one another in time, so the old ones are the first.
  CREATE FUNCTION shorten_audit(p_before_ms bigint, p_limit bigint) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
    DECLARE
      v_old bigint[] := ARRAY(
        SELECT seq FROM (SELECT seq, at_ms FROM audit ORDER BY seq LIMIT p_limit) AS first WHERE at_ms < p_before_ms);
    BEGIN
      IF cardinality(v_old) = 0 THEN RETURN 0; END IF;
      UPDATE audit_start SET before_ms = greatest(before_ms, p_before_ms);
      DELETE FROM audit WHERE seq = ANY (v_old);
      RETURN cardinality(v_old);
    END $$;
`;
