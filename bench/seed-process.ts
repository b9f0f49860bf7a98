import { fileURLToPath } from 'node:url';
import { loadConfiguration } from '../src/configuration/load-configuration.ts';
import type { BookingStore } from '../src/core/booking-store.ts';
import { partnerId } from '../src/core/identifiers.ts';
import { createLog } from '../src/log.ts';
import { readKeyRing } from '../src/personal-data/followed-keys.ts';
import { Vault } from '../src/personal-data/vault.ts';
import { openStore } from '../src/store/open-store.ts';
import { machineClock } from '../test/store/machine-clock.ts';
import { candidate, made, Visits } from '../test/store/visits.ts';
import {
  personOf,
  type SeededBooking,
  seededBookingId,
  seededScheduleId,
  seededVisitorId,
} from './servers/seeded.ts';

/**
 * Books as many visits as it is told, by the store's own steps and without any clinic. Arguments: data directory, database's URL or
 * nothing, count.
 */

export interface SeedNews {
  readonly made: number;
}

const [dataDir = '', databaseUrl = '', count = '0'] = process.argv.slice(2);

/** One in twenty lies ahead, as after a year and a half of a clinic that is booked a month ahead. */
const upcomingShare = 20;
const slotSec = 1_800;
const daySec = 86_400;
const leadSec = 10 * daySec;
const pastDays = 540;
const aheadDays = 30;
const serviceCount = 4;
const configFile = fileURLToPath(new URL('merchants.yaml', import.meta.url));
/** No clinic is called. */
const unusedPort = 9;
/** Bookings under way at once: in a file those that meet share a commit, a database has only so many connections. */
const atOnce = databaseUrl === '' ? 500 : 16;
const tellEvery = 50_000;

const nowSec = Math.floor(Date.now() / 1000);
const today = Math.floor(nowSec / daySec) * daySec;

function seeded(number: number): SeededBooking {
  const days = number % upcomingShare === 0 ? aheadDays : pastDays;
  const firstSec = number % upcomingShare === 0 ? today + 2 * daySec : today - (pastDays + 1) * daySec;
  const starts = (days * daySec) / slotSec;
  return { number, service: number % serviceCount, startSec: firstSec + (number % starts) * slotSec };
}

async function book(store: BookingStore, visits: Visits, number: number): Promise<void> {
  const one = seeded(number);
  const { startSec, service } = one;
  const person = personOf(number);
  const place = { zone: '65f0c0de0000000000000a00', calendar: `65f0c0de0000000000000b0${service}` };
  const createdMs = Math.min(nowSec, startSec - leadSec) * 1000;
  const claim = visits.createClaim(
    visits.visit({
      token: `seed-${number}`,
      user: `seed-user-${person}`,
      person: `seed-person-${person}`,
      merchant: 'bench-clinic',
      service: `visit-${service}`,
      startSec,
      startedMs: createdMs,
      visitorId: seededVisitorId(person),
      bookingId: seededBookingId(number),
      candidates: [candidate({ startSec, capacity: 1_000_000, ...place })],
    }),
    await store.moment(),
  );
  const operation = { ...claim.operation, partnerId: partnerId('google') };
  const booking = { ...claim.booking, partnerId: partnerId('google'), echo: echoOf(one, person) };
  const claimed = await store.claimCreate({ ...claim, operation, booking });
  if (claimed.kind !== 'claimed') throw new Error(`booking ${number} was not claimed: ${claimed.kind}`);
  const reference = { ...claimed.booking.reference, scheduleId: seededScheduleId(one) };
  await store.settle(claimed.operation, made(claimed.booking, { reference, observedMs: Date.now() }));
}

/** As long as a partner's own words are. */
function echoOf({ service, startSec }: SeededBooking, person: number): string {
  return JSON.stringify({
    slot: {
      merchant_id: 'bench-clinic',
      service_id: `visit-${service}`,
      start_sec: startSec,
      duration_sec: slotSec,
    },
    user_information: {
      user_id: `seed-user-${person}`,
      given_name: 'Mina',
      family_name: `Example${person}`,
      telephone: '+82 10-1234-5678',
      email: `mina${person}@example.com`,
    },
    payment_information: { prepayment_status: 'PREPAYMENT_NOT_PROVIDED' },
  });
}

async function seed(total: number): Promise<void> {
  const { process: place, personalData } = loadConfiguration({
    ADAPTER_CONFIG: configFile,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    CLINIC_PORT: String(unusedPort),
  });
  const ring = readKeyRing(personalData.source);
  const sealer = new Vault({ ring, reload: () => ring });
  const store = await openStore({ ...place, clock: machineClock, log: createLog('warn'), sealer });
  const visits = new Visits();
  let next = 0;
  async function bookSome(): Promise<void> {
    for (; next < total; ) {
      const number = next;
      next += 1;
      await book(store, visits, number);
      if ((number + 1) % tellEvery === 0 && number + 1 < total) tell({ made: number + 1 });
    }
  }
  await Promise.all(Array.from({ length: atOnce }, bookSome));
  await store.close();
  tell({ made: total });
}

function tell(news: SeedNews): void {
  process.send?.(news);
}

await seed(Number(count));
