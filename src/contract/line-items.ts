import type { ItemWishes, SlotWish } from '../core/booking-core.ts';
import type { Merchant, Price, Service } from '../core/catalogue.ts';
import { invalidArgument } from '../core/fault.ts';
import type { OrderRefusal } from '../core/refusal.ts';
import { saysSomething } from './fingerprint.ts';
import { required } from './required.ts';
import { serviceOf } from './visible-catalogue.ts';
import type { LineItem, OrderedTickets, Price as PriceMessage } from './wire/generated/messages.ts';

/** More services than this in one visit are no visit, and every one of them costs the clinic a look. */
const mostItems = 20;

/** A visit to a clinic is for one person. */
export const mostTickets = 1;

/** What is wrong with an item whatever the clinic has room for; null: nothing. */
export type ItemFlaw = Extract<OrderRefusal, 'price-changed' | 'too-many-tickets'> | null;

/** A line item as it was asked for. */
export interface ReadItem {
  readonly wish: SlotWish;
  /** As it is answered: with the service's own price, and a warning where that is another one than was asked for. */
  readonly item: LineItem;
  readonly flaw: ItemFlaw;
}

/** At least one. */
export type ReadItems = readonly [ReadItem, ...ReadItem[]];

/**
 * The items of an order, under `field`.
 * @throws {Fault} `invalid-argument` for what is missing, unknown or can't be counted
 */
export function readItems(
  merchant: Merchant,
  items: readonly LineItem[] | undefined,
  field: string,
): ReadItems {
  const [first, ...others] = required(items, field);
  if (first === undefined) throw invalidArgument(field, 'is required');
  if (others.length >= mostItems) throw invalidArgument(field, `must be at most ${mostItems} items`);
  const read = (item: LineItem, index: number): ReadItem => readItem(merchant, item, `${field}[${index}]`);
  return [read(first, 0), ...others.map((item, index) => read(item, index + 1))];
}

export function wishesOf([first, ...others]: ReadItems): ItemWishes {
  return [first.wish, ...others.map(({ wish }) => wish)];
}

function readItem(merchant: Merchant, asked: LineItem, field: string): ReadItem {
  const service = serviceOf(merchant, asked.service_id, `${field}.service_id`);
  const startSec = required(asked.start_sec, `${field}.start_sec`);
  const durationSec = required(asked.duration_sec, `${field}.duration_sec`);
  const tickets = countTickets(asked.tickets ?? [], `${field}.tickets`);
  const price = judgePrice(service, asked.price, `${field}.price`);
  // Status and warning are the answer's to give ([google] 2.1).
  const { status: _status, warning_reason: _warning, price: _price, ...said } = asked;
  return {
    wish: { service, startSec, durationSec, field },
    item: { ...said, ...price.told },
    flaw: tickets > mostTickets ? 'too-many-tickets' : price.isWrong ? 'price-changed' : null,
  };
}

/** None named is one: whoever orders comes. */
function countTickets(tickets: readonly OrderedTickets[], field: string): number {
  let count = 0;
  for (const [index, { count: some }] of tickets.entries()) {
    if (some === undefined || some < 1)
      throw invalidArgument(`${field}[${index}].count`, 'must be at least 1');
    count += some;
  }
  return Math.max(1, count);
}

interface JudgedPrice {
  readonly told: Pick<LineItem, 'price' | 'warning_reason'>;
  readonly isWrong: boolean;
}

/** A service without a configured price has whatever price the partner's feed gives it. */
function judgePrice({ price }: Service, asked: PriceMessage | undefined, field: string): JudgedPrice {
  if (asked === undefined || !saysSomething(asked))
    return { told: price === null ? {} : { price: messageOf(price) }, isWrong: false };
  const micros = asked.price_micros ?? 0;
  const currency = required(asked.currency_code, `${field}.currency_code`);
  if (micros < 0) throw invalidArgument(`${field}.price_micros`, 'must not be negative');
  if (price === null) return { told: { price: asked }, isWrong: false };
  // More or less can be said only of the same money.
  if (currency !== price.currency) return { told: { price: messageOf(price) }, isWrong: true };
  if (micros === price.micros) return { told: { price: asked }, isWrong: false };
  const warning_reason = price.micros > micros ? 'PRICE_INCREASE' : 'PRICE_DECREASE';
  return { told: { price: messageOf(price), warning_reason }, isWrong: true };
}

function messageOf({ micros, currency }: Price): PriceMessage {
  return { price_micros: micros, currency_code: currency };
}
