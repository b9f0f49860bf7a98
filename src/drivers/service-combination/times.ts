import type { EpochMs, EpochSec } from '../../core/clock.ts';

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** The instant in whole seconds that a date-time with an offset names ([combination] 7), null if the text is none. */
export function parseInstant(text: unknown): EpochSec | null {
  if (typeof text !== 'string' || text.length > 40 || !dateTime.test(text)) return null;
  const instant: EpochMs = Date.parse(text);
  return Number.isNaN(instant) ? null : Math.floor(instant / 1000);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The instant with the zone's numeric offset, `2022-03-03T09:00:00+01:00`, as all samples have it ([combination] 7). */
export function formatInstant(sec: EpochSec, timeZone: string): string {
  const offset = offsetText(sec, timeZone);
  const sign = offset.startsWith('-') ? -1 : 1;
  const localMs = (sec + sign * (Number(offset.slice(1, 3)) * 3600 + Number(offset.slice(4, 6)) * 60)) * 1000;
  return `${new Date(localMs).toISOString().slice(0, 19)}${offset}`;
}

/** `+01:00`; seconds, which no zone has had for a century, are left out. */
function offsetText(sec: EpochSec, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
    formatters.set(timeZone, formatter);
  }
  const name =
    formatter.formatToParts(sec * 1000).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return /[+-]\d\d:\d\d/.exec(name)?.[0] ?? '+00:00';
}
