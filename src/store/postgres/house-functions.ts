/** Steps of the clinic's own commands. */
export const houseFunctions = `
  -- Keys are locked before everything else, by all who lock them, so nobody who holds what claim_change locks waits for one.
  CREATE FUNCTION claim_keyed_change(p_token text, p_fingerprint text, p_operation new_operation, p_judged new_booking,
    p_start bigint, p_end bigint, p_intervals candidate_interval[], p_moment bigint, p_more jsonb)
  RETURNS TABLE (outcome text, calendar text, zone text, booking bookings) LANGUAGE plpgsql VOLATILE AS $$
    #variable_conflict use_column
    DECLARE
      v_claim record;
    BEGIN
      PERFORM lock_until_commit(ARRAY[concat_ws(E'\\x1f', 'key', p_operation.partner, p_token)]);
      PERFORM FROM change_keys AS k JOIN operations AS o ON o.id = k.operation
        WHERE k.partner = p_operation.partner AND k.token = p_token AND o.state NOT IN ('refused', 'given-up');
      IF FOUND THEN outcome := 'key-taken'; RETURN NEXT; RETURN; END IF;
      SELECT c.* INTO v_claim FROM claim_change(p_operation, p_judged, p_start, p_end, p_intervals, p_moment, p_more) AS c;
      IF v_claim.outcome = 'claimed' THEN
        INSERT INTO change_keys (partner, token, fingerprint, operation)
          VALUES (p_operation.partner, p_token, p_fingerprint, p_operation.id)
          ON CONFLICT (partner, token) DO UPDATE SET fingerprint = excluded.fingerprint, operation = excluded.operation;
      END IF;
      outcome := v_claim.outcome;
      calendar := v_claim.calendar;
      zone := v_claim.zone;
      booking := v_claim.booking;
      RETURN NEXT;
    END $$;

  -- The booking on record for the schedule: one that is there, or the given one.
  CREATE FUNCTION keep_booking(p_booking new_booking, p_calendar text, p_zone text)
  RETURNS SETOF bookings LANGUAGE plpgsql VOLATILE AS $$
    DECLARE
      v_kept bookings;
    BEGIN
      PERFORM lock_until_commit(ARRAY[concat_ws(E'\\x1f', 'schedule', p_booking.merchant, p_booking.schedule_id)]);
      RETURN QUERY SELECT * FROM booking_of_schedule(p_booking.merchant, p_booking.schedule_id);
      IF FOUND THEN RETURN; END IF;
      INSERT INTO bookings AS o (id, partner, merchant, service, user_id, token, person_key, person, start_sec, end_sec, status,
          visitor_id, receipt_id, schedule_id, note, echo, created_ms, observed_ms, open_operation, fenced_until_ms, items, last_operation,
          calendar, zone)
          SELECT p_booking.*, p_calendar, p_zone RETURNING o.* INTO STRICT v_kept;
      PERFORM put_down(NULL, v_kept, 'caller', v_kept.partner, 'record', NULL);
      RETURN NEXT v_kept;
    END $$;

  -- Of several that once had the id the one that is live is meant.
  CREATE FUNCTION booking_of_schedule(p_merchant text, p_schedule text)
  RETURNS SETOF bookings LANGUAGE sql STABLE AS $$
    SELECT * FROM bookings WHERE merchant = p_merchant AND schedule_id = p_schedule AND status NOT IN ('pending', 'abandoned')
      ORDER BY status <> 'confirmed', created_ms DESC, id LIMIT 1
  $$;

  -- What is known of images: whose process has died has nothing more to say of what it sent.
  CREATE FUNCTION image_state(p_state text, p_owner text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN p_state = 'sent' AND NOT EXISTS (
      SELECT FROM owners WHERE owner = p_owner AND alive_until_ms > store_ms()) THEN 'unknown' ELSE p_state END
  $$;

  CREATE FUNCTION put_down_images(p_images image_registrations, p_actor text, p_caller text, p_action text) RETURNS void
  LANGUAGE sql VOLATILE AS $$
    INSERT INTO audit (at_ms, actor, caller, action, booking, merchant, operation, detail)
      VALUES (store_ms(), p_actor, p_caller, p_action, p_images.booking, p_images.merchant, p_images.id,
        concat_ws(' ', p_images.images, 'images: ' || p_images.state))
  $$;

  CREATE FUNCTION claim_images(p_id text, p_partner text, p_merchant text, p_token text, p_fingerprint text, p_visitor_ids jsonb,
    p_booking text, p_images bigint, p_owner text, p_started_ms bigint)
  RETURNS TABLE (id text, fingerprint text, state text, owner text) LANGUAGE plpgsql VOLATILE AS $$
    #variable_conflict use_column
    DECLARE
      v_claimed image_registrations;
    BEGIN
      IF p_token IS NOT NULL THEN
        PERFORM lock_until_commit(ARRAY[concat_ws(E'\\x1f', 'images', p_partner, p_token)]);
        DELETE FROM image_registrations AS i
          WHERE i.partner = p_partner AND i.token = p_token AND i.state = 'refused' AND i.fingerprint = p_fingerprint;
        RETURN QUERY SELECT i.id, i.fingerprint, image_state(i.state, i.owner), i.owner FROM image_registrations AS i
          WHERE i.partner = p_partner AND i.token = p_token;
        IF FOUND THEN RETURN; END IF;
      END IF;
      INSERT INTO image_registrations AS i (id, partner, merchant, token, fingerprint, visitor_ids, booking, images, state, owner,
          started_ms)
        VALUES (p_id, p_partner, p_merchant, p_token, p_fingerprint, p_visitor_ids, p_booking, p_images, 'sent', p_owner, p_started_ms)
        RETURNING * INTO v_claimed;
      PERFORM put_down_images(v_claimed, 'caller', p_partner, 'register-images');
    END $$;

  CREATE FUNCTION end_images(p_id text, p_owner text, p_state text, p_trouble text) RETURNS SETOF image_registrations
  LANGUAGE plpgsql VOLATILE AS $$
    DECLARE
      v_ended image_registrations;
    BEGIN
      UPDATE image_registrations AS i SET state = p_state, trouble = p_trouble
        WHERE i.id = p_id AND i.owner = p_owner AND i.state = 'sent' RETURNING * INTO v_ended;
      IF NOT FOUND THEN RETURN; END IF;
      PERFORM put_down_images(v_ended, 'caller', v_ended.partner, 'register-images');
      RETURN NEXT v_ended;
    END $$;

  CREATE FUNCTION acknowledge_images(p_id text, p_found text) RETURNS SETOF image_registrations LANGUAGE plpgsql VOLATILE AS $$
    DECLARE
      v_acknowledged image_registrations;
    BEGIN
      UPDATE image_registrations AS i SET state = p_found, acknowledged_ms = store_ms()
        WHERE i.id = p_id AND i.acknowledged_ms IS NULL AND image_state(i.state, i.owner) = 'unknown' RETURNING * INTO v_acknowledged;
      IF NOT FOUND THEN RETURN; END IF;
      PERFORM put_down_images(v_acknowledged, 'operator', NULL, 'acknowledge');
      RETURN NEXT v_acknowledged;
    END $$;
`;
