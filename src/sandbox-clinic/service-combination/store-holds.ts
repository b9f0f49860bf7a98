import type { StatementSync } from 'node:sqlite';
import type { Interval } from '../interval.ts';
import type { Database } from '../storage/database.ts';
import { integer, optionalText, type Row, text } from '../storage/row.ts';
import type { Hold, HoldStatus } from './appointment.ts';
import { type Occupied, occupiedOf } from './occupied.ts';

/** Table of reservations; those that are over stay, so that they can be told from unknown ones. */
export const holdSchema = `
  CREATE TABLE IF NOT EXISTS hold (
    seq INTEGER PRIMARY KEY,
    reservation_id TEXT NOT NULL UNIQUE,
    branch_id TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL,
    status TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL,
    for_appointment_id TEXT,
    number_of_reservations INTEGER NOT NULL,
    service_ids TEXT NOT NULL,
    notes TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS hold_status ON hold (status, expires_ms);
`;

/** Reservations in storage, oldest first. */
export class HoldStore {
  readonly #statements;
  readonly #clear: StatementSync;

  constructor(database: Database) {
    this.#statements = {
      add: database.prepare(
        `INSERT INTO hold (reservation_id, branch_id, resource_id, start_ms, end_ms, status, made_ms, expires_ms,
           for_appointment_id, number_of_reservations, service_ids, notes)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      find: database.prepare('SELECT * FROM hold WHERE reservation_id = ?'),
      end: database.prepare('UPDATE hold SET status = ? WHERE reservation_id = ?'),
      lapse: database.prepare(`UPDATE hold SET status = 'lapsed' WHERE status = 'held' AND expires_ms <= ?`),
      live: database.prepare(`SELECT * FROM hold WHERE status = 'held' AND expires_ms > ? ORDER BY seq`),
      occupied: database.prepare(
        `SELECT resource_id, start_ms, end_ms FROM hold WHERE status = 'held' AND expires_ms > ? AND branch_id = ?
         AND start_ms < ? AND end_ms > ?`,
      ),
    };
    this.#clear = database.prepare('DELETE FROM hold');
  }

  /** Runs inside the caller's transaction. */
  add(hold: Hold): void {
    const { reservationId, branchId, resourceId, startMs, endMs, status, madeMs, expiresMs } = hold;
    const place = [reservationId, branchId, resourceId, startMs, endMs] as const;
    const rest = [hold.numberOfReservations, JSON.stringify(hold.serviceIds), hold.notes] as const;
    this.#statements.add.run(...place, status, madeMs, expiresMs, hold.forAppointmentId ?? null, ...rest);
  }

  find(reservationId: string): Hold | undefined {
    const row = this.#statements.find.get(reservationId);
    return row && holdOf(row);
  }

  /** Runs inside the caller's transaction. */
  end(reservationId: string, status: 'released' | 'used'): void {
    this.#statements.end.run(status, reservationId);
  }

  /**
   * Writes down which holds are over, so that setting the clock back doesn't revive one whose place was given away since.
   * Runs inside the caller's transaction.
   */
  lapse(nowMs: number): void {
    this.#statements.lapse.run(nowMs);
  }

  live(nowMs: number): Hold[] {
    return this.#statements.live.all(nowMs).map(holdOf);
  }

  /** What live holds occupy of a branch's time. */
  occupied(branchId: string, time: Interval, nowMs: number): Occupied[] {
    return this.#statements.occupied.all(nowMs, branchId, time.endMs, time.startMs).map(occupiedOf);
  }

  clear(): void {
    this.#clear.run();
  }
}

function holdOf(row: Row): Hold {
  const serviceIds: string[] = JSON.parse(text(row, 'service_ids'));
  return {
    reservationId: text(row, 'reservation_id'),
    branchId: text(row, 'branch_id'),
    resourceId: text(row, 'resource_id'),
    startMs: integer(row, 'start_ms'),
    endMs: integer(row, 'end_ms'),
    status: statusOf(text(row, 'status')),
    madeMs: integer(row, 'made_ms'),
    expiresMs: integer(row, 'expires_ms'),
    forAppointmentId: optionalText(row, 'for_appointment_id'),
    numberOfReservations: integer(row, 'number_of_reservations'),
    serviceIds,
    notes: text(row, 'notes'),
  };
}

function statusOf(stored: string): HoldStatus {
  switch (stored) {
    case 'held':
    case 'lapsed':
    case 'released':
    case 'used':
      return stored;
    default:
      throw new Error(`a stored reservation has the unknown status ${stored}`);
  }
}
