import { type Interval, overlaps } from '../interval.ts';
import { addDays, instantAt, localDate } from '../zoned-time.ts';
import { type LocalHours, type ReservationGroup, weekdays } from './catalogue.ts';

/** The days on offer, first and last included; `yyyy-MM-dd`. */
export interface OpenDays {
  readonly first: string;
  readonly last: string;
}

/** Bounds the memory that a long-lived clinic spends on remembered days. */
const mostRememberedDays = 20_000;

/**
 * A clinic's timetables laid over the calendar. Days begin by the local clock, but within a day time is counted as it
 * passes, so an interval lasts its minutes also when the clock is changed.
 */
export class OpeningHours {
  readonly #timeZone: string;
  readonly #remembered = new Map<string, readonly Interval[]>();

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  /** The group's intervals that start in [fromMs, toMs) on one of the open days, in order of time. */
  intervals(group: ReservationGroup, fromMs: number, toMs: number, open: OpenDays): Interval[] {
    const found: Interval[] = [];
    if (toMs <= fromMs) return found;
    const bounds = {
      first: instantAt(open.first, '00:00', this.#timeZone),
      last: instantAt(open.last, '24:00', this.#timeZone),
    };
    const from = Math.max(fromMs, bounds.first);
    const to = Math.min(toMs, bounds.last);
    if (to <= from) return found;
    const lastDay = localDate(to - 1, this.#timeZone);
    for (let day = localDate(from, this.#timeZone); day <= lastDay; day = addDays(day, 1)) {
      for (const interval of this.#day(group, day)) {
        if (interval.startMs >= from && interval.startMs < to) found.push(interval);
      }
    }
    return found;
  }

  #day(group: ReservationGroup, date: string): readonly Interval[] {
    const key = `${group.reservationGroupId} ${date}`;
    const known = this.#remembered.get(key);
    if (known) return known;
    if (this.#remembered.size >= mostRememberedDays) this.#remembered.clear();
    const made = this.#layOut(group, date);
    this.#remembered.set(key, made);
    return made;
  }

  #layOut(group: ReservationGroup, date: string): Interval[] {
    const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
    const day = weekday && group.timetable[weekday];
    if (!day) return [];
    const hours = this.#instants(date, day);
    const pause = day.breakTime && this.#instants(date, day.breakTime);
    const lengthMs = group.intervalMinutes * 60_000;
    const intervals: Interval[] = [];
    for (let startMs = hours.startMs; startMs + lengthMs <= hours.endMs; startMs += lengthMs) {
      const interval = { startMs, endMs: startMs + lengthMs };
      if (!pause || !overlaps(interval, pause)) intervals.push(interval);
    }
    return intervals;
  }

  #instants(date: string, hours: LocalHours): Interval {
    return {
      startMs: instantAt(date, hours.startTime, this.#timeZone),
      endMs: instantAt(date, hours.endTime, this.#timeZone),
    };
  }
}
