import type { Merchant, Service } from '../../src/core/catalogue.ts';
import type { EpochMs, EpochSec } from '../../src/core/clock.ts';
import { merchantId, partnerId, serviceId } from '../../src/core/identifiers.ts';
import type { Person } from '../../src/core/person.ts';
import type { SimCalendar } from './sim-clinic.ts';

/** Monday 2026-03-02 00:00 UTC; the visits of every history lie a week later. */
export const startMs: EpochMs = Date.UTC(2026, 2, 2);
const firstSlotSec: EpochSec = startMs / 1000 + 7 * 86_400 + 10 * 3_600;

export const lateCommitMs = 7_000;
export const partner = partnerId('aggregator');

/** One service for each person's half hour in two zones, one of an hour with a single place, on the same half-hour grid. */
const services: readonly Service[] = [
  {
    id: serviceId('half-hour'),
    durationSec: 1_800,
    gridSec: 1_800,
    gridOffsetSec: 0,
    onlineChange: { kind: 'until', beforeStartSec: 7_200 },
    horizonSec: 90 * 86_400,
  },
  {
    id: serviceId('hour'),
    durationSec: 3_600,
    gridSec: 1_800,
    gridOffsetSec: 0,
    onlineChange: { kind: 'until', beforeStartSec: 7_200 },
    horizonSec: 90 * 86_400,
  },
];

export const calendars: readonly SimCalendar[] = [
  {
    calendar: 'cal-half-hour',
    zones: [
      { zone: 'z1', capacity: 1 },
      { zone: 'z2', capacity: 1 },
    ],
  },
  { calendar: 'cal-hour', zones: [{ zone: 'z3', capacity: 1 }] },
];

export const merchant: Merchant = {
  id: merchantId('clinic'),
  timeZone: 'UTC',
  services: new Map(services.map((service) => [service.id, service])),
  bookingsPerUser: null,
  phoneRegion: 'KR',
  patience: { lateCommitMs, commandMs: 4_000, slotAgeMs: 2_000, recordAgeMs: 5_000, guardedRepeatMs: 1_500 },
};

export function serviceAt(number: number): Service {
  const service = services[number];
  if (service === undefined) throw new Error(`no service ${number}`);
  return service;
}

export function calendarOf(service: string): string {
  return `cal-${service}`;
}

export function slotStart(number: number): EpochSec {
  return firstSlotSec + number * 1_800;
}

export function personAt(number: number): Person {
  return {
    givenName: `Given${number}`,
    familyName: 'Test',
    phone: { countryCode: '82', phoneNumber: `1000000${number}` },
  };
}
