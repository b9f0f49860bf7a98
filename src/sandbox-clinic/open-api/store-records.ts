import type { Interval } from '../interval.ts';
import type { Database } from '../storage/database.ts';
import { integer, text } from '../storage/row.ts';

/** Tables of occupied times and of images. */
export const recordSchema = `
  CREATE TABLE IF NOT EXISTS occupied_time (
    seq INTEGER PRIMARY KEY,
    reservation_group_id TEXT NOT NULL,
    zone_id TEXT NOT NULL,
    start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS occupied_time_place ON occupied_time (reservation_group_id, zone_id, start_ms, end_ms);
  CREATE TABLE IF NOT EXISTS image (seq INTEGER PRIMARY KEY, image TEXT NOT NULL) STRICT;
`;

const dayMs = 86_400_000;

/** A block on the calendar; shorter than a day ([clinic] 8.2). */
export interface OccupiedTime extends Interval {
  readonly reservationGroupId: string;
  readonly zoneId: string;
}

/** What the clinic only ever adds to: occupied times and images. */
export class RecordStore {
  readonly #statements;

  constructor(database: Database) {
    this.#statements = {
      addTime: database.prepare(
        'INSERT INTO occupied_time (reservation_group_id, zone_id, start_ms, end_ms) VALUES (?, ?, ?, ?)',
      ),
      times: database.prepare(
        `SELECT start_ms, end_ms FROM occupied_time WHERE reservation_group_id = ? AND zone_id = ?
         AND start_ms > ? AND start_ms < ? AND end_ms > ? ORDER BY start_ms`,
      ),
      allTimes: database.prepare('SELECT * FROM occupied_time ORDER BY seq'),
      addImage: database.prepare('INSERT INTO image (image) VALUES (?)'),
      images: database.prepare('SELECT image FROM image ORDER BY seq'),
      clear: [database.prepare('DELETE FROM occupied_time'), database.prepare('DELETE FROM image')],
    };
  }

  addOccupiedTime({ reservationGroupId, zoneId, startMs, endMs }: OccupiedTime): void {
    this.#statements.addTime.run(reservationGroupId, zoneId, startMs, endMs);
  }

  /** Occupied times of one group in one zone that touch the time. */
  occupied(reservationGroupId: string, zoneId: string, time: Interval): Interval[] {
    return this.#statements.times
      .all(reservationGroupId, zoneId, time.startMs - dayMs, time.endMs, time.startMs)
      .map((row) => ({ startMs: integer(row, 'start_ms'), endMs: integer(row, 'end_ms') }));
  }

  occupiedTimes(): OccupiedTime[] {
    return this.#statements.allTimes.all().map((row) => ({
      reservationGroupId: text(row, 'reservation_group_id'),
      zoneId: text(row, 'zone_id'),
      startMs: integer(row, 'start_ms'),
      endMs: integer(row, 'end_ms'),
    }));
  }

  addImage(image: object): void {
    this.#statements.addImage.run(JSON.stringify(image));
  }

  images(): unknown[] {
    return this.#statements.images.all().map((row): unknown => JSON.parse(text(row, 'image')));
  }

  clear(): void {
    for (const statement of this.#statements.clear) statement.run();
  }
}
