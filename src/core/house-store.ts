import type { Booking } from './booking.ts';
import type { ChangeClaim, ChangeClaimResult } from './booking-store.ts';
import type { EpochMs } from './clock.ts';
import type {
  BookingId,
  IdempotencyToken,
  MerchantId,
  OperationId,
  OwnerId,
  PartnerId,
  PersonKey,
} from './identifiers.ts';

/** By which a caller's repeat of a command is known, and what the command says. */
export interface CommandKey {
  readonly token: IdempotencyToken;
  readonly fingerprint: string;
}

/** What a key was used for last. `operation` is empty where it wasn't an operation on a booking. */
export interface KeyUse {
  readonly fingerprint: string;
  readonly operation: OperationId | null;
}

/** Images that a clinic was told to attach. Nothing in the clinic tells whether it did, so this record is all that can be known. */
export interface ImageRegistration {
  readonly id: OperationId;
  readonly partnerId: PartnerId;
  readonly merchantId: MerchantId;
  readonly key: CommandKey | null;
  /** Ids of the visitors whom the images show, for whoever has to look. */
  readonly visitorIds: readonly string[];
  /** The booking whose visit they are of; null where the command names none. */
  readonly bookingId: BookingId | null;
  /** null: an older version sent them, which didn't count. */
  readonly imageCount: number | null;
  readonly owner: OwnerId;
  readonly startedMs: EpochMs;
  readonly trouble: string | null;
}

/**
 * `sent`: may be on its way. `unknown`: nobody knows, and nobody will from here. `refused`: certainly not done, so it may be tried afresh.
 */
export type ImageState = 'sent' | 'done' | 'unknown' | 'refused';

/** What came of images, in the end. */
export type ImageOutcome = Exclude<ImageState, 'sent'>;

export type ImageClaimResult =
  | { readonly kind: 'claimed' }
  /** Its key was used before; `unknown` also where the process that sent it has died. */
  | {
      readonly kind: 'known';
      readonly id: OperationId;
      readonly fingerprint: string;
      readonly state: ImageState;
      readonly owner: OwnerId;
    };

/** What the clinic's own commands need of the store besides; part of the same store and under the same terms. */
export interface HouseStore {
  keyUse(partner: PartnerId, token: IdempotencyToken): Promise<KeyUse | null>;
  /**
   * As {@link BookingStore.claimChange}, and the key with it. `key-taken`: an operation of that key is open or done; one that came to nothing
   * is replaced.
   */
  claimKeyedChange(
    claim: ChangeClaim,
    key: CommandKey,
  ): Promise<ChangeClaimResult | { readonly kind: 'key-taken' }>;
  bookingOfSchedule(merchant: MerchantId, scheduleId: string): Promise<Booking | null>;
  /** Puts a booking on record that was made in the clinic without us, unless its schedule is on record already; gives the one that is. */
  keep(booking: Booking): Promise<Booking>;
  /** Who the visitor is, if a booking of theirs ever told. */
  personOf(merchant: MerchantId, visitorId: string): Promise<PersonKey | null>;
  /** Durable before the command may be sent, in state `sent`. */
  claimImages(registration: ImageRegistration): Promise<ImageClaimResult>;
  /** Whether it was this process's to say. */
  endImages(id: OperationId, owner: OwnerId, state: ImageOutcome, trouble: string | null): Promise<boolean>;
  /** Those of which nobody knows and that no person has acknowledged, oldest first. */
  unresolvedImages(limit: number): Promise<readonly ImageRegistration[]>;
  /**
   * Takes a person's word for what became of images that {@link unresolvedImages} lists, which lists them no more; a repeat under their key
   * gets the same word. Whether they were listed.
   */
  acknowledgeImages(id: OperationId, found: ImageOutcome): Promise<boolean>;
}
