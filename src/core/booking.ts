import type { ClinicReference } from './clinic-driver.ts';
import type { EpochMs, EpochSec } from './clock.ts';
import type {
  BookingId,
  IdempotencyToken,
  MerchantId,
  OperationId,
  PartnerId,
  PersonKey,
  ServiceId,
  UserId,
} from './identifiers.ts';
import type { VisitPlace } from './opening.ts';
import type { Person } from './person.ts';
import type { VisitItems } from './visit.ts';

/**
 * Where a booking stands. `pending`: its create isn't finished, so no partner has heard of it yet.
 * `abandoned`: its create came to nothing, though its reservation may still turn up; no partner hears of it either.
 * `cancelled-by-clinic` and what follows it come from the clinic's staff.
 */
export type BookingStatus =
  | 'pending'
  | 'abandoned'
  | 'confirmed'
  | 'cancelled-by-partner'
  | 'cancelled-by-clinic'
  | 'no-show'
  | 'in-progress'
  | 'completed';

export interface Booking {
  readonly id: BookingId;
  readonly partnerId: PartnerId;
  readonly merchantId: MerchantId;
  /** Of several services the first. */
  readonly serviceId: ServiceId;
  /** What was ordered, which never changes; null: booked as one service, not as an order. */
  readonly items: VisitItems | null;
  readonly userId: UserId;
  readonly token: IdempotencyToken;
  readonly personKey: PersonKey;
  /** null: it was made for a visitor of the clinic, whom the adapter knows by the clinic's id alone, or it is erased. */
  readonly person: Person | null;
  readonly startSec: EpochSec;
  readonly endSec: EpochSec;
  readonly place: VisitPlace;
  readonly status: BookingStatus;
  readonly reference: ClinicReference;
  /** The visitor's own words to the clinic. */
  readonly note: string | null;
  /** What the partner sent at creation and wants to read back, empty once erased; the core stores it and never looks inside. */
  readonly echo: string;
  readonly createdMs: EpochMs;
  /** The clinic's state is known as of then: when its last reading began, or when the command that was last answered was sent. */
  readonly observedMs: EpochMs;
  /** The change that is under way, if any; there is never more than one. */
  readonly openOperation: OperationId | null;
  /** The change that ended last, whatever it came to. What was read before it ended says nothing of the booking any more. */
  readonly lastOperation: OperationId | null;
  /** Until then an earlier command of ours may still take effect in the clinic, so no other may be sent. 0 = free. */
  readonly fencedUntilMs: EpochMs;
}

/** Whether the personal data of a booking that is long over was erased; its bare facts are kept. */
export function isErased({ echo }: Booking): boolean {
  return echo === '';
}

/**
 * What the clinic's staff find in the memo of a booking's reservation, and by which the adapter finds it again
 * ([clinic] 17.3). The same for every attempt of a token, so that no attempt's reservation is ever a stranger.
 */
export function markerOf(id: BookingId): string {
  return `G-${id}`;
}
