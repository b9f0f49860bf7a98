import type { FaultCode } from '../core/fault.ts';
import type { Refusal } from '../core/refusal.ts';
import type { BookingFailure_Cause } from './wire/generated/messages.ts';

/** Names of gRPC's status codes, as far as they are answered. */
export type GrpcStatus =
  | 'INVALID_ARGUMENT'
  | 'NOT_FOUND'
  | 'FAILED_PRECONDITION'
  | 'UNAUTHENTICATED'
  | 'PERMISSION_DENIED'
  | 'RESOURCE_EXHAUSTED'
  | 'UNIMPLEMENTED'
  | 'UNAVAILABLE'
  | 'DEADLINE_EXCEEDED'
  | 'INTERNAL';

/** How one kind of failure is answered. */
export interface Answer {
  readonly http: number;
  readonly grpc: GrpcStatus;
}

/** What goes wrong before there is a request that could be judged. */
export type ConnectionFaultCode = 'request-timeout' | 'headers-too-large';

/** The `code` of an error body; never renamed, because partners may tell cases apart by it. */
export type AnswerCode = FaultCode | ConnectionFaultCode;

/**
 * The status of every failure, the only place that knows it ([google] 4.2). A booking that doesn't exist is a wrong argument of a
 * change, while the methods that read report `not-found` for it.
 */
export const answers: Readonly<Record<AnswerCode, Answer>> = {
  'invalid-argument': { http: 400, grpc: 'INVALID_ARGUMENT' },
  'unknown-booking': { http: 400, grpc: 'NOT_FOUND' },
  'not-found': { http: 404, grpc: 'NOT_FOUND' },
  refused: { http: 400, grpc: 'FAILED_PRECONDITION' },
  unauthenticated: { http: 401, grpc: 'UNAUTHENTICATED' },
  'permission-denied': { http: 403, grpc: 'PERMISSION_DENIED' },
  'too-large': { http: 413, grpc: 'RESOURCE_EXHAUSTED' },
  'too-many-requests': { http: 429, grpc: 'RESOURCE_EXHAUSTED' },
  'method-not-allowed': { http: 405, grpc: 'UNIMPLEMENTED' },
  'not-offered': { http: 501, grpc: 'UNIMPLEMENTED' },
  'not-ready': { http: 503, grpc: 'UNAVAILABLE' },
  'clinic-unavailable': { http: 503, grpc: 'UNAVAILABLE' },
  'outcome-unknown': { http: 504, grpc: 'DEADLINE_EXCEEDED' },
  internal: { http: 500, grpc: 'INTERNAL' },
  'request-timeout': { http: 408, grpc: 'DEADLINE_EXCEEDED' },
  'headers-too-large': { http: 431, grpc: 'RESOURCE_EXHAUSTED' },
};

/** The cause that tells a partner of a refusal ([google] 1.14). */
export const causes: Readonly<Record<Refusal, BookingFailure_Cause>> = {
  'slot-unavailable': 'SLOT_UNAVAILABLE',
  'slot-already-booked-by-user': 'SLOT_ALREADY_BOOKED_BY_USER',
  'lease-expired': 'LEASE_EXPIRED',
  'overlapping-reservation': 'OVERLAPPING_RESERVATION',
  'user-over-booking-limit': 'USER_OVER_BOOKING_LIMIT',
  'outside-cancellation-window': 'OUTSIDE_CANCELLATION_WINDOW',
  'booking-already-cancelled': 'BOOKING_ALREADY_CANCELLED',
  'booking-not-cancellable': 'BOOKING_NOT_CANCELLABLE',
  'offer-unavailable': 'OFFER_UNAVAILABLE',
  'payment-option-not-valid': 'PAYMENT_OPTION_NOT_VALID',
  'payment-error': 'PAYMENT_ERROR',
};
