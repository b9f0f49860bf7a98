import type { MerchantId, PartnerId, ServiceId } from './identifiers.ts';

/** An amount of money. */
export interface Price {
  /** Millionths of the currency's unit ([google] 1.12). */
  readonly micros: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** A service as the core sees it. What its clinic system needs besides is the driver's own configuration. */
export interface Service {
  readonly id: ServiceId;
  readonly durationSec: number;
  /** Starts lie on whole multiples of this after local midnight, shifted by `gridOffsetSec`. */
  readonly gridSec: number;
  readonly gridOffsetSec: number;
  /** How long before its start a visit can still be cancelled or moved online; `never` if it can't at all. */
  readonly onlineChange:
    | { readonly kind: 'until'; readonly beforeStartSec: number }
    | { readonly kind: 'never' };
  /** How far ahead slots are offered; a look-up beyond it isn't passed on to the clinic. */
  readonly horizonSec: number;
  /** What the service costs, without tax and fees; null: the adapter doesn't know, so no price is wrong. */
  readonly price: Price | null;
}

/** How patient the adapter is with one clinic, in milliseconds; each is a setting, because no vendor documents it. */
export interface Patience {
  /**
   * After this long a command that got no answer can no longer take effect ([clinic] 17.3, step 5). It counts from the decision to send
   * it: what the clinic may take for one call, and `commandMs` where a command is several calls.
   */
  readonly lateCommitMs: number;
  /** How long a command's answer is waited for; the caller may have got its own answer long before. */
  readonly commandMs: number;
  /** How old slots in a look-up's answer may be. */
  readonly slotAgeMs: number;
  /** How old the record of a booking's state may be in a status or list answer. */
  readonly recordAgeMs: number;
  /** How long after a create without answer the one guarded repeat may be tried ([clinic] 17.3, step 6); null = never. */
  readonly guardedRepeatMs: number | null;
}

export interface Merchant {
  readonly id: MerchantId;
  /** IANA time zone of the clinic. */
  readonly timeZone: string;
  readonly services: ReadonlyMap<ServiceId, Service>;
  /** How many upcoming bookings one user of a partner may have here; null = any number. */
  readonly bookingsPerUser: number | null;
  /** For how long a slot is leased at the most; null = not at all. */
  readonly longestLeaseMs: number | null;
  /** Region that phone numbers without country code belong to, ISO 3166-1 alpha-2. */
  readonly phoneRegion: string;
  readonly patience: Patience;
}

/** A caller of the booking contract and what it may see. */
export interface Partner {
  readonly id: PartnerId;
  readonly merchants: ReadonlySet<MerchantId>;
}
