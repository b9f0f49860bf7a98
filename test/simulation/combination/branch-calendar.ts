import type { EpochMs } from '../../../src/core/clock.ts';
import type { TimeSpan } from '../../../src/core/opening.ts';
import { isLive, overlaps } from '../sim-reservation.ts';
import type { SimAppointment, SimHold } from './appointment.ts';
import { holdLifetimeMs, resources, type SimService, systemServices } from './branch-setting.ts';

/** Length of the branch's own interval. */
export const gridSec = 1_800;
const daySec = 86_400;
const opensSec = 10 * 3_600;
const closesSec = 18 * 3_600;

/** What a branch's resources are taken up by: appointments, and holds while they last. */
export class BranchCalendar {
  readonly appointments: SimAppointment[] = [];
  readonly holds: SimHold[] = [];
  readonly #now: () => EpochMs;

  constructor(now: () => EpochMs) {
    this.#now = now;
  }

  /** Holds that keep their places from others. */
  get liveHolds(): readonly SimHold[] {
    const madeSinceMs = this.#now() - holdLifetimeMs;
    return this.holds.filter(({ state, madeMs }) => state === 'held' && madeMs > madeSinceMs);
  }

  freeSlots(serviceIds: readonly string[], span: TimeSpan): readonly TimeSpan[] {
    const set = setOf(serviceIds);
    const slots: TimeSpan[] = [];
    const first = Math.ceil(span.startSec / gridSec) * gridSec;
    for (let startSec = first; startSec < span.endSec; startSec += gridSec) {
      const slot = { startSec, endSec: startSec + set.lengthSec };
      if (this.freeResource(set.resourceType, slot) !== null) slots.push(slot);
    }
    return slots;
  }

  /** The resource that the slot would be had with, null when it can't be had. */
  resourceFor(serviceIds: readonly string[], slot: TimeSpan): string | null {
    const set = setOf(serviceIds);
    const isSlot = slot.endSec - slot.startSec === set.lengthSec && slot.startSec % gridSec === 0;
    return isSlot ? this.freeResource(set.resourceType, slot) : null;
  }

  freeResource(type: string, span: TimeSpan): string | null {
    if (!isOpen(span)) return null;
    return resources.find((one) => one.type === type && this.isFree(one.id, span))?.id ?? null;
  }

  isFree(resource: string, span: TimeSpan): boolean {
    return isOpen(span) && this.occupants(resource, span).length === 0 && !this.isHeld(resource, span);
  }

  isHeld(resource: string, span: TimeSpan): boolean {
    return this.liveHolds.some((hold) => hold.resource === resource && overlaps(hold, span));
  }

  occupants(resource: string, span: TimeSpan): readonly SimAppointment[] {
    return this.appointments.filter((one) => one.zone === resource && isLive(one) && overlaps(one, span));
  }
}

export function resourcesFor(serviceIds: readonly string[]): readonly string[] {
  const { resourceType } = setOf(serviceIds);
  return resources.filter(({ type }) => type === resourceType).map(({ id }) => id);
}

/** The hours of a branch; times at which nobody could be booked needn't be gone through. */
function isOpen({ startSec, endSec }: TimeSpan): boolean {
  const dayStartSec = Math.floor(startSec / daySec) * daySec;
  return startSec >= dayStartSec + opensSec && endSec <= dayStartSec + closesSec;
}

/** What a set of services takes; the driver is to have asked only for what is combined. */
function setOf(serviceIds: readonly string[]): Pick<SimService, 'resourceType' | 'lengthSec'> {
  const services = serviceIds.flatMap((id) => systemServices.find((one) => one.id === id) ?? []);
  const [first] = services;
  const isOne = services.every(({ resourceType }) => resourceType === first?.resourceType);
  if (first === undefined || services.length !== serviceIds.length || !isOne)
    throw new Error(`no such set of services: ${serviceIds.join()}`);
  const lengthSec = services.reduce((sum, service) => sum + service.lengthSec, 0);
  return { resourceType: first.resourceType, lengthSec };
}
