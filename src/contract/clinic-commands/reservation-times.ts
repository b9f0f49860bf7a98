import { Fault } from '../../core/fault.ts';
import type { TimeSpan } from '../../core/opening.ts';

/** As long as any visit; the clinic's blocks of time are limited alike ([clinic] 8.2). */
const longestSec = 86_400;

/** Later times don't fit the 32-bit times that calendars still use. */
const endOfTimeSec = 2 ** 31;

/**
 * Start and end of a reservation, as instants in whole seconds.
 * @param fields their names in the message, start first
 * @throws {Fault} `invalid-argument` naming the field
 */
export function reservationSpan(
  [start, end]: readonly [string, string],
  fields: readonly [string, string],
): TimeSpan {
  const startSec = wholeSecond(start, fields[0]);
  const endSec = wholeSecond(end, fields[1]);
  if (endSec <= startSec || endSec - startSec > longestSec) {
    const message = 'must be later than the start, by a day at the most';
    throw new Fault('invalid-argument', message, { field: fields[1], reason: 'invalid-time-range' });
  }
  return { startSec, endSec };
}

function wholeSecond(text: string, field: string): number {
  const ms = Date.parse(text);
  if (ms % 1000 === 0 && ms >= 0 && ms < endOfTimeSec * 1000) return ms / 1000;
  const message = 'must be a whole second from 1970 to 2038';
  throw new Fault('invalid-argument', message, { field, reason: 'not-available' });
}
