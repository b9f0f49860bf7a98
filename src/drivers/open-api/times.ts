import type { EpochMs, EpochSec } from '../../core/clock.ts';

/** What a time without offset is in: UTC, or the local time of the clinic's IANA zone. */
export type ZonelessRule = { readonly kind: 'utc' } | { readonly kind: 'local'; readonly timeZone: string };

const dateTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d)?$/;

/** As most are written; it needn't be taken apart. */
const plainUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/;

/** The instant that the clinic's text names, null if it names none. RFC 3339, the offset optional ([clinic] 16, question 18). */
export function parseInstant(text: unknown, zoneless: ZonelessRule): EpochMs | null {
  if (typeof text !== 'string' || text.length > 40) return null;
  if (plainUtc.test(text)) return instantOf(text);
  const parts = dateTime.exec(text);
  if (parts === null) return null;
  const [, date, time, offset] = parts;
  const asUtc = Date.parse(`${date}T${time}${offset ?? 'Z'}`);
  if (Number.isNaN(asUtc)) return null;
  return offset === undefined && zoneless.kind === 'local' ? localInstant(asUtc, zoneless.timeZone) : asUtc;
}

function instantOf(text: string): EpochMs | null {
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

/** RFC 3339 in UTC, e.g. `2025-03-03T00:00:00.000Z`: the one form that every field of the API documents or allows. */
export function formatInstant(sec: EpochSec): string {
  return new Date(sec * 1000).toISOString();
}

/**
 * The instant whose local time reads as `asUtc` does in UTC. Where clocks go back it is the earlier of the two; a time that
 * clocks skip is taken as if they hadn't been changed yet.
 */
function localInstant(asUtc: EpochMs, timeZone: string): EpochMs {
  const earlier = asUtc - offsetMs(asUtc - dayMs, timeZone);
  if (offsetMs(earlier, timeZone) === asUtc - earlier) return earlier;
  const later = asUtc - offsetMs(asUtc + dayMs, timeZone);
  return offsetMs(later, timeZone) === asUtc - later ? later : earlier;
}

const dayMs = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** How far the zone's clocks are ahead of UTC at the instant. */
function offsetMs(instant: EpochMs, timeZone: string): number {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
    formatters.set(timeZone, formatter);
  }
  const name = formatter.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const parts = /^GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name);
  if (parts === null) return 0;
  const [, sign, hours, minutes, seconds] = parts;
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds ?? 0) * 1000;
  return sign === '-' ? -size : size;
}
