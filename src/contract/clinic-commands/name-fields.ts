import { type ClinicWords, Fault } from '../../core/fault.ts';
import type { CommandName } from './command.ts';

/** The core's names of what is wrong, in the clinic's. */
const names: Readonly<Record<string, string>> = {
  visitor: 'visitorId',
  calendar: 'reservationGroupId',
  zone: 'zoneId',
  schedule: 'scheduleId',
  booking: 'bookingId',
  idempotency_token: 'idempotency-key',
};

/** The field of each command that says when a visit begins; update's has no `Utc` ([clinic] 7.1). */
const startFields: { readonly [Name in CommandName]?: string } = {
  ReserveByVisitorId: 'startDateTimeUtc',
  UpdateReservation: 'startDateTime',
};

/** The same error, its field named as the caller knows it. To be thrown on. */
export function inTheClinicsWords(command: CommandName, error: unknown): unknown {
  if (!(error instanceof Fault) || error.field === undefined) return error;
  const { code, message, reason, words, cause } = error;
  const start = startFields[command];
  const field =
    error.field === 'visit.start_sec' ? (start ?? error.field) : (names[error.field] ?? error.field);
  return new Fault(code, message, {
    field,
    cause,
    ...(reason === undefined ? {} : { reason }),
    ...(words === undefined ? {} : { words }),
  });
}

const ofScheduleId: ClinicWords = {
  className: 'InvalidCommandException',
  properties: [{ key: 'scheduleId', reason: 'NotAvailable' }],
};

/** [clinic] 4: what is told of a field that is missing or malformed, where that isn't what commands tell of theirs. */
const ofQueries: { readonly [Name in CommandName]?: Readonly<Record<string, ClinicWords>> } = {
  GetReservationSlotsByGroup: {
    'reservationGroupId not-available': {
      className: 'InvalidRequestException',
      properties: [{ key: 'id', reason: 'NotAvailable' }],
    },
  },
  GetReservationSlotsByScheduleId: { 'scheduleId required': ofScheduleId },
};

/** The same fault of a message, as the clinic documents it for a query. To be thrown on. */
export function inTheWordsOfQueries(command: CommandName, fault: Fault): Fault {
  const { code, field, message, reason = 'not-available', cause } = fault;
  const words = ofQueries[command]?.[`${field} ${reason}`];
  if (field === undefined || words === undefined) return fault;
  return new Fault(code, message, { field, reason, words, cause });
}
