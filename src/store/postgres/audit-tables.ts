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
`;
