import type { CallLimits, ClinicReference } from '../../core/clinic-driver.ts';
import type { Clock, EpochMs } from '../../core/clock.ts';
import type { ClinicCalls } from './clinic-calls.ts';
import type { Evidence } from './evidence.ts';
import { readHistory } from './history.ts';
import { type OpenApiDetail, readSchedule } from './schedule-detail.ts';
import type { OpenApiSettings } from './settings.ts';
import type { ZonelessRule } from './times.ts';

export interface HistoryLessonParts {
  readonly calls: ClinicCalls;
  readonly clock: Clock;
  readonly settings: OpenApiSettings;
  readonly zoneless: ZonelessRule;
  /** That the history lists schedules which are only reserved. */
  readonly historyListsReserved: Evidence;
}

/** A history that doesn't list what is reserved isn't asked more often than this. */
const gapMs = 60_000;

/** Nobody waits for it. */
const lessonMs = 2_000;

/**
 * Learns from a reservation that is known to be there whether the visitor's history lists it, so that not finding another one in a
 * history means something. At most two reads a minute, in the background, and none while the answer is known for some time to come.
 */
export class HistoryLesson {
  readonly #parts: HistoryLessonParts;
  #nextMs: EpochMs = 0;

  constructor(parts: HistoryLessonParts) {
    this.#parts = parts;
  }

  /** Of a reservation that was just made or read. Returns at once; a lesson that fails is taken with the next occasion. */
  about({ scheduleId, visitorId }: ClinicReference): void {
    if (scheduleId === null || visitorId === null) return;
    const { clock, settings, historyListsReserved } = this.#parts;
    if (settings.historyListsReserved !== 'learn' || !historyListsReserved.isAgeing()) return;
    if (clock.now() < this.#nextMs) return;
    this.#nextMs = clock.now() + gapMs;
    void this.#learn(scheduleId, visitorId);
  }

  /** The reservation is read after the history: begun meanwhile, it might have been listed for that. */
  async #learn(scheduleId: string, visitorId: string): Promise<void> {
    const { calls, clock, zoneless, historyListsReserved } = this.#parts;
    const limits: CallLimits = { untilMs: clock.now() + lessonMs, priority: 'background' };
    const history = await readHistory(calls, visitorId, limits);
    if (history.kind === 'trouble' || !history.value.some((row) => row.scheduleId === scheduleId)) return;
    const schedule = await readSchedule(calls, scheduleId, zoneless, limits);
    if (schedule.kind === 'ok' && schedule.value !== null && isOnlyReserved(schedule.value))
      historyListsReserved.saw();
  }
}

/** Whether there is no other reason for a history to list a schedule than that it is reserved ([clinic] 10.2). */
export function isOnlyReserved({
  status,
  detail,
}: {
  readonly status: string;
  readonly detail: OpenApiDetail;
}): boolean {
  return status === 'reserved' && !detail.hasTasks;
}
