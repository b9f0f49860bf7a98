import type { Merchant, Service } from '../../src/core/catalogue.ts';
import type { EpochMs, EpochSec } from '../../src/core/clock.ts';
import {
  type MerchantId,
  merchantId,
  partnerId,
  type ServiceId,
  serviceId,
} from '../../src/core/identifiers.ts';
import type { Person } from '../../src/core/person.ts';
import { longestLeaseMs } from './lease-plans.ts';
import type { ClinicKind, HouseRules } from './plan.ts';
import type { SimCalendar } from './sim-request.ts';

/** Monday 2026-03-02 00:00 UTC; the visits of every history lie a week later. */
export const startMs: EpochMs = Date.UTC(2026, 2, 2);
const firstSlotSec: EpochSec = startMs / 1000 + 7 * 86_400 + 10 * 3_600;

const commandMs = 4_000;

/** The longest that a clinic can take to carry out a call. */
export const latestMs = 5_500;

/** With the adapter's own delays; a command of several calls may have its last one sent just before its time is up. */
const lateCommitMsOf: Readonly<Record<ClinicKind, number>> = {
  'open-api': latestMs + 1_500,
  'service-combination': latestMs + commandMs,
};
export const lateCommitMs = Math.max(...Object.values(lateCommitMsOf));
export const recordAgeMs = 5_000;

/**
 * For how long after a call went wrong a driver of the product may keep look-ups from a clinic that is well again: its account rests
 * after a "too many", its gate leaves alone what failed too often.
 */
export const aftermathMs = 6_000;
export const partner = partnerId('aggregator');
export const housePartner = partnerId('house');

/** How many merchants there are. Calendars and services of both have the same names: only the merchant tells them apart. */
export const clinicCount = 2;

const common = {
  gridSec: 1_800,
  gridOffsetSec: 0,
  onlineChange: { kind: 'until', beforeStartSec: 7_200 },
  horizonSec: 90 * 86_400,
  price: null,
} as const;

/** Half an hour in one of two zones; an hour with a single place; an hour that shares calendar and zones with the half hours. */
const services: readonly Service[] = [
  { id: serviceId('half-hour'), durationSec: 1_800, ...common },
  { id: serviceId('hour'), durationSec: 3_600, ...common },
  { id: serviceId('long'), durationSec: 3_600, ...common },
];

/** A half hour that is only had together with another one, in an order; of the shared calendar. */
export const extraService: Service = { id: serviceId('extra'), durationSec: 1_800, ...common };

export const calendars: readonly SimCalendar[] = [
  {
    calendar: 'shared',
    zones: [
      { zone: 'z1', capacity: 1 },
      { zone: 'z2', capacity: 1 },
    ],
  },
  { calendar: 'hour', zones: [{ zone: 'z3', capacity: 1 }] },
];

export const serviceCount = services.length;

export function merchantIdAt(number: number): MerchantId {
  return merchantId(`clinic${number}`);
}

/** Both on the same grid at the time of the histories. */
export function timeZoneOf(kind: ClinicKind): string {
  return kind === 'open-api' ? 'UTC' : 'Europe/Amsterdam';
}

/** The merchant of that number, as one history's house rules have it. */
export function merchantAt(number: number, rules: HouseRules, kind: ClinicKind): Merchant {
  return {
    id: merchantIdAt(number),
    timeZone: timeZoneOf(kind),
    services: new Map([...services, extraService].map((service) => [service.id, service])),
    bookingsPerUser: rules.bookingsPerUser,
    longestLeaseMs: rules.leases ? longestLeaseMs : null,
    phoneRegion: 'KR',
    patience: {
      lateCommitMs: lateCommitMsOf[kind],
      commandMs,
      slotAgeMs: 2_000,
      recordAgeMs,
      guardedRepeatMs: rules.guardedRepeat ? 1_500 : null,
    },
  };
}

export function serviceAt(number: number): Service {
  const service = services[number];
  if (service === undefined) throw new Error(`no service ${number}`);
  return service;
}

export function calendarOf(service: string): string {
  return service === 'hour' ? 'hour' : 'shared';
}

/** The services of a calendar. */
export function servicesAt(calendar: string): readonly ServiceId[] {
  return [...services, extraService].map(({ id }) => id).filter((id) => calendarOf(id) === calendar);
}

export function slotStart(number: number): EpochSec {
  return firstSlotSec + number * 1_800;
}

export function personAt(number: number): Person {
  return {
    givenName: `Given${number}`,
    familyName: 'Test',
    phone: { countryCode: '82', phoneNumber: `1000000${number}` },
    email: 'person@example.com',
    account: `account${number}`,
  };
}
