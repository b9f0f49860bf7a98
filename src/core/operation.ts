import type { EpochMs } from './clock.ts';
import type { BookingId, LeaseId, MerchantId, OperationId, OwnerId, PartnerId } from './identifiers.ts';
import type { Place, TimeSpan, VisitPlace } from './opening.ts';

/**
 * Where an operation stands.
 * `sent`: its command may be on its way; written before the command is sent.
 * `unknown`: the command got no trustworthy answer; only looking can tell.
 * `needs-person`: looking couldn't tell either; listed for a person, still looked at now and then.
 * `done`, `refused`: known. `given-up`: not found in the clinic long after it could have taken effect.
 */
export type OperationState = 'sent' | 'unknown' | 'needs-person' | 'done' | 'refused' | 'given-up';

/** Every legal step; a store refuses any other. */
export const legalSteps: Readonly<Record<OperationState, readonly OperationState[]>> = {
  sent: ['sent', 'unknown', 'done', 'refused'],
  unknown: ['unknown', 'sent', 'needs-person', 'done', 'refused', 'given-up'],
  'needs-person': ['needs-person', 'unknown', 'done', 'refused', 'given-up'],
  done: [],
  refused: [],
  'given-up': [],
};

export const openStates: readonly OperationState[] = ['sent', 'unknown', 'needs-person'];

/** What a caller of the house lays down for a reservation in the clinic's own words ([clinic] 6.1, 7.1). */
export interface HouseTerms {
  /** The reservation's memo, to which the adapter adds its marker. */
  readonly memo: string | null;
  /** The other fields of the clinic's command, as JSON; kept, sent and compared as they are, and never looked into. */
  readonly content: string;
}

/** What an operation is to bring about. */
export type Intent =
  | {
      readonly kind: 'create';
      readonly visitorId: string | null;
      readonly span: TimeSpan;
      /** Only for a reservation in the clinic's own words. */
      readonly terms?: HouseTerms;
      /** The lease that it uses up, and by which words the driver knows the hold that the clinic has for it. */
      readonly lease?: { readonly id: LeaseId; readonly hold: string | null };
    }
  | {
      readonly kind: 'move';
      readonly from: TimeSpan & { readonly place: Place | null };
      readonly to: TimeSpan & { readonly place: VisitPlace };
      /** What the reservation is to say from then on besides time and place; absent: what it said before. */
      readonly terms?: HouseTerms;
    }
  | {
      readonly kind: 'cancel';
      /** How the booking stands afterwards; absent: cancelled by the partner. */
      readonly as?: 'cancelled-by-clinic' | 'no-show';
    };

export interface Operation {
  readonly id: OperationId;
  readonly bookingId: BookingId;
  readonly partnerId: PartnerId;
  readonly merchantId: MerchantId;
  readonly intent: Intent;
  readonly state: OperationState;
  readonly owner: OwnerId;
  readonly startedMs: EpochMs;
  /** When the command was last allowed to be sent; what isn't seen `lateCommitMs` after it won't come. */
  readonly sentMs: EpochMs;
  /** How often the command was allowed to be sent. */
  readonly sends: number;
  /** What the driver wrote down between the calls of the command; null = nothing. */
  readonly note: string | null;
  /** The last trouble, for the list of unresolved operations. */
  readonly trouble: string | null;
}
