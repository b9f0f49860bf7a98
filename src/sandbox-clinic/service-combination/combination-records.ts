import type { Identifiers } from '../identifiers.ts';
import type { Settings } from '../settings.ts';
import type { BranchCalendar } from './branch-calendar.ts';
import type { CallRate } from './call-rate.ts';
import type { CombinationCatalogue } from './catalogue.ts';
import type { AppointmentStore } from './store-appointments.ts';
import type { HoldStore } from './store-holds.ts';
import type { OauthTokenStore } from './store-oauth-tokens.ts';

/** What each operation of the system works on. */
export interface CombinationRecords {
  readonly catalogue: CombinationCatalogue;
  readonly calendar: BranchCalendar;
  readonly appointments: AppointmentStore;
  readonly holds: HoldStore;
  readonly tokens: OauthTokenStore;
  readonly tokenRate: CallRate;
  readonly callRate: CallRate;
  readonly identifiers: Identifiers;
  /** The settings in force. */
  settings(): Settings;
  /** The system's present, epoch milliseconds; the setting `clockOffsetSec` is in it. */
  now(): number;
}
