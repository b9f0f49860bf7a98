import type { Moment } from '../../core/booking-store.ts';
import { integer, type Row } from '../row.ts';

/**
 * What a crash of the server leaves of its log. Whatever is settled after the crash is newer than a moment of before, if that was no later:
 * the rest is lost, and its positions are given again. A commit is only told once it is in there.
 */
export const keptLog = `(pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::bigint`;

/** The column `moment`: how many bytes had been written to the log. */
export function momentOf(row: Row): Moment {
  return integer(row, 'moment') as Moment;
}
