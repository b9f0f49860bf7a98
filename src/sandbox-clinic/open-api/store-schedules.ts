import type { Interval } from '../interval.ts';
import type { Database } from '../storage/database.ts';
import { integer, type Row, text } from '../storage/row.ts';
import {
  type Entry,
  isLive,
  type ReservationDetails,
  type ReservationStatus,
  type Schedule,
} from './schedule.ts';

/** Tables of schedules and their entries. Entries repeat visitor and state, so that each look-up needs one index only. */
export const scheduleSchema = `
  CREATE TABLE IF NOT EXISTS schedule (
    seq INTEGER PRIMARY KEY,
    schedule_id TEXT NOT NULL UNIQUE,
    reservation_id TEXT NOT NULL UNIQUE,
    visitor_id TEXT NOT NULL,
    zone_id TEXT NOT NULL,
    status TEXT NOT NULL,
    status_changed_ms INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    details TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS schedule_visitor ON schedule (visitor_id, seq);
  CREATE TABLE IF NOT EXISTS entry (
    schedule_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    occupied_resource_id TEXT NOT NULL,
    reservation_group_id TEXT NOT NULL,
    zone_id TEXT NOT NULL,
    start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL,
    visitor_id TEXT NOT NULL,
    live INTEGER NOT NULL,
    PRIMARY KEY (schedule_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS entry_visitor ON entry (visitor_id, start_ms);
  CREATE INDEX IF NOT EXISTS entry_place ON entry (reservation_group_id, zone_id, live, start_ms, end_ms, schedule_id);
`;

/** Schedules in storage, oldest first wherever there are several. */
export class ScheduleStore {
  readonly #statements;
  /** No stored entry lasts longer; bounds how far back a search for overlaps has to look. */
  #longestMs: number;

  constructor(database: Database) {
    this.#statements = {
      put: database.prepare(
        `INSERT INTO schedule (schedule_id, reservation_id, visitor_id, zone_id, status, status_changed_ms, created_ms, details)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (schedule_id) DO UPDATE SET zone_id = excluded.zone_id, status = excluded.status,
           status_changed_ms = excluded.status_changed_ms, details = excluded.details`,
      ),
      removeEntries: database.prepare('DELETE FROM entry WHERE schedule_id = ?'),
      addEntry: database.prepare('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'),
      byId: database.prepare('SELECT * FROM schedule WHERE schedule_id = ?'),
      byReservation: database.prepare('SELECT * FROM schedule WHERE reservation_id = ?'),
      ofVisitor: database.prepare('SELECT * FROM schedule WHERE visitor_id = ? ORDER BY seq'),
      completed: database.prepare(
        `SELECT 1 FROM schedule WHERE visitor_id = ? AND status = 'COMPLETED' LIMIT 1`,
      ),
      all: database.prepare('SELECT * FROM schedule ORDER BY seq'),
      entries: database.prepare('SELECT * FROM entry WHERE schedule_id = ? ORDER BY position'),
      overlapping: database.prepare(
        `SELECT 1 FROM entry WHERE visitor_id = ? AND start_ms > ? AND start_ms < ? AND end_ms > ?
         AND (live = 1 OR ? = 1) AND schedule_id <> ? LIMIT 1`,
      ),
      taken: database.prepare(
        `SELECT start_ms, end_ms FROM entry WHERE reservation_group_id = ? AND zone_id = ? AND live = 1
         AND start_ms > ? AND start_ms < ? AND end_ms > ? AND schedule_id <> ? ORDER BY start_ms`,
      ),
      clear: [database.prepare('DELETE FROM entry'), database.prepare('DELETE FROM schedule')],
    };
    const longest = database.prepare('SELECT coalesce(max(end_ms - start_ms), 0) AS ms FROM entry').get();
    this.#longestMs = longest ? integer(longest, 'ms') : 0;
  }

  /** Stores a schedule, new or in the place of the one with its id. Runs inside the caller's transaction. */
  put(schedule: Schedule): void {
    const { scheduleId, reservationId, visitorId, zoneId, status, statusChangedMs, createdMs } = schedule;
    const details = JSON.stringify(schedule.details);
    const { put, removeEntries, addEntry } = this.#statements;
    put.run(scheduleId, reservationId, visitorId, zoneId, status, statusChangedMs, createdMs, details);
    removeEntries.run(scheduleId);
    const live = isLive(status) ? 1 : 0;
    for (const [position, entry] of schedule.entries.entries()) {
      const { occupiedResourceId, reservationGroupId, startMs, endMs } = entry;
      this.#longestMs = Math.max(this.#longestMs, endMs - startMs);
      const place = [occupiedResourceId, reservationGroupId, entry.zoneId, startMs, endMs] as const;
      addEntry.run(scheduleId, position, ...place, visitorId, live);
    }
  }

  find(scheduleId: string): Schedule | undefined {
    const row = this.#statements.byId.get(scheduleId);
    return row && this.#scheduleOf(row);
  }

  findByReservation(reservationId: string): Schedule | undefined {
    const row = this.#statements.byReservation.get(reservationId);
    return row && this.#scheduleOf(row);
  }

  ofVisitor(visitorId: string): Schedule[] {
    return this.#statements.ofVisitor.all(visitorId).map((row) => this.#scheduleOf(row));
  }

  /** Whether the visitor has been treated before. */
  hasCompleted(visitorId: string): boolean {
    return this.#statements.completed.get(visitorId) !== undefined;
  }

  all(): Schedule[] {
    return this.#statements.all.all().map((row) => this.#scheduleOf(row));
  }

  /** Whether the visitor has another schedule in any of these times; with `cancelledToo`, one given up counts as well. */
  visitorIsTaken(
    visitorId: string,
    times: readonly Interval[],
    options: { readonly cancelledToo: boolean; readonly except?: string },
  ): boolean {
    const { cancelledToo, except = '' } = options;
    return times.some(({ startMs, endMs }) => {
      const earliest = startMs - this.#longestMs;
      const rest = [endMs, startMs, cancelledToo ? 1 : 0, except] as const;
      return this.#statements.overlapping.get(visitorId, earliest - 1, ...rest) !== undefined;
    });
  }

  /** Live entries of one group in one zone that touch the time, but for those of the schedule `except`. */
  taken(reservationGroupId: string, zoneId: string, time: Interval, except = ''): Interval[] {
    const earliest = time.startMs - this.#longestMs - 1;
    return this.#statements.taken
      .all(reservationGroupId, zoneId, earliest, time.endMs, time.startMs, except)
      .map((row) => ({ startMs: integer(row, 'start_ms'), endMs: integer(row, 'end_ms') }));
  }

  clear(): void {
    for (const statement of this.#statements.clear) statement.run();
    this.#longestMs = 0;
  }

  #scheduleOf(row: Row): Schedule {
    const scheduleId = text(row, 'schedule_id');
    const details: ReservationDetails = JSON.parse(text(row, 'details'));
    return {
      scheduleId,
      reservationId: text(row, 'reservation_id'),
      visitorId: text(row, 'visitor_id'),
      zoneId: text(row, 'zone_id'),
      status: statusOf(text(row, 'status')),
      statusChangedMs: integer(row, 'status_changed_ms'),
      createdMs: integer(row, 'created_ms'),
      details,
      entries: this.#statements.entries.all(scheduleId).map(entryOf),
    };
  }
}

function entryOf(row: Row): Entry {
  return {
    occupiedResourceId: text(row, 'occupied_resource_id'),
    reservationGroupId: text(row, 'reservation_group_id'),
    zoneId: text(row, 'zone_id'),
    startMs: integer(row, 'start_ms'),
    endMs: integer(row, 'end_ms'),
  };
}

function statusOf(stored: string): ReservationStatus {
  switch (stored) {
    case 'RESERVED':
    case 'CANCELED':
    case 'NO_SHOW':
    case 'IN_PROGRESS':
    case 'COMPLETED':
      return stored;
    default:
      throw new Error(`a stored reservation has the unknown status ${stored}`);
  }
}
