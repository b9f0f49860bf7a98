import type { Booking, BookingStatus } from './booking.ts';
import type { EpochMs, EpochSec } from './clock.ts';
import type { BookingId, MerchantId, OperationId, PartnerId } from './identifiers.ts';
import type { Intent } from './operation.ts';

/** What the audit tells of a booking; nothing about the person. */
export interface BookingFacts {
  readonly status: BookingStatus;
  readonly startSec: EpochSec;
  readonly endSec: EpochSec;
  readonly calendar: string;
  readonly zone: string;
}

/**
 * What was done. `observe`: the clinic's staff changed it, and it was taken over. `record`: a visit that the staff had booked was put on
 * record for a caller's command. `register-images`: told once when the command may be sent and once when it is known what came of it.
 * `acknowledge`: a person said what became of images of which nobody knew. `erase`: personal data. `deny`: nothing, as the caller may not.
 */
export type AuditAction =
  | Intent['kind']
  | 'observe'
  | 'record'
  | 'register-images'
  | 'acknowledge'
  | 'erase'
  | 'deny';

/** Who did it: a caller of ours, somebody in the clinic, somebody at the admin port, or the adapter by itself. */
export type AuditActor = 'caller' | 'clinic' | 'operator' | 'adapter';

export interface AuditEntry {
  /** Counts up in the order of writing. */
  readonly id: number;
  readonly atMs: EpochMs;
  readonly actor: AuditActor;
  /** null also where nobody knows who called. */
  readonly caller: PartnerId | null;
  readonly action: AuditAction;
  readonly bookingId: BookingId | null;
  readonly merchantId: MerchantId | null;
  readonly operationId: OperationId | null;
  /** null: there was none. */
  readonly before: BookingFacts | null;
  readonly after: BookingFacts | null;
  /** For what was denied: which call, why and how often. For images: how many, and what is known of them. */
  readonly detail: string | null;
}

/** Which entries are asked for; null = any. */
export interface AuditQuery {
  readonly bookingId: BookingId | null;
  readonly caller: PartnerId | null;
  /** Inclusive. */
  readonly fromMs: EpochMs | null;
  /** Exclusive. */
  readonly toMs: EpochMs | null;
  /** Only entries that were written before this one. */
  readonly beforeId: number | null;
  readonly limit: number;
}

/** Newest first. A page looks at {@link auditWindow} entries at the most, so it may hold few though more follow. */
export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** `beforeId` of the next page; null: that was all. */
  readonly next: number | null;
}

export const auditWindow = 10_000;

/** A call that was refused for who made it. */
export interface Denial {
  readonly caller: PartnerId | null;
  /** Why, and of which call. */
  readonly detail: string;
}

/**
 * What every store keeps of who did what. Entries come into being with what they tell of, in the same step, and stay as they are until
 * they are old enough to be left out. The store refuses any other change, also from outside.
 */
export interface AuditStore {
  audit(query: AuditQuery): Promise<AuditPage>;
  recordDenial(denial: Denial): Promise<void>;
  /** Leaves out the oldest entries that were written before `beforeMs`, at most `limit`; gives how many. */
  shortenAudit(beforeMs: EpochMs, limit: number): Promise<number>;
}

/** null for a booking that isn't made yet. */
export function factsOf({
  status,
  startSec,
  endSec,
  place,
}: Pick<Booking, 'status' | 'startSec' | 'endSec' | 'place'>): BookingFacts | null {
  if (status === 'pending') return null;
  return { status, startSec, endSec, calendar: place.calendar, zone: place.zone };
}
