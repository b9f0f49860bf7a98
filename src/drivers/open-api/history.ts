import type { Answer, CallLimits } from '../../core/clinic-driver.ts';
import type { TimeSpan } from '../../core/opening.ts';
import { dataList, isObject, unreadable } from './answers.ts';
import type { ClinicCalls } from './clinic-calls.ts';
import { meaningOf } from './errors.ts';
import { wholeSec } from './schedule-entries.ts';
import { parseInstant } from './times.ts';

/** A schedule as the visitor's history lists it. */
export interface HistoryRow extends TimeSpan {
  readonly scheduleId: string;
}

const operation = 'get-schedules-summarized-by-tasks';
const utc = { kind: 'utc' } as const;

/**
 * All schedules that the clinic lists for a visitor, deleted ones included; which ones it lists isn't documented ([clinic] 10.2).
 * None for a visitor who isn't there any more.
 */
export async function readHistory(
  calls: ClinicCalls,
  visitorId: string,
  limits: CallLimits,
): Promise<Answer<readonly HistoryRow[]>> {
  const outcome = await calls.read(operation, { visitorId, deleted: true }, limits);
  if (outcome.kind === 'refused' && meaningOf(operation, outcome.error) === 'visitor-unknown')
    return { kind: 'ok', value: [] };
  const data = dataList(operation, outcome);
  if (data.kind === 'trouble') return data;
  const rows: HistoryRow[] = [];
  for (const element of data.value) {
    const row = readRow(element);
    if (row === null) return unreadable(operation, 'a schedule has a missing or wrong field');
    rows.push(row);
  }
  return { kind: 'ok', value: rows };
}

function readRow(element: unknown): HistoryRow | null {
  if (!isObject(element)) return null;
  const { scheduleId, startDateTimeUtc, endDateTimeUtc } = element;
  const startMs = parseInstant(startDateTimeUtc, utc);
  const endMs = parseInstant(endDateTimeUtc, utc);
  if (typeof scheduleId !== 'string' || scheduleId === '' || startMs === null || endMs === null) return null;
  return { scheduleId, startSec: wholeSec(startMs), endSec: wholeSec(endMs) };
}
