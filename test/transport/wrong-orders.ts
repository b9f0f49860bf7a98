import { made } from '../contract/fake-core.ts';
import type { WrongRequest } from './wrong-requests.ts';

const item = { service_id: 'consultation', start_sec: '1790000000', duration_sec: '1800' };

const user = {
  user_id: 'u-1',
  given_name: 'Jane',
  family_name: 'Roe',
  telephone: '+1 415-736-0000',
  email: 'jane@example.com',
};

const order = { merchant_id: 'seoul-clinic', user_information: user, item: [item] };

/** An order in the shape of [google] 2.1. */
export const ordering = { order, idempotency_token: 'o-1' };

const cart = { merchant_id: 'seoul-clinic', item: [item] };

function wrongOrder(situation: string, changes: object, field: string): WrongRequest {
  const message = { ...ordering, order: { ...order, ...changes } };
  return { situation, method: 'CreateOrder', message, code: 'invalid-argument', field };
}

/** The same wrong items in a cart and in an order. */
function wrongItems(situation: string, items: readonly object[], member: string): readonly WrongRequest[] {
  const message = { ...cart, item: items };
  return [
    wrongOrder(`an order ${situation}`, { item: items }, `order.item${member}`),
    {
      situation: `a cart ${situation}`,
      method: 'CheckOrderFulfillability',
      message,
      code: 'invalid-argument',
      field: `item${member}`,
    },
  ];
}

function wrongItem(situation: string, changes: object, member: string): readonly WrongRequest[] {
  return wrongItems(situation, [item, { ...item, ...changes }], `[1].${member}`);
}

export const wrongOrders: readonly WrongRequest[] = [
  {
    situation: 'no order',
    method: 'CreateOrder',
    message: { idempotency_token: 'o' },
    code: 'invalid-argument',
    field: 'order',
  },
  {
    situation: 'an order without a token',
    method: 'CreateOrder',
    message: { order },
    code: 'invalid-argument',
    field: 'idempotency_token',
  },
  wrongOrder('an order that has an id already', { order_id: made.id }, 'order.order_id'),
  wrongOrder('an order at no merchant', { merchant_id: '' }, 'order.merchant_id'),
  wrongOrder('an order at a hidden merchant', { merchant_id: 'hidden-clinic' }, 'order.merchant_id'),
  wrongOrder('an order of nobody', { user_information: undefined }, 'order.user_information'),
  wrongOrder(
    'an order of a user without id',
    { user_information: { ...user, user_id: '' } },
    'order.user_information.user_id',
  ),
  wrongOrder(
    'an order of somebody without a name',
    { user_information: { ...user, given_name: ' ' } },
    'order.user_information.given_name',
  ),
  wrongOrder(
    'an order of a name that is too long',
    { user_information: { ...user, family_name: 'x'.repeat(41) } },
    'order.user_information.family_name',
  ),
  wrongOrder(
    'an order of a number that nobody could call',
    { user_information: { ...user, telephone: '12' } },
    'order.user_information.telephone',
  ),
  ...wrongItems('of nothing', [], ''),
  ...wrongItems(
    'of more than a visit can hold',
    Array.from({ length: 21 }, () => item),
    '',
  ),
  ...wrongItem('of no service', { service_id: '' }, 'service_id'),
  ...wrongItem("of another merchant's service", { service_id: 'vaccination' }, 'service_id'),
  ...wrongItem('at no time', { start_sec: undefined }, 'start_sec'),
  ...wrongItem('of no length', { duration_sec: 0 }, 'duration_sec'),
  ...wrongItem('for nobody', { tickets: [{ ticket_id: 'adult', count: 0 }] }, 'tickets[0].count'),
  ...wrongItem(
    'for fewer than nobody',
    {
      tickets: [
        { ticket_id: 'adult', count: 1 },
        { ticket_id: 'child', count: -1 },
      ],
    },
    'tickets[1].count',
  ),
  ...wrongItem(
    'that earns money',
    { price: { price_micros: '-1', currency_code: 'KRW' } },
    'price.price_micros',
  ),
  ...wrongItem('at a price in no money', { price: { price_micros: '1000000' } }, 'price.currency_code'),
  {
    situation: 'a cart at no merchant',
    method: 'CheckOrderFulfillability',
    message: { item: [item] },
    code: 'invalid-argument',
    field: 'merchant_id',
  },
  {
    situation: 'orders of nobody',
    method: 'ListOrders',
    message: {},
    code: 'invalid-argument',
    field: 'user_id',
  },
  {
    situation: 'orders by no id',
    method: 'ListOrders',
    message: { order_ids: {} },
    code: 'invalid-argument',
    field: 'order_ids.order_id',
  },
  {
    situation: 'orders by too many ids',
    method: 'ListOrders',
    message: { order_ids: { order_id: Array.from({ length: 51 }, () => made.id) } },
    code: 'invalid-argument',
    field: 'order_ids.order_id',
  },
  {
    situation: 'orders of an unknown user',
    method: 'ListOrders',
    message: { user_id: 'u-2' },
    code: 'not-found',
  },
];
