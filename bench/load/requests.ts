import type { Json } from '../servers/answers.ts';

/** The sandbox's documented credentials. */
export const authorization = `Basic ${Buffer.from('google-sandbox:sandbox-secret').toString('base64')}`;

const merchant = 'bench-clinic';
const serviceCount = 4;
const daySec = 86_400;
const slotSec = 1_800;
/** Within the horizon, and too far away for the cancellation window. */
const firstDay = 2;
const days = 170;
const startsPerService = (days * daySec) / slotSec;

/** A place in time of one of the clinic's services. */
export interface Visit {
  readonly service: string;
  readonly startSec: number;
}

const firstSec = (Math.floor(Date.now() / 1000 / daySec) + firstDay) * daySec;

/** Visits are spread over all services and starts; the next number is another start. */
export function visit(number: number): Visit {
  const start = Math.floor(number / serviceCount) % startsPerService;
  return { service: `visit-${number % serviceCount}`, startSec: firstSec + start * slotSec };
}

/** The visit so many starts later, of the same service. */
export function later({ service, startSec }: Visit, starts: number): Visit {
  const start = ((startSec - firstSec) / slotSec + starts) % startsPerService;
  return { service, startSec: firstSec + start * slotSec };
}

/**
 * A look-up as a partner's page sends it: consecutive slots of one service. int64 are strings and fields in the
 * proto's order, as in the answer, which an echo then matches to the byte.
 */
export function lookUpRequest(slots: number, firstDayOfPage: number): Json {
  const slotTimes = Array.from({ length: slots }, (_, index) => ({
    start_sec: String(firstSec + firstDayOfPage * daySec + index * slotSec),
    duration_sec: String(slotSec),
    service_id: 'visit-0',
  }));
  return { merchant_id: merchant, slot_time: slotTimes };
}

/** A booking of an invented person; each number is another person. */
export function createRequest(person: number, token: string, { service, startSec }: Visit): Json {
  const digits = String(person).padStart(8, '0');
  return {
    slot: {
      merchant_id: merchant,
      service_id: service,
      start_sec: String(startSec),
      duration_sec: String(slotSec),
    },
    user_information: {
      user_id: userId(person),
      given_name: 'Mina',
      family_name: `Example${person}`,
      telephone: `+82 10-${digits.slice(0, 4)}-${digits.slice(4)}`,
      email: `mina${person}@example.com`,
    },
    payment_information: { prepayment_status: 'PREPAYMENT_NOT_PROVIDED' },
    idempotency_token: token,
  };
}

export function moveRequest(bookingId: string, { startSec }: Visit): Json {
  const slot = { start_sec: String(startSec), duration_sec: String(slotSec) };
  return { booking: { booking_id: bookingId, slot } };
}

export function cancelRequest(bookingId: string): Json {
  return { booking: { booking_id: bookingId, status: 'CANCELED' } };
}

export function userId(person: number): string {
  return `user-${person}`;
}
