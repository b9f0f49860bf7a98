/**
 * Bookings that are in a store before anything is measured. All that the clinic has to know of one lies in the id of its schedule, so
 * that neither side has to remember a million of them.
 */
export interface SeededBooking {
  readonly number: number;
  /** Index of the service. */
  readonly service: number;
  /** Seconds since the epoch. */
  readonly startSec: number;
}

const mark = '5eed';
const secDigits = 8;
const numberDigits = 11;

/** 24 hexadecimal digits, as the clinic's ids are. */
export function seededScheduleId({ startSec, service, number }: SeededBooking): string {
  return `${mark}${hex(startSec, secDigits)}${service}${hex(number, numberDigits)}`;
}

/** The reverse; null for a schedule that was made in the run. */
export function readSeededScheduleId(id: string): SeededBooking | null {
  if (!id.startsWith(mark)) return null;
  const [startSec, service, number] = [
    id.slice(mark.length, mark.length + secDigits),
    id.slice(mark.length + secDigits, -numberDigits),
    id.slice(-numberDigits),
  ].map((digits) => Number.parseInt(digits, 16));
  return { startSec: startSec ?? 0, service: service ?? 0, number: number ?? 0 };
}

export function seededBookingId(number: number): string {
  return `seed${String(number).padStart(16, '0')}`;
}

export function seededVisitorId(person: number): string {
  return `${mark}${hex(person, 20)}`;
}

/** Every person comes that often. */
export const visitsPerPerson = 4;

export function personOf(number: number): number {
  return Math.floor(number / visitsPerPerson);
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}
