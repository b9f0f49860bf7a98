/**
 * Steps that are about leases. A lease's row is locked after its operation's and before any claim, so that no two steps wait for each
 * other; who claims places holds their advisory locks besides, and the one on its reference.
 */
export const leaseFunctions = `
  CREATE FUNCTION claim_lease(p_lease leases, p_intervals candidate_interval[], p_moment bigint)
  RETURNS TABLE (outcome text, lease leases) LANGUAGE plpgsql VOLATILE AS $$
    #variable_conflict use_column
    DECLARE
      v_stored leases;
      v_lease leases := p_lease;
      v_place record;
    BEGIN
      PERFORM lock_until_commit(concat_ws(E'\\x1f', 'lease', p_lease.partner, p_lease.reference)
        || ARRAY(SELECT concat_ws(E'\\x1f', 'interval', p_lease.merchant, calendar, zone, start_sec) FROM unnest(p_intervals)));
      SELECT * INTO v_stored FROM leases AS l WHERE l.partner = p_lease.partner AND l.reference = p_lease.reference FOR UPDATE;
      IF FOUND THEN
        IF v_stored.state <> 'asked' OR v_stored.expires_ms > store_ms() THEN
          outcome := 'reference-taken'; RETURN NEXT; RETURN;
        END IF;
        DELETE FROM leases AS l WHERE l.id = v_stored.id;
        DELETE FROM claims AS c WHERE c.operation = v_stored.id;
      END IF;
      v_place := claim_place(p_lease.id, p_lease.merchant, p_intervals, p_moment, p_lease.expires_ms, '');
      outcome := v_place.outcome;
      IF outcome <> 'claimed' THEN RETURN NEXT; RETURN; END IF;
      v_lease.calendar := v_place.calendar;
      v_lease.zone := v_place.zone;
      INSERT INTO leases SELECT v_lease.* RETURNING leases.* INTO lease;
      RETURN NEXT;
    END $$;

  CREATE FUNCTION record_hold(p_lease text, p_words text, p_expires_ms bigint) RETURNS SETOF leases LANGUAGE plpgsql VOLATILE AS $$
    DECLARE
      v_lease leases;
    BEGIN
      UPDATE leases SET state = 'held', hold = p_words, expires_ms = p_expires_ms WHERE id = p_lease AND state = 'asked'
        RETURNING * INTO v_lease;
      IF NOT FOUND THEN RETURN; END IF;
      UPDATE claims SET settled = store_moment(), settled_ms = store_ms() WHERE operation = p_lease;
      RETURN NEXT v_lease;
    END $$;

  CREATE FUNCTION drop_lease(p_lease text) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
    BEGIN
      DELETE FROM leases WHERE id = p_lease AND state = 'asked';
      IF FOUND THEN DELETE FROM claims WHERE operation = p_lease; END IF;
    END $$;

  CREATE FUNCTION end_leases(p_forget_before_ms bigint, p_limit bigint) RETURNS SETOF leases LANGUAGE plpgsql VOLATILE AS $$
    DECLARE
      v_now_ms CONSTANT bigint := store_ms();
    BEGIN
      DELETE FROM leases WHERE id IN (
        SELECT l.id FROM leases AS l WHERE l.state = 'asked' AND l.expires_ms <= v_now_ms LIMIT p_limit FOR UPDATE SKIP LOCKED);
      RETURN QUERY
        WITH due AS (
          SELECT l.id FROM leases AS l WHERE l.state = 'held' AND l.expires_ms <= v_now_ms LIMIT p_limit FOR UPDATE SKIP LOCKED),
        ended AS (UPDATE leases AS l SET state = 'over' FROM due WHERE l.id = due.id RETURNING l.*)
        SELECT * FROM ended AS e WHERE e.hold IS NOT NULL;
      DELETE FROM claims AS c USING (
        SELECT o.merchant, o.calendar, o.zone, o.start_sec, o.operation FROM claims AS o WHERE o.expires_ms <= v_now_ms
          LIMIT p_limit FOR UPDATE SKIP LOCKED) AS past
        WHERE (c.merchant, c.calendar, c.zone, c.start_sec, c.operation)
          = (past.merchant, past.calendar, past.zone, past.start_sec, past.operation);
      DELETE FROM leases WHERE id IN (
        SELECT l.id FROM leases AS l WHERE l.state = 'used' AND l.expires_ms < p_forget_before_ms LIMIT p_limit FOR UPDATE SKIP LOCKED);
      DELETE FROM leases WHERE id IN (
        SELECT l.id FROM leases AS l WHERE l.state = 'over' AND l.expires_ms < p_forget_before_ms LIMIT p_limit FOR UPDATE SKIP LOCKED);
    END $$;

  -- Takes the place of a lease's booking. Gives 'claimed' with the place, or why there is none.
  CREATE FUNCTION take_leased_place(p_lease text, p_operation text, p_merchant text, p_intervals candidate_interval[],
    p_moment bigint, OUT outcome text, OUT calendar text, OUT zone text)
  LANGUAGE plpgsql VOLATILE AS $$
    DECLARE
      v_lease leases;
      v_place record;
    BEGIN
      SELECT * INTO v_lease FROM leases AS l WHERE l.id = p_lease FOR UPDATE;
      IF NOT FOUND OR v_lease.expires_ms <= store_ms() OR v_lease.state NOT IN ('held', 'in-use') THEN
        outcome := 'lease-over'; RETURN;
      END IF;
      IF v_lease.state = 'in-use' THEN outcome := 'contended'; RETURN; END IF;
      IF v_lease.booking IS NULL THEN
        v_place := claim_place(p_operation, p_merchant, p_intervals, p_moment, NULL, p_lease);
        outcome := v_place.outcome;
        IF outcome <> 'claimed' THEN RETURN; END IF;
        calendar := v_place.calendar;
        zone := v_place.zone;
      ELSE
        outcome := 'claimed';
        calendar := v_lease.calendar;
        zone := v_lease.zone;
      END IF;
      UPDATE leases AS l SET state = 'in-use', operation = p_operation WHERE l.id = p_lease;
      DELETE FROM claims AS c WHERE c.operation = p_lease;
    END $$;

  -- The core's stateAfterUse, in the step that ends a create; before its claims are let go of.
  CREATE FUNCTION end_use(p_lease text, p_operation text, p_state text, p_refusal text) RETURNS void
  LANGUAGE plpgsql VOLATILE AS $$
    DECLARE
      v_lease leases;
    BEGIN
      UPDATE leases SET state = CASE
          WHEN p_state = 'done' THEN 'used'
          WHEN p_refusal = 'lease-expired' OR p_state = 'given-up' AND booking IS NOT NULL THEN 'over'
          ELSE 'held' END
        WHERE id = p_lease AND operation = p_operation RETURNING * INTO v_lease;
      IF v_lease.state = 'held' THEN
        UPDATE claims SET operation = p_lease, expires_ms = v_lease.expires_ms WHERE operation = p_operation;
      END IF;
    END $$;
`;
