import type { BookingResult } from './booking-core.ts';
import type { Merchant } from './catalogue.ts';
import type { EpochMs } from './clock.ts';
import type { HouseQuery } from './house-driver.ts';
import type { CommandKey } from './house-store.ts';
import type { BookingId, PartnerId, ServiceId } from './identifiers.ts';
import type { Place, TimeSpan } from './opening.ts';
import type { HouseTerms } from './operation.ts';

/** One of the clinic's own commands, from a caller of the house. */
export interface HouseCommand {
  readonly partnerId: PartnerId;
  readonly merchant: Merchant;
  /** By which a repeat is known; null: each is a command of its own. */
  readonly key: CommandKey | null;
}

/** What the core doesn't know of a booking but keeps with it, for reading back. */
export type HouseEcho = (
  visit: TimeSpan & { readonly serviceId: ServiceId; readonly visitorId: string },
) => string;

export interface HouseReserve extends HouseCommand, TimeSpan {
  readonly visitorId: string;
  readonly place: Place;
  readonly terms: HouseTerms;
  readonly echo: HouseEcho;
}

/** A change of a schedule, whoever booked it: with the adapter, or with the clinic's staff. */
export interface HouseChange extends HouseCommand {
  readonly scheduleId: string;
  readonly echo: HouseEcho;
}

export interface HouseUpdate extends HouseChange, TimeSpan {
  readonly place: Place;
  readonly terms: HouseTerms;
}

export interface HouseCancel extends HouseChange {
  readonly as: 'cancelled' | 'no-show';
}

export interface HouseImages extends HouseCommand {
  /** The clinic's message, as JSON. */
  readonly images: string;
  readonly imageCount: number;
  readonly visitorIds: readonly string[];
  /** The booking whose visit they are of, where the caller named one. */
  readonly bookingId: BookingId | null;
}

export interface HouseBookingImages extends HouseCommand {
  readonly bookingId: BookingId;
  /** The clinic's message once it is known whom and which visit the images show. */
  readonly images: (visitorId: string, scheduleId: string) => string;
  readonly imageCount: number;
}

/**
 * The clinic's own commands, carried out under the same promise as bookings: journaled before they are sent, never sent blindly twice, and in
 * places that the clinic shows as free. Every method throws {@link Fault} and answers by `untilMs`, as {@link BookingCore}'s do; fields are
 * named `visitor`, `calendar`, `zone`, `visit`, `schedule`, `booking` and `idempotency_token` in faults. Fault `not-offered` for a
 * clinic whose system has no such commands.
 */
export interface HouseCommands {
  reserve(request: HouseReserve, untilMs: EpochMs): Promise<BookingResult>;
  /** Overwrites what the reservation says, its time and place included. */
  updateReservation(request: HouseUpdate, untilMs: EpochMs): Promise<BookingResult>;
  cancelReservation(request: HouseCancel, untilMs: EpochMs): Promise<BookingResult>;
  /** Fault `outcome-unknown` for good where the clinic's answer was lost: nothing tells whether images were attached ([clinic] 17.2). */
  registerImages(request: HouseImages, untilMs: EpochMs): Promise<void>;
  registerBookingImages(request: HouseBookingImages, untilMs: EpochMs): Promise<void>;
  /** The clinic's own answer to a question in its words, both as JSON values. */
  ask(merchant: Merchant, query: HouseQuery, question: string, untilMs: EpochMs): Promise<unknown>;
}
