import type { Json } from './channel/channel.ts';
import type { FeedSlot } from './feed/feed.ts';
import type { Person } from './person.ts';

/** `Slot` of a slot of the feed ([google] 1.11). */
export function slotMessage(slot: FeedSlot): Json {
  return {
    merchant_id: slot.merchantId,
    service_id: slot.serviceId,
    start_sec: String(slot.startSec),
    duration_sec: String(slot.durationSec),
    ...(slot.tag === undefined ? {} : { availability_tag: slot.tag }),
    ...(slot.resources === undefined ? {} : { resources: slot.resources }),
    ...(slot.mode === undefined ? {} : { confirmation_mode: slot.mode }),
  };
}

/** `SlotTime` of a slot of the feed: the same, with the resources under another key and without the merchant ([google] 1.3). */
export function slotTimeMessage(slot: FeedSlot): Json {
  const { merchant_id: _merchant, resources, ...rest } = slotMessage(slot);
  return { ...rest, ...(resources === undefined ? {} : { resource_ids: resources }) };
}

/** CreateBookingRequest as Google sends it for an unpaid booking ([google] 1.6). */
export function createRequest(slot: FeedSlot, person: Person, token: string): Json {
  return {
    slot: slotMessage(slot),
    user_information: person,
    payment_information: { prepayment_status: 'PREPAYMENT_NOT_PROVIDED' },
    idempotency_token: token,
  };
}

/** UpdateBookingRequest that cancels ([google] 1.7). */
export function cancelRequest(bookingId: string): Json {
  return { booking: { booking_id: bookingId, status: 'CANCELED' } };
}

/** UpdateBookingRequest that reschedules ([google] 1.7). */
export function moveRequest(bookingId: string, to: Pick<FeedSlot, 'startSec' | 'durationSec'>): Json {
  return {
    booking: {
      booking_id: bookingId,
      slot: { start_sec: String(to.startSec), duration_sec: String(to.durationSec) },
    },
  };
}

/** BatchAvailabilityLookupRequest for slots of one merchant ([google] 1.3). */
export function lookUpRequest(slots: readonly FeedSlot[]): Json {
  return { merchant_id: slots[0]?.merchantId ?? '', slot_time: slots.map(slotTimeMessage) };
}

/** CreateLeaseRequest ([google] 1.5). */
export function leaseRequest(slot: FeedSlot, reference: string, expiresSec: number): Json {
  return {
    lease: {
      slot: slotMessage(slot),
      user_reference: reference,
      lease_expiration_time_sec: String(expiresSec),
    },
  };
}

/** Line items of an order, one for each slot ([google] 2.1). */
export function itemsOf(slots: readonly FeedSlot[]): readonly Json[] {
  return slots.map(({ serviceId, startSec, durationSec }) => ({
    service_id: serviceId,
    start_sec: String(startSec),
    duration_sec: String(durationSec),
  }));
}

/** CheckOrderFulfillabilityRequest ([google] 2.1). */
export function cartRequest(slots: readonly FeedSlot[]): Json {
  return { merchant_id: slots[0]?.merchantId ?? '', item: itemsOf(slots) };
}

/** CreateOrderRequest ([google] 2.1). */
export function orderRequest(slots: readonly FeedSlot[], person: Person, token: string): Json {
  return {
    order: {
      user_information: person,
      payment_information: { prepayment_status: 'PREPAYMENT_NOT_PROVIDED' },
      merchant_id: slots[0]?.merchantId ?? '',
      item: itemsOf(slots),
    },
    idempotency_token: token,
  };
}
