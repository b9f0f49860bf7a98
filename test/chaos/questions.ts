import type { MethodName } from '../../src/contract/wire/protos.ts';
import { seoulGroupIds, seoulZoneIds } from '../../src/sandbox-clinic/demo-data.ts';
import { merchants } from './merchants.ts';
import type { Question } from './partner.ts';
import type { Call } from './partner-calls.ts';
import type { Wish } from './record.ts';

/** By what a booking is named where it is changed. */
export interface Made {
  readonly id: string;
  readonly scheduleId: string | null;
}

const commands = '/schedule/open/v1/commands';

type Message = Call['message'];

const nobody = { wish: null, startSec: null, expiresSec: null, visitor: null };

/** Where each of the services is in the clinic's own words. */
const seoulPlaces: Readonly<
  Record<string, { readonly reservationGroupId: string; readonly zoneId: string }>
> = {
  consultation: { reservationGroupId: seoulGroupIds.consultation, zoneId: seoulZoneIds.consultation },
  'laser-toning': { reservationGroupId: seoulGroupIds.laserToning, zoneId: seoulZoneIds.laserToning },
  botox: { reservationGroupId: seoulGroupIds.botox, zoneId: seoulZoneIds.botox },
};

/** The token goes along as the visitor's own words, so that the clinic shows it. */
export function createOf(wish: Wish): Question {
  const about = { ...nobody, kind: 'create', wish: wish.number } as const;
  if (wish.kind === 'order') return { ...about, call: asked('CreateOrder', orderOf(wish)) };
  if (wish.kind === 'house') return { ...about, call: reserveOf(wish) };
  const message = {
    slot: slotOf(wish, wish.startSec),
    ...(wish.leaseId === null ? {} : { lease_ref: { lease_id: wish.leaseId } }),
    user_information: userOf(wish),
    payment_information: { prepayment_status: 'PREPAYMENT_NOT_PROVIDED' },
    idempotency_token: wish.token,
    additional_request: wish.token,
  };
  return { ...about, call: asked('CreateBooking', message) };
}

/** An order has no words of its visitor's but the answers to the partner's questions. */
function orderOf({ token, merchant, startSec, ...wish }: Wish): Message {
  const [first, second] = merchants[merchant].order;
  const form = { answer: [{ id: 'wish', response: [token] }] };
  const item = [
    { service_id: first.id, start_sec: startSec, duration_sec: first.durationSec, intake_form_answers: form },
    { service_id: second.id, start_sec: startSec + first.durationSec, duration_sec: second.durationSec },
  ];
  const user_information = userOf(wish);
  return { idempotency_token: token, order: { merchant_id: merchant, item, user_information } };
}

function reserveOf(wish: Wish): Call {
  const message = {
    ...wordsOf(wish),
    visitorId: wish.user,
    startDateTimeUtc: instant(wish.startSec),
    endDateTimeUtc: instant(wish.startSec + wish.durationSec),
  };
  const { token: key, startSec } = wish;
  return { kind: 'command', path: `${commands}/reserve-by-visitor-id`, message, key, startSec };
}

/** `forSec`: for how long from `nowSec` on. */
export function leaseOf(wish: Wish, nowSec: number, forSec: number): Question {
  const expiresSec = nowSec + forSec;
  const lease = {
    slot: slotOf(wish, wish.startSec),
    user_reference: `lease-${wish.token}`,
    lease_expiration_time_sec: expiresSec,
  };
  return { ...nobody, kind: 'lease', call: asked('CreateLease', { lease }), wish: wish.number, expiresSec };
}

/** `key`: by which the clinic's own command is known when it is repeated. */
export function moveOf(wish: Wish, { id, scheduleId }: Made, startSec: number, key: string | null): Question {
  const about = { ...nobody, kind: 'move', wish: wish.number, startSec } as const;
  if (wish.kind !== 'house') {
    const booking = { booking_id: id, slot: slotOf(wish, startSec) };
    return { ...about, call: asked('UpdateBooking', { booking }) };
  }
  const message = {
    ...wordsOf(wish),
    scheduleId,
    startDateTime: instant(startSec),
    endDateTime: instant(startSec + wish.durationSec),
  };
  const path = `${commands}/update-reservation`;
  return { ...about, call: { kind: 'command', path, message, key, startSec } };
}

export function cancelOf(wish: Wish, { id, scheduleId }: Made, key: string | null): Question {
  const about = { ...nobody, kind: 'cancel', wish: wish.number } as const;
  if (wish.kind !== 'house') {
    const booking = { booking_id: id, status: 'CANCELED' };
    return { ...about, call: asked('UpdateBooking', { booking }) };
  }
  const path = `${commands}/cancel-reservation`;
  const message = { scheduleId, reason: 'CANCELED' };
  return { ...about, call: { kind: 'command', path, message, key, startSec: null } };
}

/** The clinic takes images of whomever; each key is of another visitor, so that they can be told apart there. */
export function imagesOf(visitor: string): Question {
  const message = { images: [{ visitorId: visitor, fileName: 'before.jpg', source: 'HOSPITAL' }] };
  const path = '/image/open/v1/commands/register-visitor-images';
  const call: Call = { kind: 'command', path, message, key: visitor, startSec: null };
  return { ...nobody, kind: 'images', call, visitor };
}

export function statusOf({ number, kind }: Wish, id: string): Question {
  const call = asked('GetBookingStatus', { booking_id: id }, kind === 'house');
  return { ...nobody, kind: 'status', call, wish: number };
}

export function listOf({ kind, user }: Wish): Question {
  const method = kind === 'order' ? 'ListOrders' : 'ListBookings';
  return { ...nobody, kind: 'list', call: asked(method, { user_id: user }, kind === 'house') };
}

export function lookUpOf(wish: Wish, startSec: number): Question {
  const { merchant, service, durationSec } = wish.kind === 'order' ? { ...wish, ...firstOf(wish) } : wish;
  const slot = { service_id: service, start_sec: startSec, duration_sec: durationSec };
  const message = { merchant_id: merchant, slot_time: [slot] };
  return { ...nobody, kind: 'look-up', call: asked('BatchAvailabilityLookup', message) };
}

function asked(method: MethodName, message: Message, byHouse = false): Call {
  return { kind: 'method', method, message, byHouse };
}

function firstOf({ merchant }: Wish): Pick<Wish, 'service' | 'durationSec'> {
  const [{ id: service, durationSec }] = merchants[merchant].order;
  return { service, durationSec };
}

function userOf({ user }: Pick<Wish, 'user'>): object {
  const number = user.slice('user-'.length);
  return {
    user_id: user,
    given_name: 'Mina',
    family_name: `Example${number}`,
    telephone: `+82 10-1234-${1000 + Number(number)}`,
    email: `mina${number}@example.com`,
  };
}

/** The token is the memo, before and after every change. */
function wordsOf({ service, token }: Wish): object {
  return {
    ...seoulPlaces[service],
    consultationRequired: false,
    sedationRequired: false,
    reservationMemo: token,
  };
}

function instant(sec: number): string {
  return new Date(sec * 1000).toISOString();
}

function slotOf({ merchant, service, durationSec }: Wish, startSec: number): object {
  return { merchant_id: merchant, service_id: service, start_sec: startSec, duration_sec: durationSec };
}
