import type { Booking } from '../core/booking.ts';
import type { OrderResult } from '../core/booking-core.ts';
import type { ServiceId } from '../core/identifiers.ts';
import type { OrderRefusal, Refusal } from '../core/refusal.ts';
import { statusName } from './booking-message.ts';
import { readEcho } from './echo.ts';
import { type ItemFlaw, mostTickets, type ReadItem, type ReadItems } from './line-items.ts';
import { type ItemWord, type OrderWord, orderAnswers } from './order-table.ts';
import type {
  BookingStatus,
  LineItemFulfillability,
  Order,
  OrderFailure,
  OrderFulfillability,
} from './wire/generated/messages.ts';

/** The order as it was made: what every repeat of its creation reads. */
export function orderAsMade(booking: Booking): Order {
  return orderMessage(booking, 0, 'CONFIRMED');
}

/** The order as it is now: its items keep their distances, since only the visit as a whole is moved. */
export function orderNow(booking: Booking): Order {
  const { slot } = readEcho(booking);
  return orderMessage(booking, booking.startSec - (slot.start_sec ?? booking.startSec), statusName(booking));
}

function orderMessage(booking: Booking, movedSec: number, status: BookingStatus): Order {
  const { slot, item = [], ...said } = readEcho(booking);
  return {
    order_id: booking.id,
    ...said,
    ...(slot.merchant_id === undefined ? {} : { merchant_id: slot.merchant_id }),
    item: item.map((one) => ({ ...one, start_sec: (one.start_sec ?? 0) + movedSec, status })),
  };
}

/** Why an order can't be had. */
export interface OrderHitch {
  readonly refusal: Refusal | OrderRefusal;
  /** For developers. */
  readonly detail: string;
  /** The services that there is no room for. */
  readonly without: readonly ServiceId[];
}

/** What stands in the order's way by itself, whatever the clinic has room for; null: nothing. */
export function flawOf(items: ReadItems): ItemFlaw {
  return items.find(({ flaw }) => flaw !== null)?.flaw ?? null;
}

/** null: it can be had. */
export function orderFulfillability(items: ReadItems, hitch: OrderHitch | null): OrderFulfillability {
  if (hitch === null)
    return {
      result: 'CAN_FULFILL',
      item_fulfillability: items.map((item) => itemFulfillability(item, null, [])),
    };
  const result: OrderWord = orderAnswers[hitch.refusal].result ?? 'ORDER_UNFULFILLABLE_OTHER_REASON';
  const isByItem = result === 'UNFULFILLABLE_LINE_ITEM';
  return {
    result,
    item_fulfillability: items.map((item) =>
      itemFulfillability(item, isByItem ? null : hitch.detail, hitch.without),
    ),
    unfulfillable_reason: hitch.detail,
  };
}

/** `reason`: why no item can be had, each being as good as the others. */
function itemFulfillability(
  { item, flaw, wish }: ReadItem,
  reason: string | null,
  without: readonly ServiceId[],
): LineItemFulfillability {
  if (reason !== null)
    return { item, result: 'ITEM_UNFULFILLABLE_OTHER_REASON', unfulfillable_reason: reason };
  if (without.includes(wish.service.id))
    return { item, result: 'SLOT_UNAVAILABLE', availability: { spots_open: 0 } };
  const result: ItemWord = flaw === null ? 'CAN_FULFILL' : flawWords[flaw];
  if (flaw !== 'too-many-tickets') return { item, result };
  return { item, result, violated_ticket_constraint: [{ max_ticket_count: mostTickets }] };
}

const flawWords: Readonly<Record<Exclude<ItemFlaw, null>, ItemWord>> = {
  'price-changed': 'INCORRECT_PRICE',
  'too-many-tickets': 'TICKET_CONSTRAINT_VIOLATED',
};

/** The failure that tells of a refusal; its description is for developers. */
export function orderFailure(
  items: ReadItems,
  result: Exclude<OrderResult, { kind: 'booking' }>,
): OrderFailure {
  const { refusal, detail } = result;
  const answer = orderAnswers[refusal];
  if (answer.result === null) return { cause: answer.cause, description: detail };
  const fulfillability = orderFulfillability(items, { refusal, detail, without: withoutRoom(items, result) });
  return { cause: answer.cause, fulfillability, description: detail };
}

/** Where it can't be told which of them there is no room for, it is none of them. */
function withoutRoom(
  items: ReadItems,
  result: Exclude<OrderResult, { kind: 'booking' }>,
): readonly ServiceId[] {
  if (result.kind === 'order-refused' || result.refusal !== 'slot-unavailable') return [];
  const { without = [] } = result;
  return without.length > 0 ? without : items.map(({ wish }) => wish.service.id);
}
