import type { Identifiers } from '../identifiers.ts';
import type { Settings } from '../settings.ts';
import type { Calendar } from './calendar.ts';
import type { OpenApiCatalogue } from './catalogue.ts';
import type { RecordStore } from './store-records.ts';
import type { ScheduleStore } from './store-schedules.ts';
import type { TokenStore } from './store-tokens.ts';
import type { VisitorStore } from './store-visitors.ts';

/** What each operation of the clinic works on. */
export interface ClinicRecords {
  readonly catalogue: OpenApiCatalogue;
  readonly calendar: Calendar;
  readonly visitors: VisitorStore;
  readonly schedules: ScheduleStore;
  readonly records: RecordStore;
  readonly tokens: TokenStore;
  readonly identifiers: Identifiers;
  /** The settings in force. */
  settings(): Settings;
  /** The clinic's present, epoch milliseconds; the setting `clockOffsetSec` is in it. */
  now(): number;
}
