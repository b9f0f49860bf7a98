import type {
  Answer,
  CallLimits,
  ClinicReference,
  CommandOutcome,
  Findings,
  ReservationView,
  Trace,
  Trouble,
} from './clinic-driver.ts';
import type { ClinicWords } from './fault.ts';
import type { ServiceId } from './identifiers.ts';
import type { Place, TimeSpan } from './opening.ts';
import type { HouseTerms } from './operation.ts';

/** Which of the configured services are booked in a place. */
export type ServicesOfPlace =
  /** At least one. */
  | { readonly kind: 'services'; readonly ids: readonly ServiceId[] }
  /** None is booked in this calendar, or none of those that are in this zone. */
  | { readonly kind: 'unknown'; readonly what: 'calendar' | 'zone' };

export interface HouseReserveCommand extends TimeSpan {
  readonly serviceId: ServiceId;
  readonly place: Place;
  readonly visitorId: string;
  /** As for any reservation: at most 24 characters, no personal data. */
  readonly marker: string;
  readonly terms: HouseTerms;
}

export interface HouseUpdateCommand<Detail = unknown> {
  readonly serviceId: ServiceId;
  readonly current: ReservationView<Detail>;
  readonly to: TimeSpan & { readonly place: Place };
  readonly marker: string;
  readonly terms: HouseTerms;
}

/** Questions that a clinic's own clients may ask; the names are those of [clinic] 2. */
export type HouseQuery =
  | 'get-reservation-slots-by-group V1'
  | 'get-reservation-slots-by-schedule-id V1'
  | 'get-reservation-slots-by-schedule-id V2';

/** What came of a question: the clinic's answer as it gave it, or its refusal. */
export type HouseAnswer =
  | { readonly kind: 'answered'; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly words: ClinicWords; readonly detail: string }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/**
 * What a clinic system that has commands of its own for the house's clients offers besides the port for bookings. Contents are JSON in
 * the system's words. As elsewhere, no command that may have been carried out is repeated.
 */
export interface HouseDriver<Detail = unknown> {
  servicesOf(place: Place): ServicesOfPlace;
  /** The service that a reservation which nobody booked here is of; null: of none. */
  serviceOf(view: ReservationView<Detail>): ServiceId | null;
  /** The marker that the reservation carries, null if it carries none of ours. */
  markerIn(view: ReservationView<Detail>): string | null;
  /** Whether the reservation says what an update with these terms would have it say. */
  shows(view: ReservationView<Detail>, terms: HouseTerms, marker: string): boolean;
  reserve(command: HouseReserveCommand, limits: CallLimits): Promise<CommandOutcome<ClinicReference>>;
  update(command: HouseUpdateCommand<Detail>, limits: CallLimits): Promise<CommandOutcome<null>>;
  /** As {@link ClinicDriver.findByMarker}, for a visitor of whom only the id is known. */
  findByMarker(
    trace: Omit<Trace, 'person'> & { readonly visitorId: string },
    limits: CallLimits,
  ): Promise<Answer<Findings<Detail>>>;
  /** Attaches images, all or none; nothing in the clinic tells afterwards whether it was done ([clinic] 17.2). */
  registerImages(images: string, limits: CallLimits): Promise<CommandOutcome<null>>;
  ask(query: HouseQuery, question: string, limits: CallLimits): Promise<HouseAnswer>;
}
