import * as z from 'zod';

const dateTimePattern = /^((?:19|2\d)\d\d-\d\d-(\d\d))T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * Epoch milliseconds of an RFC 3339 `date-time` with `Z` or an offset, of the years 1900 to 2999, or undefined. Seconds may
 * be left out. Which forms the vendors take isn't documented ([clinic] 16, [combination] 7).
 */
export function parseDateTime(text: string): number | undefined {
  const [, date = '', day] = dateTimePattern.exec(text) ?? [];
  const instant = Date.parse(text);
  if (date === '' || Number.isNaN(instant)) return undefined;
  // The platform takes the 30th of February for the 2nd of March.
  return new Date(`${date}T00:00:00Z`).getUTCDate() === Number(day) ? instant : undefined;
}

/** A `date-time` item, read as epoch milliseconds. */
export const dateTime = z.string().transform((text, context) => {
  const instant = parseDateTime(text);
  if (instant !== undefined) return instant;
  context.issues.push({ code: 'custom', message: 'not a date-time', input: text });
  return z.NEVER;
});
