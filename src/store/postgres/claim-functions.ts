/**
 * Steps that claim. What must be judged and put down without anyone in between is guarded by advisory locks on what it is about,
 * held until the commit: the token, the person at the merchant, the user at the merchant, and each interval of each candidate. Rows
 * alone can't do it, since most of what is judged is that a row is not there. All are taken before anything is read and in the order
 * of their hashes, so no two steps wait for each other; two keys with one hash merely wait without need. A step of another
 * merchant, or of other people for other slots, has no key in common with them. Row locks come after the advisory ones, and all steps take them in
 * the order operation, lease, claims, token, booking, visitor link.
 *
 * Each query in these functions sees what was committed before it began (read committed, which connections insist on), so what is
 * read after a lock was waited for includes what its last holder did: PostgreSQL lets go of locks after a commit has become visible.
 *
 * A moment is the position in the write-ahead log: it only grows, and nobody has to lock a row to advance it. A settle
 * takes its moment s after the clinic has answered and before it writes its own rows. A look's moment m > s was therefore taken
 * later than s, thus after the clinic's answer, and a clinic read that begins after m shows the place. m = s proves nothing, so only
 * m > s counts as seen. And since the settle itself writes to the log after s, each look that begins after its commit has m > s.
 * A crash of the server loses the end of the log, so a look takes no position that isn't on disk ({@link keptLog}).
 */
export const claimFunctions = `
  CREATE FUNCTION store_ms() RETURNS bigint LANGUAGE sql VOLATILE AS
    $$ SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint $$;

  CREATE FUNCTION store_moment() RETURNS bigint LANGUAGE sql VOLATILE AS
    $$ SELECT (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint $$;

  CREATE FUNCTION lock_until_commit(p_keys text[]) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
    DECLARE
      v_key bigint;
    BEGIN
      FOR v_key IN SELECT DISTINCT hashtextextended(key, 0) AS hash FROM unnest(p_keys) AS key ORDER BY hash LOOP
        PERFORM pg_advisory_xact_lock(v_key);
      END LOOP;
    END $$;

  -- What a step that claims excludes others from; p_others: keys besides the person and the intervals.
  CREATE FUNCTION lock_visit(p_merchant text, p_person text, p_intervals candidate_interval[], p_others text[])
  RETURNS void LANGUAGE plpgsql VOLATILE AS $$
    BEGIN
      PERFORM lock_until_commit(p_others || concat_ws(E'\\x1f', 'person', p_merchant, p_person)
        || ARRAY(SELECT concat_ws(E'\\x1f', 'interval', p_merchant, calendar, zone, start_sec) FROM unnest(p_intervals)));
    END $$;

  -- Whether nothing has happened to a booking since it was judged.
  CREATE FUNCTION is_as_judged(p_stored bookings, p_judged new_booking) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT p_stored.open_operation IS NULL AND p_stored.status = p_judged.status AND p_stored.start_sec = p_judged.start_sec
      AND p_stored.schedule_id IS NOT DISTINCT FROM p_judged.schedule_id AND p_stored.fenced_until_ms = p_judged.fenced_until_ms
      AND p_stored.last_operation IS NOT DISTINCT FROM p_judged.last_operation $$;

  CREATE FUNCTION overlaps(p_merchant text, p_person text, p_start bigint, p_end bigint, p_except text)
  RETURNS boolean LANGUAGE plpgsql STABLE AS $$
    BEGIN
      RETURN EXISTS (
        SELECT FROM bookings WHERE merchant = p_merchant AND person_key = p_person AND id <> p_except
          AND status IN ('pending', 'confirmed', 'in-progress')
          AND (end_sec > p_start AND start_sec < p_end OR target_end_sec > p_start AND target_start_sec < p_end));
    END $$;

  CREATE FUNCTION visit_conflict(p_partner text, p_merchant text, p_service text, p_user text, p_person text, p_start bigint,
    p_end bigint, p_per_user bigint, p_now_ms bigint)
  RETURNS text LANGUAGE plpgsql STABLE AS $$
    BEGIN
      IF EXISTS (
        SELECT FROM bookings WHERE partner = p_partner AND user_id = p_user AND end_sec = p_end AND merchant = p_merchant
          AND service = p_service AND start_sec = p_start AND status IN ('pending', 'confirmed', 'in-progress'))
      THEN RETURN 'slot-already-booked-by-user'; END IF;
      IF overlaps(p_merchant, p_person, p_start, p_end, '') THEN RETURN 'overlapping-reservation'; END IF;
      IF p_per_user IS NOT NULL AND p_per_user <= (
        SELECT count(*) FROM bookings WHERE partner = p_partner AND user_id = p_user AND end_sec > floor(p_now_ms / 1000.0)::bigint
          AND merchant = p_merchant AND status IN ('pending', 'confirmed', 'in-progress'))
      THEN RETURN 'user-over-booking-limit'; END IF;
      RETURN NULL;
    END $$;

  -- The core's chooseCandidate, in the step that claims. Gives 'claimed' with the place, or 'full' or 'contended'.
  -- p_expires_ms: NULL for an operation. p_except: a lease whose claims are no hindrance.
  CREATE FUNCTION claim_place(p_operation text, p_merchant text, p_intervals candidate_interval[], p_moment bigint,
    p_expires_ms bigint, p_except text, OUT outcome text, OUT calendar text, OUT zone text)
  LANGUAGE plpgsql VOLATILE AS $$
    DECLARE
      v_now_ms CONSTANT bigint := store_ms();
      v_candidate integer;
      v_may_become_free boolean;
    BEGIN
      SELECT CASE WHEN f.room > 0 THEN f.candidate END, f.patience > 0 INTO v_candidate, v_may_become_free
        FROM (
          SELECT i.candidate, min(i.free - u.unseen) AS room, min(i.free - u.leased) AS patience
            FROM unnest(p_intervals) AS i
            CROSS JOIN LATERAL (
              SELECT count(*) AS unseen, count(c.expires_ms) FILTER (WHERE c.settled IS NULL) AS leased FROM claims AS c
                WHERE c.merchant = p_merchant AND c.calendar = i.calendar AND c.zone = i.zone AND c.start_sec = i.start_sec
                  AND (c.settled IS NULL OR c.settled >= p_moment) AND (c.expires_ms IS NULL OR c.expires_ms > v_now_ms)
                  AND c.operation <> p_except) AS u
            GROUP BY i.candidate) AS f
        ORDER BY f.room > 0 DESC, f.patience > 0 DESC, f.candidate LIMIT 1;
      IF v_candidate IS NULL THEN
        outcome := CASE WHEN v_may_become_free THEN 'contended' ELSE 'full' END;
        RETURN;
      END IF;
      INSERT INTO claims (merchant, calendar, zone, start_sec, operation, expires_ms)
        SELECT p_merchant, i.calendar, i.zone, i.start_sec, p_operation, p_expires_ms
          FROM unnest(p_intervals) AS i WHERE i.candidate = v_candidate;
      SELECT i.calendar, i.zone INTO calendar, zone FROM unnest(p_intervals) WITH ORDINALITY AS i
        WHERE i.candidate = v_candidate ORDER BY i.ordinality LIMIT 1;
      outcome := 'claimed';
    END $$;

  CREATE FUNCTION journal(p_operation new_operation) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
    BEGIN
      INSERT INTO operations (id, booking, partner, merchant, intent, state, owner, started_ms, sent_ms, sends, trouble, terms)
        SELECT p_operation.*;
    END $$;

  -- The key of the places that go with a first one, in what claims are given as p_more.
  CREATE FUNCTION place_key(p_calendar text, p_zone text) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT concat_ws(E'\\x1f', p_calendar, p_zone) $$;

  -- p_lease: the lease that is used up; NULL for none.
  -- p_more: places of visits with several, as lists of JSON by the key of the first; NULL when no candidate has more than one.
  CREATE FUNCTION claim_create(p_booking new_booking, p_operation new_operation, p_fingerprint text, p_per_user bigint,
    p_intervals candidate_interval[], p_moment bigint, p_lease text, p_more jsonb)
  RETURNS TABLE (outcome text, booking bookings) LANGUAGE plpgsql VOLATILE AS $$
    #variable_conflict use_column
    DECLARE
      b CONSTANT new_booking := p_booking;
      v_token tokens;
      v_place record;
    BEGIN
      PERFORM lock_visit(b.merchant, b.person_key, p_intervals, ARRAY[
        concat_ws(E'\\x1f', 'token', b.partner, b.token),
        concat_ws(E'\\x1f', 'user', b.merchant, b.partner, b.user_id)]);

      SELECT * INTO v_token FROM tokens AS t WHERE t.partner = b.partner AND t.token = b.token FOR UPDATE;
      IF FOUND AND (v_token.state <> 'given-up' OR v_token.booking <> b.id) THEN
        outcome := 'token-taken'; RETURN NEXT; RETURN;
      END IF;
      IF FOUND AND EXISTS (SELECT FROM bookings AS o WHERE o.id = b.id AND o.fenced_until_ms > store_ms()) THEN
        outcome := 'being-removed'; RETURN NEXT; RETURN;
      END IF;
      outcome := visit_conflict(b.partner, b.merchant, b.service, b.user_id, b.person_key, b.start_sec, b.end_sec, p_per_user,
        p_operation.started_ms);
      IF outcome IS NOT NULL THEN RETURN NEXT; RETURN; END IF;
      IF b.visitor_id IS NULL AND EXISTS (
        SELECT FROM bookings AS o WHERE o.merchant = b.merchant AND o.person_key = b.person_key AND (
          o.status = 'pending' AND o.visitor_id IS NULL
          -- Made after the search for the visitor began, which so can't have found what it made.
          OR EXISTS (SELECT FROM tokens AS t JOIN claims AS c ON c.operation = t.operation
            WHERE t.partner = o.partner AND t.token = o.token AND c.settled >= p_moment)))
      THEN outcome := 'person-busy'; RETURN NEXT; RETURN; END IF;
      IF p_lease IS NULL THEN
        v_place := claim_place(p_operation.id, b.merchant, p_intervals, p_moment, NULL, '');
      ELSE
        v_place := take_leased_place(p_lease, p_operation.id, b.merchant, p_intervals, p_moment);
      END IF;
      IF v_place.outcome <> 'claimed' THEN outcome := v_place.outcome; RETURN NEXT; RETURN; END IF;

      PERFORM journal(p_operation);
      INSERT INTO tokens AS t (partner, token, fingerprint, booking, operation, state, haunted)
        VALUES (b.partner, b.token, p_fingerprint, b.id, p_operation.id, 'open', false)
        ON CONFLICT (partner, token) DO UPDATE SET operation = excluded.operation, state = 'open';
      -- The next attempt of one that was given up keeps its beginning.
      INSERT INTO bookings AS o (id, partner, merchant, service, user_id, token, person_key, person, start_sec, end_sec, status,
          visitor_id, receipt_id, schedule_id, note, echo, created_ms, observed_ms, open_operation, fenced_until_ms, items, last_operation,
          calendar, zone, more_places)
        SELECT b.*, v_place.calendar, v_place.zone, p_more ->> place_key(v_place.calendar, v_place.zone)
        ON CONFLICT (id) DO UPDATE SET calendar = excluded.calendar, zone = excluded.zone, more_places = excluded.more_places,
          end_sec = excluded.end_sec, status = excluded.status,
          visitor_id = excluded.visitor_id, observed_ms = excluded.observed_ms, open_operation = excluded.open_operation
        RETURNING o.* INTO booking;
      outcome := 'claimed';
      RETURN NEXT;
    END $$;

  -- p_judged: the booking as it was when the change was judged. p_start, p_end: where a move goes; NULL for a cancel.
  CREATE FUNCTION claim_change(p_operation new_operation, p_judged new_booking, p_start bigint, p_end bigint,
    p_intervals candidate_interval[], p_moment bigint, p_more jsonb)
  RETURNS TABLE (outcome text, calendar text, zone text, booking bookings) LANGUAGE plpgsql VOLATILE AS $$
    #variable_conflict use_column
    DECLARE
      v_operation new_operation := p_operation;
      v_place record;
    BEGIN
      IF p_start IS NOT NULL THEN
        PERFORM lock_visit(p_judged.merchant, p_judged.person_key, p_intervals, ARRAY[]::text[]);
      END IF;
      PERFORM FROM bookings AS o WHERE o.id = p_judged.id AND is_as_judged(o, p_judged) FOR UPDATE;
      IF NOT FOUND THEN outcome := 'busy'; RETURN NEXT; RETURN; END IF;
      IF p_start IS NOT NULL THEN
        IF overlaps(p_judged.merchant, p_judged.person_key, p_start, p_end, p_judged.id) THEN
          outcome := 'overlap'; RETURN NEXT; RETURN;
        END IF;
        v_place := claim_place(p_operation.id, p_judged.merchant, p_intervals, p_moment, NULL, '');
        IF v_place.outcome <> 'claimed' THEN outcome := v_place.outcome; RETURN NEXT; RETURN; END IF;
        calendar := v_place.calendar;
        zone := v_place.zone;
        v_operation.intent := jsonb_set(v_operation.intent, '{to,place}',
          jsonb_strip_nulls(jsonb_build_object('calendar', v_place.calendar, 'zone', v_place.zone,
            'more', p_more -> place_key(v_place.calendar, v_place.zone))));
      END IF;
      PERFORM journal(v_operation);
      UPDATE bookings AS o SET open_operation = p_operation.id, target_start_sec = p_start, target_end_sec = p_end
        WHERE o.id = p_judged.id RETURNING o.* INTO booking;
      outcome := 'claimed';
      RETURN NEXT;
    END $$;
`;
