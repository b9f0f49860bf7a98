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
