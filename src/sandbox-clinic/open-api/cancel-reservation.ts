import * as z from 'zod';
import type { ClinicRecords } from './clinic-records.ts';
import { readBody } from './read-body.ts';
import { invalidRequest } from './refusal.ts';

const command = z.object({ scheduleId: z.string(), reason: z.enum(['CANCELED', 'NO_SHOW']) });

/** Cancels, or notes that the visitor didn't come ([clinic] 8.1); the zero reason is refused like an unknown one. */
export function cancelReservation(clinic: ClinicRecords, body: unknown): Record<string, never> {
  const { scheduleId, reason } = readBody(command, body);
  const schedule = clinic.schedules.find(scheduleId);
  if (!schedule) {
    if (clinic.settings().cancelUnknownSchedule === 'ok') return {};
    throw invalidRequest('scheduleId', 'NotFound');
  }
  if (schedule.status !== 'RESERVED') throw invalidRequest('status', 'NotAvailable');
  clinic.schedules.put({ ...schedule, status: reason, statusChangedMs: clinic.now() });
  return {};
}
