import { countTouching, type Interval } from '../interval.ts';
import type { Settings } from '../settings.ts';
import { addDays, localDate } from '../zoned-time.ts';
import type { OpenApiCatalogue, ReservationGroup, Zone } from './catalogue.ts';
import { type OpenDays, OpeningHours } from './opening-hours.ts';
import type { RecordStore } from './store-records.ts';
import type { ScheduleStore } from './store-schedules.ts';

/** One interval of one group in one zone, with its places ([clinic] 11). */
export interface Slot extends Interval {
  readonly reservationGroupId: string;
  readonly zone: Zone;
  readonly capacity: number;
  readonly reservationCount: number;
}

/** What to leave in or out when slots are counted. */
export interface SlotFilter {
  readonly zoneId?: string;
  /** A schedule whose own entries don't count. */
  readonly except?: string;
}

/** Slots of a clinic: its timetables minus what is reserved and occupied. */
export class Calendar {
  readonly #hours: OpeningHours;
  readonly #zones: ReadonlyMap<string, Zone>;
  readonly #groups: ReadonlyMap<string, ReservationGroup>;
  readonly #catalogue: OpenApiCatalogue;
  readonly #schedules: ScheduleStore;
  readonly #records: RecordStore;

  constructor(catalogue: OpenApiCatalogue, schedules: ScheduleStore, records: RecordStore) {
    this.#catalogue = catalogue;
    this.#hours = new OpeningHours(catalogue.timeZone);
    this.#zones = new Map(catalogue.zones.map((zone) => [zone.zoneId, zone]));
    this.#groups = new Map(catalogue.groups.map((group) => [group.reservationGroupId, group]));
    this.#schedules = schedules;
    this.#records = records;
  }

  zone(zoneId: string): Zone | undefined {
    return this.#zones.get(zoneId);
  }

  group(reservationGroupId: string): ReservationGroup | undefined {
    return this.#groups.get(reservationGroupId);
  }

  /** The days on offer, seen from `nowMs`. */
  openDays(nowMs: number, settings: Settings): OpenDays {
    const first = addDays(localDate(nowMs, this.#catalogue.timeZone), settings.openFromDays);
    return { first, last: addDays(first, settings.openDays - 1) };
  }

  /** The group's slots that start within the time, by start and then by zone as set up; full ones included. */
  slots(
    group: ReservationGroup,
    time: Interval,
    open: OpenDays,
    settings: Settings,
    filter: SlotFilter = {},
  ): Slot[] {
    const intervals = this.#hours.intervals(group, time.startMs, time.endMs, open);
    const first = intervals[0];
    const last = intervals.at(-1);
    if (!first || !last) return [];
    const covered = { startMs: first.startMs, endMs: last.endMs };
    const columns: Slot[][] = [];
    for (const { zoneId, capacity, enabled = true } of group.zones) {
      const zone = this.#zones.get(zoneId);
      if (!zone || !enabled || (filter.zoneId !== undefined && filter.zoneId !== zoneId)) continue;
      const { reservationGroupId } = group;
      const counts = countTouching(
        intervals,
        this.#schedules.taken(reservationGroupId, zoneId, covered, filter.except),
      );
      const blocks = countTouching(intervals, this.#records.occupied(reservationGroupId, zoneId, covered));
      columns.push(
        intervals.map((interval, at) => ({
          reservationGroupId,
          zone,
          ...interval,
          capacity: capacityLeft(capacity, blocks[at] ?? 0, settings),
          reservationCount: counts[at] ?? 0,
        })),
      );
    }
    return intervals.flatMap((_, at) => columns.flatMap((column) => column[at] ?? []));
  }
}

function capacityLeft(capacity: number, blocks: number, settings: Settings): number {
  if (blocks > 0 && settings.occupiedTimeTakes === 'all-places') return 0;
  return Math.max(0, capacity - blocks);
}
