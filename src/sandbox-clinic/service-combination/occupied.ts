import type { Interval } from '../interval.ts';
import { integer, type Row, text } from '../storage/row.ts';

/** A resource's time that is taken. */
export interface Occupied extends Interval {
  readonly resourceId: string;
}

/** Reads the columns `resource_id`, `start_ms` and `end_ms`. */
export function occupiedOf(row: Row): Occupied {
  return {
    resourceId: text(row, 'resource_id'),
    startMs: integer(row, 'start_ms'),
    endMs: integer(row, 'end_ms'),
  };
}
