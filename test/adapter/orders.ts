import { Metadata, status } from '@grpc/grpc-js';
import { bookingRequest, type Reply, type RunningSystem } from './running-system.ts';
import type { Way } from './utrecht-clinic.ts';

export type Json = Record<string, unknown>;

export type OrderMethod =
  | 'CheckOrderFulfillability'
  | 'CreateOrder'
  | 'ListOrders'
  | 'UpdateBooking'
  | 'CreateBooking'
  | 'CreateLease'
  | 'ListBookings'
  | 'GetBookingStatus'
  | 'BatchAvailabilityLookup';

/** Asks, and repeats as partners do while the answer came too late: these tests are about what is answered, not how soon. */
export async function ask(
  system: RunningSystem,
  way: Way,
  method: OrderMethod,
  body: object,
): Promise<Reply<Json>> {
  for (;;) {
    const reply = await (way === 'http' ? system.http(method, body) : overGrpc(system, method, body));
    if (!tooLate.has(reply.status)) return reply;
  }
}

/** Errors as replies, like those of HTTP. */
async function overGrpc(system: RunningSystem, method: OrderMethod, body: object): Promise<Reply<Json>> {
  try {
    return await system.grpc(method, body);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'metadata' in error)) throw error;
    if (!(error.metadata instanceof Metadata)) throw error;
    const field = error.metadata.get('error-field')[0];
    return { status: Number(error.code), body: { error: { ...(field === undefined ? {} : { field }) } } };
  }
}

const tooLate: ReadonlySet<number> = new Set([503, 504, status.UNAVAILABLE, status.DEADLINE_EXCEEDED]);

export interface Item {
  readonly service: string;
  readonly startSec: number;
  readonly durationSec: number;
  readonly more?: object;
}

/** A line item of 20 minutes. */
export function short(service: string, startSec: number, more: object = {}): Item {
  return { service, startSec, durationSec: 1_200, more };
}

export function lineItem({ service, startSec, durationSec, more = {} }: Item) {
  return { service_id: service, start_sec: startSec, duration_sec: durationSec, ...more };
}

/** A complete CreateOrder request of an invented person. */
export function orderRequest(number: number, merchant: string, items: readonly Item[]) {
  const { user_information, payment_information, idempotency_token } = bookingRequest(number, {
    service: '',
    startSec: 0,
    durationSec: 0,
  });
  return {
    order: { merchant_id: merchant, user_information, payment_information, item: items.map(lineItem) },
    idempotency_token,
  };
}

export function checkRequest(merchant: string, items: readonly Item[]) {
  return { merchant_id: merchant, item: items.map(lineItem) };
}

export function orderOf({ body }: Reply<Json>): Json {
  return (body['order'] ?? {}) as Json;
}

export function itemsOf(order: Json): readonly Json[] {
  return order['item'] as Json[];
}

export function bookingOf({ body }: Reply<Json>): Json {
  return (body['booking'] ?? {}) as Json;
}

/** How an order stands by what CheckOrderFulfillability or a failed CreateOrder says of it: the whole, then its items. */
export function wordsOf(fulfillability: unknown): readonly unknown[] {
  const { result, item_fulfillability: items = [] } = fulfillability as {
    result: string;
    item_fulfillability?: readonly { readonly result: string }[];
  };
  return [result, ...items.map((item) => item.result)];
}

/** The words of an answer of CheckOrderFulfillability. */
export function checkedWords({ body }: Reply<Json>): readonly unknown[] {
  return wordsOf(body['fulfillability']);
}

/** The cause of a failed CreateOrder, and its words. */
export function failureWords({ body }: Reply<Json>): readonly unknown[] {
  const { cause, fulfillability } = body['order_failure'] as Json;
  return [cause, ...(fulfillability === undefined ? [] : wordsOf(fulfillability))];
}
