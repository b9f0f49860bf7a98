import { type Booking, markerOf } from '../core/booking.ts';
import type { ImageRegistration } from '../core/house-store.ts';
import type { Operation } from '../core/operation.ts';

/** An operation as the admin server shows it: what a person needs in order to look it up in the clinic, and nothing about the visitor. */
export interface UnresolvedView {
  readonly id: string;
  readonly bookingId: string;
  readonly merchant: string;
  readonly partner: string;
  readonly kind: Operation['intent']['kind'];
  readonly state: Operation['state'];
  /** When the operation began, and when its command was last allowed to be sent; ISO 8601 in UTC. */
  readonly since: string;
  readonly sentAt: string;
  readonly sends: number;
  readonly trouble: string | null;
}

export function viewOf(operation: Operation): UnresolvedView {
  return {
    id: operation.id,
    bookingId: operation.bookingId,
    merchant: operation.merchantId,
    partner: operation.partnerId,
    kind: operation.intent.kind,
    state: operation.state,
    since: new Date(operation.startedMs).toISOString(),
    sentAt: new Date(operation.sentMs).toISOString(),
    sends: operation.sends,
    trouble: operation.trouble,
  };
}

/** Images of which nobody knows whether the clinic has attached them, as the admin server shows them. */
export interface ImagesView {
  readonly id: string;
  readonly merchant: string;
  readonly partner: string;
  /** The clinic's ids of those whom they show: where to look. */
  readonly visitorIds: readonly string[];
  /** The booking whose visit they are of, where that was said. */
  readonly bookingId: string | null;
  /** How many there are; null where an older version sent them. */
  readonly images: number | null;
  /** When they were sent; ISO 8601 in UTC. */
  readonly since: string;
  readonly trouble: string | null;
}

export function imagesViewOf(registration: ImageRegistration): ImagesView {
  return {
    id: registration.id,
    merchant: registration.merchantId,
    partner: registration.partnerId,
    visitorIds: registration.visitorIds,
    bookingId: registration.bookingId,
    images: registration.imageCount,
    since: new Date(registration.startedMs).toISOString(),
    trouble: registration.trouble,
  };
}

/** A booking whose reservation's id can't be learnt, as the admin server shows it. */
export interface UntracedView {
  readonly bookingId: string;
  readonly merchant: string;
  readonly partner: string;
  /** What to look for in the clinic's calendar. */
  readonly memo: string;
  /** When the visit begins and when the booking was made; ISO 8601 in UTC. */
  readonly start: string;
  readonly since: string;
}

export function untracedViewOf(booking: Booking): UntracedView {
  return {
    bookingId: booking.id,
    merchant: booking.merchantId,
    partner: booking.partnerId,
    memo: markerOf(booking.id),
    start: new Date(booking.startSec * 1000).toISOString(),
    since: new Date(booking.createdMs).toISOString(),
  };
}
