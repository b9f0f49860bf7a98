import type { SlotWish } from './booking-core.ts';
import type { EpochMs, EpochSec } from './clock.ts';
import { invalidArgument } from './fault.ts';
import type { TimeSpan } from './opening.ts';
import { zoneOffsetSec } from './time-zone.ts';

const secondsPerDay = 86_400;

/** Slots from here on don't fit the 32-bit times that calendars still use; nobody books that far ahead. */
const endOfTimeSec: EpochSec = 2 ** 31;

/**
 * Refuses a slot that can never be valid: another length than the service's, or a start off its grid, which counts from the clinic's
 * local midnight.
 * @throws {Fault} `invalid-argument` naming `<field>.duration_sec` or `<field>.start_sec`
 */
export function checkSlot(wish: SlotWish, timeZone: string): void {
  const { service, durationSec, field } = wish;
  if (durationSec !== service.durationSec) {
    throw invalidArgument(
      `${field}.duration_sec`,
      `must be ${service.durationSec}, the length of service ${service.id}`,
    );
  }
  checkStart(wish, timeZone);
}

/** @throws {Fault} `invalid-argument` naming `<field>.start_sec` for a start off the service's grid */
export function checkStart(
  { service, startSec, field }: Omit<SlotWish, 'durationSec'>,
  timeZone: string,
): void {
  if (startSec < 0 || startSec >= endOfTimeSec) {
    throw invalidArgument(`${field}.start_sec`, `must lie between 0 and ${endOfTimeSec - 1}`);
  }
  const sinceMidnightSec = (startSec + zoneOffsetSec(timeZone, startSec)) % secondsPerDay;
  if ((sinceMidnightSec - service.gridOffsetSec) % service.gridSec !== 0) {
    throw invalidArgument(
      `${field}.start_sec`,
      `is off the grid of ${service.gridSec} seconds of service ${service.id}`,
    );
  }
}

/** @throws {Fault} `invalid-argument` naming `<field>.start_sec` for a slot that has begun */
export function checkFuture(wish: Pick<SlotWish, 'startSec' | 'field'>, nowMs: EpochMs): void {
  if (wish.startSec * 1000 <= nowMs) throw invalidArgument(`${wish.field}.start_sec`, 'lies in the past');
}

/** The time that a visit in the slot takes up. */
export function spanOf(slot: Pick<SlotWish, 'startSec' | 'durationSec'>): TimeSpan {
  return { startSec: slot.startSec, endSec: slot.startSec + slot.durationSec };
}

export function sameSpan(one: TimeSpan, other: TimeSpan): boolean {
  return one.startSec === other.startSec && one.endSec === other.endSec;
}
