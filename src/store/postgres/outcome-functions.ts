/**
 * Steps that end an operation or take over what the clinic shows. They need no advisory locks: what they judge is in the rows that they
 * lock. None of them makes a visit appear that a claiming step could have judged otherwise, but for what the clinic already has: a
 * given-up create that is adopted, or a reading.
 */
export const outcomeFunctions = `
  -- Without a calendar the place stays as it is on record.
  CREATE FUNCTION apply_change(p_booking text, p_change booking_change) RETURNS bookings LANGUAGE plpgsql VOLATILE AS $$
    DECLARE
      v_after bookings;
    BEGIN
      UPDATE bookings SET status = p_change.status, start_sec = p_change.start_sec, end_sec = p_change.end_sec,
        calendar = coalesce(p_change.calendar, calendar), zone = coalesce(p_change.zone, zone), visitor_id = p_change.visitor_id, receipt_id = p_change.receipt_id,
        schedule_id = p_change.schedule_id, observed_ms = p_change.observed_ms,
        read_due_ms = CASE WHEN p_change.status IN ('confirmed', 'no-show', 'in-progress') THEN p_change.observed_ms END,
        fenced_until_ms = p_change.fenced_until_ms,
        more_places = CASE WHEN p_change.calendar IS NULL THEN more_places ELSE p_change.more_places END,
        last_operation = coalesce(open_operation, last_operation), open_operation = NULL, target_start_sec = NULL, target_end_sec = NULL
        WHERE id = p_booking RETURNING * INTO STRICT v_after;
      RETURN v_after;
    END $$;

  CREATE FUNCTION learn_visitor(p_merchant text, p_person text, p_visitor text) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
    BEGIN
      -- An upsert would write, and so wait for others, even where nothing is new.
      IF p_visitor IS NULL OR EXISTS (
        SELECT FROM visitor_links WHERE merchant = p_merchant AND person_key = p_person AND visitor_id = p_visitor)
      THEN RETURN; END IF;
      INSERT INTO visitor_links AS v (merchant, person_key, visitor_id) VALUES (p_merchant, p_person, p_visitor)
        ON CONFLICT (merchant, person_key) DO UPDATE SET visitor_id = excluded.visitor_id;
    END $$;

  -- How a create leaves its token and booking; NULL when both are gone.
  CREATE FUNCTION end_create(p_booking bookings, p_state text, p_change booking_change) RETURNS bookings
  LANGUAGE plpgsql VOLATILE AS $$
    DECLARE
      v_haunted boolean := p_state = 'given-up';
      v_token tokens;
    BEGIN
      SELECT * INTO v_token FROM tokens AS t WHERE t.partner = p_booking.partner AND t.token = p_booking.token FOR UPDATE;
      IF p_state = 'done' AND p_change.status IS NOT NULL THEN
        UPDATE tokens AS t SET state = 'booked' WHERE t.partner = p_booking.partner AND t.token = p_booking.token;
        RETURN apply_change(p_booking.id, p_change);
      END IF;
      IF v_haunted OR coalesce(v_token.haunted, false) THEN
        UPDATE tokens AS t SET state = 'given-up', haunted = t.haunted OR v_haunted
          WHERE t.partner = p_booking.partner AND t.token = p_booking.token;
        RETURN apply_change(p_booking.id, ROW('abandoned', p_booking.start_sec, p_booking.end_sec, p_booking.calendar,
          p_booking.zone, p_booking.visitor_id, p_booking.receipt_id, p_booking.schedule_id, p_booking.observed_ms,
          p_booking.fenced_until_ms, p_booking.more_places)::booking_change);
      END IF;
      DELETE FROM tokens AS t WHERE t.partner = p_booking.partner AND t.token = p_booking.token;
      DELETE FROM bookings WHERE id = p_booking.id;
      RETURN NULL;
    END $$;

  -- No row: the step was refused. A row of NULLs: the booking is gone.
  CREATE FUNCTION settle(p_operation text, p_owner text, p_from text[], p_state text, p_refusal text, p_trouble text,
    p_watch_until_ms bigint, p_change booking_change)
  RETURNS SETOF bookings LANGUAGE plpgsql VOLATILE AS $$
    DECLARE
      v_operation operations;
      v_booking bookings;
      v_after bookings;
    BEGIN
      UPDATE operations SET state = p_state, refusal = p_refusal, trouble = p_trouble,
        watch_next_ms = CASE WHEN p_watch_until_ms > 0 THEN store_ms() END,
        watch_until_ms = CASE WHEN p_watch_until_ms > 0 THEN p_watch_until_ms END
        WHERE id = p_operation AND owner = p_owner AND state = ANY (p_from) RETURNING * INTO v_operation;
      IF NOT FOUND THEN RETURN; END IF;
      IF v_operation.intent ? 'lease' THEN
        PERFORM end_use(v_operation.intent #>> '{lease,id}', p_operation, p_state, p_refusal);
      END IF;
      IF p_state = 'done' THEN
        UPDATE claims SET settled = store_moment(), settled_ms = store_ms() WHERE operation = p_operation;
      ELSE
        DELETE FROM claims WHERE operation = p_operation;
      END IF;
      -- Nobody else changes it while its operation is open, and that is locked.
      SELECT * INTO STRICT v_booking FROM bookings WHERE id = v_operation.booking;
      IF v_operation.intent ->> 'kind' = 'create' THEN
        v_after := end_create(v_booking, p_state, p_change);
      ELSIF p_change.status IS NULL THEN
        UPDATE bookings SET last_operation = open_operation, open_operation = NULL, target_start_sec = NULL, target_end_sec = NULL
          WHERE id = v_booking.id RETURNING * INTO v_after;
      ELSE
        v_after := apply_change(v_booking.id, p_change);
      END IF;
      PERFORM learn_visitor(v_booking.merchant, v_booking.person_key, p_change.visitor_id);
      IF v_after.id IS NOT NULL AND (v_operation.intent ->> 'kind' = 'create' OR p_change.status IS NOT NULL) THEN
        PERFORM put_down(v_booking, v_after, 'caller', v_operation.partner, v_operation.intent ->> 'kind', p_operation);
      END IF;
      RETURN NEXT v_after;
    END $$;

  -- A booking as it is once its token's row and its own are locked; all NULL when there is none.
  CREATE FUNCTION lock_with_token(p_booking text) RETURNS bookings LANGUAGE plpgsql VOLATILE AS $$
    DECLARE
      v_booking bookings;
    BEGIN
      PERFORM FROM tokens AS t JOIN bookings AS b ON t.partner = b.partner AND t.token = b.token WHERE b.id = p_booking FOR UPDATE OF t;
      SELECT * INTO v_booking FROM bookings WHERE id = p_booking FOR UPDATE;
      RETURN v_booking;
    END $$;

  CREATE FUNCTION adopt(p_booking text, p_change booking_change) RETURNS TABLE (outcome text, booking bookings)
  LANGUAGE plpgsql VOLATILE AS $$
    #variable_conflict use_column
    DECLARE
      v_booking bookings;
    BEGIN
      v_booking := lock_with_token(p_booking);
      outcome := CASE WHEN v_booking.status IS DISTINCT FROM 'abandoned' THEN 'not-given-up'
        WHEN p_change.observed_ms < v_booking.fenced_until_ms THEN 'being-removed' ELSE 'adopted' END;
      IF outcome = 'adopted' THEN
        UPDATE tokens AS t SET state = 'booked' WHERE t.partner = v_booking.partner AND t.token = v_booking.token;
        booking := apply_change(p_booking, p_change);
        PERFORM put_down(v_booking, booking, 'caller', v_booking.partner, 'create', NULL);
        PERFORM learn_visitor(v_booking.merchant, v_booking.person_key, p_change.visitor_id);
      END IF;
      RETURN NEXT;
    END $$;

  -- p_last: the operation of the booking that ended last, as far as whoever read it knew beforehand.
  CREATE FUNCTION record_observation(p_booking text, p_last text, p_change booking_change) RETURNS SETOF bookings
  LANGUAGE plpgsql VOLATILE AS $$
    DECLARE
      v_booking bookings;
      v_before bookings;
    BEGIN
      SELECT * INTO v_booking FROM bookings WHERE id = p_booking FOR UPDATE;
      IF NOT FOUND THEN RETURN; END IF;
      IF v_booking.open_operation IS NULL AND v_booking.last_operation IS NOT DISTINCT FROM p_last
        AND v_booking.observed_ms <= p_change.observed_ms
        AND v_booking.status NOT IN ('pending', 'abandoned', 'cancelled-by-partner')
      THEN
        PERFORM learn_visitor(v_booking.merchant, v_booking.person_key, p_change.visitor_id);
        -- Whoever read it may know nothing of a fence that was put up meanwhile.
        p_change.fenced_until_ms := v_booking.fenced_until_ms;
        v_before := v_booking;
        v_booking := apply_change(p_booking, p_change);
        PERFORM put_down(v_before, v_booking, 'clinic', NULL, 'observe', NULL);
      END IF;
      RETURN NEXT v_booking;
    END $$;

  -- p_judged: the booking as it was judged. The token's row keeps the next attempt out, the booking's keeps changes out.
  CREATE FUNCTION claim_removal(p_judged new_booking, p_until_ms bigint) RETURNS SETOF bookings LANGUAGE plpgsql VOLATILE AS $$
    BEGIN
      PERFORM lock_with_token(p_judged.id);
      RETURN QUERY UPDATE bookings AS b SET fenced_until_ms = greatest(b.fenced_until_ms, p_until_ms)
        WHERE b.id = p_judged.id AND is_as_judged(b, p_judged) RETURNING b.*;
    END $$;
`;
