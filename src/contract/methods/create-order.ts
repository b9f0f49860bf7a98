import type { CreateRequest, SlotWish } from '../../core/booking-core.ts';
import type { Partner } from '../../core/catalogue.ts';
import { invalidArgument } from '../../core/fault.ts';
import { idempotencyToken, userId } from '../../core/identifiers.ts';
import type { OrderRefusal } from '../../core/refusal.ts';
import { checkTexts, idRule, type TextRules } from '../check-text.ts';
import { echoOf } from '../echo.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { type ReadItems, readItems, wishesOf } from '../line-items.ts';
import type { Call, ContractPorts, ResponseOf } from '../method.ts';
import { flawOf, orderAsMade, orderFailure } from '../order-message.ts';
import { paymentRefusal } from '../payment-refusal.ts';
import { personOf, personRules } from '../person.ts';
import { required } from '../required.ts';
import { type Merchants, visibleMerchant } from '../visible-catalogue.ts';
import type { CreateOrderRequest, LineItem, Order, PaymentInformation } from '../wire/generated/messages.ts';

const textRules: TextRules = {
  '*': { kind: 'text', maxLength: 1_000 },
  'order.merchant_id': idRule,
  'order.item.service_id': idRule,
  ...personRules('order.'),
  'payment_processing_parameters.payment_method_token': { kind: 'text', maxLength: 100_000 },
  'payment_processing_parameters.unparsed_payment_method_token': { kind: 'text', maxLength: 100_000 },
  idempotency_token: idRule,
};

/** The visitor's answers to the partner's questions reach the clinic up to this length. */
const longestNote = 2_000;

/** [google] 2.1. As for a booking, every repeat of a success reads the same. */
export async function createOrder(
  { core, merchants }: ContractPorts,
  { partner, request, untilMs }: Call<'CreateOrder'>,
): Promise<ResponseOf<'CreateOrder'>> {
  checkTexts(request, textRules);
  const { items, wanted } = readRequest(merchants, partner, request);
  const result = await core.createOrder(wanted, untilMs);
  if (result.kind !== 'booking') return { order_failure: orderFailure(items, result) };
  return { order: orderAsMade(result.booking) };
}

function readRequest(
  merchants: Merchants,
  partner: Partner,
  request: CreateOrderRequest,
): { readonly items: ReadItems; readonly wanted: CreateRequest } {
  const token = required(request.idempotency_token, 'idempotency_token');
  const order = required(request.order, 'order');
  if (order.order_id !== undefined)
    throw invalidArgument('order.order_id', 'is given by the answer, not the request');
  const merchant = visibleMerchant(merchants, partner, order.merchant_id, 'order.merchant_id');
  const items = readItems(merchant, order.item, 'order.item');
  const user = required(order.user_information, 'order.user_information');
  const wish = earliest(items);
  const { payment_information: payment } = order;
  const wanted: CreateRequest = {
    partnerId: partner.id,
    token: idempotencyToken(token),
    fingerprint: fingerprintOf(request),
    merchant,
    wish,
    order: { items: wishesOf(items), refusalIfFree: flawOf(items) ?? feeRefusal(payment) },
    userId: userId(required(user.user_id, 'order.user_information.user_id')),
    visitor: { kind: 'person', person: personOf(partner, user, merchant, 'order.user_information') },
    note: noteOf(order),
    refusalIfFree: paymentRefusal(payment, request.payment_processing_parameters),
    lease: null,
    echo: echoOf(
      { merchant_id: merchant.id, service_id: wish.service.id, start_sec: wish.startSec },
      user,
      payment,
      items.map(({ item }): LineItem => item),
    ),
  };
  return { items, wanted };
}

function earliest(items: ReadItems): SlotWish {
  const [first, ...others] = wishesOf(items);
  return others.reduce((earlier, wish) => (wish.startSec < earlier.startSec ? wish : earlier), first);
}

/** CheckOrderFulfillability tells of no fees, so there are none to be paid ([google] 1.12). */
function feeRefusal(payment: PaymentInformation | undefined): OrderRefusal | null {
  return (payment?.fees_and_taxes?.price_micros ?? 0) === 0 ? null : 'fees-not-charged';
}

/** Of an order the visitor's own words are the answers to the partner's questions. */
function noteOf({ item = [] }: Order): string | null {
  const answers = item.flatMap(({ intake_form_answers: form }) => form?.answer ?? []);
  const words = answers.map(({ id, response = [] }) => `${id ?? ''}: ${response.join(', ')}`);
  return words.length === 0 ? null : [...words.join('; ')].slice(0, longestNote).join('');
}
