import { addDays, instantAt, localDate } from '../../src/sandbox-clinic/zoned-time.ts';

/** A merchant of the sandbox as the load books there. */
export interface LoadMerchant {
  readonly id: string;
  readonly timeZone: string;
  readonly gridMinutes: number;
  readonly services: readonly { readonly id: string; readonly durationSec: number }[];
  /** What is ordered, one right after the other. */
  readonly order: readonly [OrderedService, OrderedService];
}

export interface OrderedService {
  readonly id: string;
  readonly durationSec: number;
}

/** Both kinds of clinic systems. The first is asked for more often, since the second's calls take several steps. */
export const merchants = {
  'seoul-clinic': {
    id: 'seoul-clinic',
    timeZone: 'Asia/Seoul',
    gridMinutes: 30,
    services: [
      { id: 'consultation', durationSec: 1_800 },
      { id: 'laser-toning', durationSec: 3_600 },
      { id: 'botox', durationSec: 1_800 },
    ],
    order: [
      { id: 'consultation', durationSec: 1_800 },
      { id: 'botox', durationSec: 1_800 },
    ],
  },
  'utrecht-clinic': {
    id: 'utrecht-clinic',
    timeZone: 'Europe/Amsterdam',
    gridMinutes: 20,
    services: [
      { id: 'vaccination', durationSec: 1_200 },
      { id: 'travel-package', durationSec: 2_100 },
    ],
    order: [
      { id: 'vaccination', durationSec: 1_200 },
      { id: 'travel-advice', durationSec: 1_200 },
    ],
  },
} as const satisfies Readonly<Record<string, LoadMerchant>>;

/** Starts of visits begin at 10:00 local time. */
const firstMinute = 600;

/** The start of that slot of the merchant's grid, so many days after the day on which `fromMs` lies there; seconds since 1970. */
export function slotStart(merchant: LoadMerchant, fromMs: number, day: number, slot: number): number {
  const { timeZone, gridMinutes } = merchant;
  const minute = firstMinute + slot * gridMinutes;
  const time = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  return instantAt(addDays(localDate(fromMs, timeZone), day), time, timeZone) / 1000;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
