import type { SQLInputValue, StatementSync } from 'node:sqlite';
import type { Interval } from '../interval.ts';
import type { Database } from '../storage/database.ts';
import { integer, optionalText, type Row, text } from '../storage/row.ts';
import type { Appointment, Customer } from './appointment.ts';
import { type Occupied, occupiedOf } from './occupied.ts';

/** Table of appointments, cancelled ones too. */
export const appointmentSchema = `
  CREATE TABLE IF NOT EXISTS appointment (
    seq INTEGER PRIMARY KEY,
    appointment_id TEXT NOT NULL UNIQUE,
    reservation_id TEXT UNIQUE,
    personal_identifier TEXT NOT NULL,
    branch_id TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL,
    status TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    number_of_reservations INTEGER NOT NULL,
    service_ids TEXT NOT NULL,
    notes TEXT NOT NULL,
    customer TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS appointment_person ON appointment (personal_identifier);
  CREATE INDEX IF NOT EXISTS appointment_place ON appointment (branch_id, status, end_ms);
`;

/** Appointments in storage. */
export class AppointmentStore {
  readonly #statements;
  readonly #clear: StatementSync;

  constructor(database: Database) {
    this.#statements = {
      add: database.prepare(`INSERT INTO appointment VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
      replace: database.prepare(
        `UPDATE appointment SET (appointment_id, reservation_id, personal_identifier, branch_id, resource_id, start_ms,
           end_ms, status, created_ms, number_of_reservations, service_ids, notes, customer)
           = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         WHERE appointment_id = ?`,
      ),
      find: database.prepare('SELECT * FROM appointment WHERE appointment_id = ?'),
      byReservation: database.prepare('SELECT * FROM appointment WHERE reservation_id = ?'),
      ofPerson: database.prepare(
        'SELECT * FROM appointment WHERE personal_identifier = ? ORDER BY start_ms, seq',
      ),
      all: database.prepare('SELECT * FROM appointment ORDER BY seq'),
      occupied: database.prepare(
        `SELECT resource_id, start_ms, end_ms FROM appointment WHERE branch_id = ? AND status = 'CONFIRMED'
         AND end_ms > ? AND start_ms < ? AND appointment_id <> ?`,
      ),
    };
    this.#clear = database.prepare('DELETE FROM appointment');
  }

  /** Runs inside the caller's transaction. */
  add(appointment: Appointment): void {
    this.#statements.add.run(...columnsOf(appointment));
  }

  /** Stores `appointment`, whose id may be another one, in the place of the one with the id. Inside the caller's transaction. */
  replace(appointmentId: string, appointment: Appointment): void {
    this.#statements.replace.run(...columnsOf(appointment), appointmentId);
  }

  find(appointmentId: string): Appointment | undefined {
    const row = this.#statements.find.get(appointmentId);
    return row && appointmentOf(row);
  }

  /** The appointment that has its present place from this reservation. */
  findByReservation(reservationId: string): Appointment | undefined {
    const row = this.#statements.byReservation.get(reservationId);
    return row && appointmentOf(row);
  }

  /** By start. */
  ofPerson(personalIdentifier: string): Appointment[] {
    return this.#statements.ofPerson.all(personalIdentifier).map(appointmentOf);
  }

  /** Oldest first. */
  all(): Appointment[] {
    return this.#statements.all.all().map(appointmentOf);
  }

  /** What appointments occupy of a branch's time, but for the one with the id `except`. */
  occupied(branchId: string, time: Interval, except = ''): Occupied[] {
    return this.#statements.occupied.all(branchId, time.startMs, time.endMs, except).map(occupiedOf);
  }

  clear(): void {
    this.#clear.run();
  }
}

function columnsOf(appointment: Appointment): SQLInputValue[] {
  const { appointmentId, reservationId, customer, branchId, resourceId, startMs, endMs } = appointment;
  return [
    appointmentId,
    reservationId ?? null,
    customer.personalIdentifier,
    branchId,
    resourceId,
    startMs,
    endMs,
    appointment.status,
    appointment.createdMs,
    appointment.numberOfReservations,
    JSON.stringify(appointment.serviceIds),
    appointment.notes,
    JSON.stringify(customer),
  ];
}

function appointmentOf(row: Row): Appointment {
  const customer: Customer = JSON.parse(text(row, 'customer'));
  const serviceIds: string[] = JSON.parse(text(row, 'service_ids'));
  return {
    appointmentId: text(row, 'appointment_id'),
    reservationId: optionalText(row, 'reservation_id'),
    branchId: text(row, 'branch_id'),
    resourceId: text(row, 'resource_id'),
    startMs: integer(row, 'start_ms'),
    endMs: integer(row, 'end_ms'),
    status: statusOf(text(row, 'status')),
    createdMs: integer(row, 'created_ms'),
    numberOfReservations: integer(row, 'number_of_reservations'),
    serviceIds,
    notes: text(row, 'notes'),
    customer,
  };
}

function statusOf(stored: string): Appointment['status'] {
  if (stored === 'CONFIRMED' || stored === 'CANCELED') return stored;
  throw new Error(`a stored appointment has the unknown status ${stored}`);
}
