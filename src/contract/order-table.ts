import type { OrderRefusal, Refusal } from '../core/refusal.ts';
import type {
  LineItemFulfillability_ItemFulfillabilityResult,
  OrderFailure_Cause,
  OrderFulfillability_OrderFulfillabilityResult,
} from './wire/generated/messages.ts';

/** The word for an order as a whole. */
export type OrderWord = OrderFulfillability_OrderFulfillabilityResult;

/** The word for one of its items. */
export type ItemWord = LineItemFulfillability_ItemFulfillabilityResult;

/** How a refusal of an order is told: as its fulfillability, or by a cause of its own. */
export type OrderAnswer =
  | { readonly cause: 'ORDER_UNFULFILLABLE'; readonly result: OrderWord }
  | { readonly cause: Exclude<OrderFailure_Cause, 'ORDER_UNFULFILLABLE'>; readonly result: null };

const other: OrderAnswer = { cause: 'ORDER_UNFULFILLABLE', result: 'ORDER_UNFULFILLABLE_OTHER_REASON' };
const byItem: OrderAnswer = { cause: 'ORDER_UNFULFILLABLE', result: 'UNFULFILLABLE_LINE_ITEM' };
const payment: OrderAnswer = { cause: 'PAYMENT_ERROR', result: null };

/**
 * The answer to every reason for which an order is not made ([google] 2.1), the only place that knows it. For what is wrong with a booking
 * of the user or the person orders have no word but "other reason"; `unfulfillable_reason` says which.
 */
export const orderAnswers: Readonly<Record<Refusal | OrderRefusal, OrderAnswer>> = {
  'slot-unavailable': byItem,
  'slot-already-booked-by-user': other,
  'lease-expired': other,
  'overlapping-reservation': other,
  'user-over-booking-limit': other,
  'outside-cancellation-window': other,
  'booking-already-cancelled': other,
  'booking-not-cancellable': other,
  'offer-unavailable': other,
  'payment-option-not-valid': payment,
  'payment-error': payment,
  'services-not-combined': { cause: 'ORDER_UNFULFILLABLE', result: 'UNFULFILLABLE_SERVICE_COMBINATION' },
  'nothing-combines': other,
  'price-changed': byItem,
  'too-many-tickets': byItem,
  'fees-not-charged': { cause: 'INCORRECT_FEE_TOTAL', result: null },
};
