import type { Moment } from '../../core/booking-store.ts';
import { integer, type Row } from '../row.ts';

/** The column `moment`: how many bytes had been written to the log. */
export function momentOf(row: Row): Moment {
  return integer(row, 'moment') as Moment;
}
