import type { TimeSpan } from '../../core/opening.ts';
import { parseInstant } from './times.ts';

/** An appointment as search, details and reschedule show it ([combination] 4.8), as far as this driver looks at it. */
export interface Appointment extends TimeSpan {
  readonly id: string;
  /** null when the answer doesn't name it. */
  readonly branchId: string | null;
  /** All its services, null when only one of perhaps several is shown ([combination] 9, O2). */
  readonly serviceIds: readonly string[] | null;
  /** The services that are shown. */
  readonly shownServiceIds: readonly string[];
  readonly notes: string;
  /** As the clinic has them; empty when it shows none. */
  readonly givenName: string;
  readonly familyName: string;
}

/** Formats of ids may change ([combination] 2.5), but what can't be an id in a path is none. */
const idForm = /^[\w.~-]{1,200}$/;

/** Null when it has no id or no time that can be understood. Everything else may be missing, and unknown fields are ignored. */
export function readAppointment(json: unknown): Appointment | null {
  if (!isObject(json)) return null;
  const id = readId(json['appointmentId']);
  const slot = readSlot(json['timeSlot']);
  if (id === null || slot === null) return null;
  const { branch, customer, service, services, supportNotes } = json;
  const several = Array.isArray(services) ? idsIn(services) : null;
  return {
    id,
    startSec: slot.startSec,
    endSec: slot.endSec,
    branchId: isObject(branch) ? readId(branch['id']) : null,
    serviceIds: several,
    shownServiceIds: several ?? idsIn([service]),
    notes: textOf(supportNotes),
    givenName: isObject(customer) ? textOf(customer['firstName']) : '',
    familyName: isObject(customer) ? textOf(customer['lastName']) : '',
  };
}

/** A time slot, and how the system wrote it. */
export interface WrittenSlot extends TimeSpan {
  readonly startTime: string;
  readonly endTime: string;
}

/** Null when it is no time slot, or ends before it has begun. Samples have slots of no length ([combination] 4.8); nobody visits in those. */
export function readSlot(json: unknown): WrittenSlot | null {
  if (!isObject(json)) return null;
  const { startTime, endTime } = json;
  const startSec = parseInstant(startTime);
  const endSec = parseInstant(endTime);
  if (typeof startTime !== 'string' || typeof endTime !== 'string') return null;
  if (startSec === null || endSec === null || endSec < startSec) return null;
  return { startSec, endSec, startTime, endTime };
}

/** One thing, a list of things, or nothing ([combination] 9, O4). */
export function listOf(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  return json === undefined || json === null ? [] : [json];
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An id, null if the value can't be one. */
export function readId(value: unknown): string | null {
  return typeof value === 'string' && idForm.test(value) ? value : null;
}

function idsIn(list: readonly unknown[]): readonly string[] {
  return list.flatMap((one) => (isObject(one) ? (readId(one['id']) ?? []) : []));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
