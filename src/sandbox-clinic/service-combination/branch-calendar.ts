import { countTouching, type Interval } from '../interval.ts';
import type { Settings } from '../settings.ts';
import { addDays, instantAt, localDate } from '../zoned-time.ts';
import { BranchHours } from './branch-hours.ts';
import type { Branch } from './catalogue.ts';
import type { Occupied } from './occupied.ts';
import { type ServiceSet, slotMinutes } from './service-set.ts';
import type { AppointmentStore } from './store-appointments.ts';
import type { HoldStore } from './store-holds.ts';

/** What a question about slots depends on, besides the set. */
export interface CalendarView {
  readonly nowMs: number;
  readonly settings: Settings;
  /** An appointment whose own time doesn't count. */
  readonly exceptAppointmentId?: string | undefined;
}

/**
 * Time slots of branches: opening hours minus what is held and appointed. Slots start at the opening and every grid step
 * after it, whatever their length, and end by closing time. Days begin by the local clock, but within a day time is counted
 * as it passes, so that a slot lasts its minutes also when the clock is changed.
 */
export class BranchCalendar {
  readonly #hours = new BranchHours();
  readonly #appointments: AppointmentStore;
  readonly #holds: HoldStore;

  constructor(appointments: AppointmentStore, holds: HoldStore) {
    this.#appointments = appointments;
    this.#holds = holds;
  }

  /** The set's free slots that start within the time, in order. */
  freeSlots(set: ServiceSet, time: Interval, view: CalendarView): Interval[] {
    const slots = this.#slots(set, time, view);
    const first = slots[0];
    const last = slots.at(-1);
    if (!first || !last) return [];
    const occupied = this.#occupied(set.branch, { startMs: first.startMs, endMs: last.endMs }, view);
    const columns = set.resources.map(({ resourceId }) =>
      countTouching(
        slots,
        occupied.filter((one) => one.resourceId === resourceId),
      ),
    );
    return slots.filter((_, at) => columns.some((counts) => counts[at] === 0));
  }

  /** The resource that would serve the set at exactly this slot, or undefined when the slot isn't free or isn't one at all. */
  freeResource(set: ServiceSet, slot: Interval, view: CalendarView): string | undefined {
    const [offered] = this.#slots(set, { startMs: slot.startMs, endMs: slot.startMs + 1 }, view);
    if (offered?.endMs !== slot.endMs) return undefined;
    const taken = new Set(this.#occupied(set.branch, slot, view).map((one) => one.resourceId));
    return set.resources.find((resource) => !taken.has(resource.resourceId))?.resourceId;
  }

  /** Whether the resource is free at that time, on offer or not. */
  isFree(branch: Branch, resourceId: string, time: Interval, view: CalendarView): boolean {
    return !this.#occupied(branch, time, view).some((one) => one.resourceId === resourceId);
  }

  #occupied(branch: Branch, time: Interval, view: CalendarView): Occupied[] {
    return [
      ...this.#appointments.occupied(branch.branchId, time, view.exceptAppointmentId),
      ...this.#holds.occupied(branch.branchId, time, view.nowMs),
    ];
  }

  /** Taken or not; on a day on offer, and not in the past. */
  #slots({ branch, services, numberOfReservations }: ServiceSet, time: Interval, view: CalendarView) {
    const lengthMs = slotMinutes(services, numberOfReservations, view.settings) * 60_000;
    const span = onOffer(branch, time, view);
    const slots: Interval[] = [];
    if (span.endMs <= span.startMs) return slots;
    const lastDay = localDate(span.endMs - 1, branch.timeZone);
    for (let day = localDate(span.startMs, branch.timeZone); day <= lastDay; day = addDays(day, 1)) {
      const open = this.#hours.on(branch, day);
      const last = Math.min(open.endMs - lengthMs, span.endMs - 1);
      for (let startMs = open.startMs; startMs <= last; startMs += branch.gridMinutes * 60_000) {
        if (startMs >= span.startMs) slots.push({ startMs, endMs: startMs + lengthMs });
      }
    }
    return slots;
  }
}

function onOffer(branch: Branch, time: Interval, { nowMs, settings }: CalendarView): Interval {
  const { timeZone } = branch;
  const first = addDays(localDate(nowMs, timeZone), settings.openFromDays);
  const afterLast = addDays(first, settings.openDays);
  return {
    startMs: Math.max(time.startMs, nowMs, instantAt(first, '00:00', timeZone)),
    endMs: Math.min(time.endMs, instantAt(afterLast, '00:00', timeZone)),
  };
}
