/** Steps that look, and that share the work of recovery among processes. */
export const lookFunctions = `
  -- The moment is taken before the query that reads, which sees one state of everything.
  CREATE FUNCTION look_at_token(p_token text, p_partner text, p_merchant text, p_service text, p_user text, p_person text,
    p_start bigint, p_end bigint, p_per_user bigint, p_now_ms bigint)
  RETURNS TABLE (moment bigint, state text, fingerprint text, booking_id text, booking json, operation json, visitor_id text,
    conflict text)
  LANGUAGE plpgsql VOLATILE AS $$
    #variable_conflict use_column
    DECLARE
      v_moment CONSTANT bigint := store_moment();
    BEGIN
      RETURN QUERY
        SELECT v_moment, coalesce(t.state, 'new'), t.fingerprint, t.booking,
          CASE WHEN t.state = 'booked' THEN (SELECT to_json(b) FROM bookings AS b WHERE b.id = t.booking) END,
          CASE WHEN t.state = 'open' THEN (SELECT to_json(o) FROM operations AS o WHERE o.id = t.operation) END,
          CASE WHEN t.state IS NULL OR t.state = 'given-up' THEN
            (SELECT v.visitor_id FROM visitor_links AS v WHERE v.merchant = p_merchant AND v.person_key = p_person) END,
          CASE WHEN t.state IS NULL OR t.state = 'given-up' THEN
            visit_conflict(p_partner, p_merchant, p_service, p_user, p_person, p_start, p_end, p_per_user, p_now_ms) END
        FROM (SELECT) AS one LEFT JOIN tokens AS t ON t.partner = p_partner AND t.token = p_token;
    END $$;

  -- Who is dead is known before rows are locked, so a row that another process took in the meantime isn't taken again from it.
  CREATE FUNCTION take_over(p_owner text, p_working text[], p_orphan_age_ms bigint, p_limit bigint)
  RETURNS TABLE (operation json, booking json) LANGUAGE plpgsql VOLATILE AS $$
    #variable_conflict use_column
    DECLARE
      v_now_ms CONSTANT bigint := store_ms();
      v_dead CONSTANT text[] := ARRAY(
        SELECT DISTINCT o.owner FROM operations AS o WHERE o.state IN ('sent', 'unknown', 'needs-person') AND o.owner <> p_owner
          AND NOT EXISTS (SELECT FROM owners AS w WHERE w.owner = o.owner AND w.alive_until_ms > v_now_ms));
    BEGIN
      RETURN QUERY
        SELECT to_json(o), to_json(b) FROM operations AS o JOIN bookings AS b ON b.id = o.booking
          WHERE o.owner = p_owner AND o.state IN ('sent', 'unknown', 'needs-person') AND o.started_ms < v_now_ms - p_orphan_age_ms
            AND o.id <> ALL (p_working);
      IF cardinality(v_dead) = 0 THEN RETURN; END IF;
      RETURN QUERY
        WITH abandoned AS (
          SELECT o.id FROM operations AS o WHERE o.state IN ('sent', 'unknown', 'needs-person') AND o.owner = ANY (v_dead)
            ORDER BY o.started_ms LIMIT p_limit FOR UPDATE SKIP LOCKED),
        taken AS (UPDATE operations AS o SET owner = p_owner FROM abandoned AS a WHERE o.id = a.id RETURNING o.*)
        SELECT to_json(t), to_json(b) FROM taken AS t JOIN bookings AS b ON b.id = t.booking ORDER BY t.started_ms;
    END $$;
`;
