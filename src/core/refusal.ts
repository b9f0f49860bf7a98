/**
 * Business reasons for which a booking is not made, moved or cancelled. Nothing is left behind in the clinic when one is given.
 * They are the causes of [google] 1.14 that can arise here.
 */
export type Refusal =
  | 'slot-unavailable'
  | 'slot-already-booked-by-user'
  | 'lease-expired'
  | 'overlapping-reservation'
  | 'user-over-booking-limit'
  | 'outside-cancellation-window'
  | 'booking-already-cancelled'
  | 'booking-not-cancellable'
  | 'offer-unavailable'
  | 'payment-option-not-valid'
  | 'payment-error';

/** Reasons for which an order is not made, besides those of {@link Refusal} ([google] 2.1). */
export type OrderRefusal =
  /** These services can't be had in one visit, or not at these times. */
  | 'services-not-combined'
  /** The clinic combines no services at all. */
  | 'nothing-combines'
  | 'price-changed'
  | 'too-many-tickets'
  | 'fees-not-charged';
