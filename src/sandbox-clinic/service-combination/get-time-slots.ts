import type { ClinicAnswer } from '../clinic-system.ts';
import { parseDateTime } from '../date-time.ts';
import type { Interval } from '../interval.ts';
import { addDays, instantAt } from '../zoned-time.ts';
import { timeSlotView } from './appointment-view.ts';
import type { Branch } from './catalogue.ts';
import { type CombinationCall, onlyValue } from './combination-call.ts';
import type { CombinationRecords } from './combination-records.ts';
import { invalidInput } from './refusal.ts';
import { requireServiceSet, type ServiceSet } from './service-set.ts';

const dayMs = 86_400_000;

/** More than any branch offers; bounds the work of one call. */
const mostServices = 50;

/**
 * Free time slots for a set of services ([combination] 4.2). What isn't documented is assumed so: parameters `serviceIds`,
 * `branchId`, `requestedResourceId`, `numberOfReservations`, `from` and `to`, in any letter case; `from` and `to` are
 * date-times with an offset, or local dates of the branch, with a slot in the answer when it starts at `from` or later and
 * before `to` (a date: by its end); left out, they are now and as far as the setting `timeSlotMaxDays` lets. The answer is an
 * array of `{startTime, endTime}`.
 */
export function getTimeSlots(clinic: CombinationRecords, call: CombinationCall): ClinicAnswer {
  const set = requireAskedSet(clinic, call);
  const settings = clinic.settings();
  const view = { nowMs: clinic.now(), settings, exceptAppointmentId: exceptOf(clinic, call) };
  const slots = clinic.calendar.freeSlots(set, readSpan(clinic, call, set.branch), view);
  return { status: 200, body: slots.map((slot) => timeSlotView(slot, set.branch, settings)) };
}

function requireAskedSet(clinic: CombinationRecords, call: CombinationCall): ServiceSet {
  const serviceIds = readServiceIds(clinic, call);
  const sentBranchId = onlyValue(call, 'branchId')?.toLowerCase();
  const number = onlyValue(call, 'numberOfReservations');
  if (number !== undefined && !/^\d{1,4}$/.test(number)) {
    throw invalidInput('numberOfReservations must be a whole number');
  }
  return requireServiceSet(clinic, {
    branchId: branchIdOf(clinic, call, serviceIds, sentBranchId),
    serviceIds,
    numberOfReservations: number === undefined ? undefined : Number(number),
    requestedResourceId: onlyValue(call, 'requestedResourceId')?.toLowerCase(),
  });
}

function branchIdOf(
  clinic: CombinationRecords,
  call: CombinationCall,
  serviceIds: readonly string[],
  sent: string | undefined,
): string {
  if (clinic.settings().timeSlotPathId === 'branch') {
    if (sent !== undefined && sent !== call.id) throw invalidInput('branchId is not the one of the path');
    return call.id;
  }
  if (!serviceIds.includes(call.id)) throw invalidInput('the path must have one of the serviceIds');
  if (sent === undefined) throw invalidInput('branchId is needed');
  return sent;
}

function readServiceIds(clinic: CombinationRecords, call: CombinationCall): readonly string[] {
  const sent = call.query.get('serviceids') ?? [];
  const form = clinic.settings().serviceIdsAs;
  if (form === 'comma' && sent.length > 1) throw invalidInput('serviceIds must be one list with commas');
  if (form === 'repeated' && sent.some((value) => value.includes(','))) {
    throw invalidInput('serviceIds must be repeated for each service');
  }
  const ids = sent.flatMap((value) => value.split(','));
  if (ids.length > mostServices) throw invalidInput('serviceIds are too many');
  return ids.map((id) => id.trim().toLowerCase()).filter((id) => id !== '');
}

function readSpan(clinic: CombinationRecords, call: CombinationCall, branch: Branch): Interval {
  const { timeSlotMaxDays } = clinic.settings();
  const from = onlyValue(call, 'from');
  const to = onlyValue(call, 'to');
  const startMs = from === undefined ? clinic.now() : readBound('from', from, branch, 0);
  const endMs = to === undefined ? startMs + timeSlotMaxDays * dayMs : readBound('to', to, branch, 1);
  if (endMs <= startMs) throw invalidInput('to must be after from');
  // A day may have an hour more than 24 where the clock is changed.
  if (endMs - startMs > timeSlotMaxDays * dayMs + 3_600_000) {
    throw invalidInput(`from and to may be ${timeSlotMaxDays} days apart at most`);
  }
  return { startMs, endMs };
}

function readBound(name: string, text: string, branch: Branch, addedDays: number): number {
  const instant = parseDateTime(text);
  if (instant !== undefined) return instant;
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || parseDateTime(`${text}T00:00:00Z`) === undefined) {
    throw invalidInput(`${name} must be a date or a date-time with an offset`);
  }
  return instantAt(addDays(text, addedDays), '00:00', branch.timeZone);
}

function exceptOf(clinic: CombinationRecords, call: CombinationCall): string | undefined {
  if (clinic.settings().rescheduleOwnOverlap === 'refuse') return undefined;
  return onlyValue(call, 'appointmentId')?.toLowerCase();
}
