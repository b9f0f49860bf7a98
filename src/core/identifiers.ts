/** A string that only the named kind of id may be used for. */
type Branded<Kind extends string> = string & { readonly __kind: Kind };

/** A caller of the booking contract, as named in the configuration. */
export type PartnerId = Branded<'partner'>;
/** One clinic or branch, as named in the configuration and in the partner's feeds. */
export type MerchantId = Branded<'merchant'>;
/** A bookable service of a merchant. */
export type ServiceId = Branded<'service'>;
/** Ours, opaque to partners, the same for a booking's whole life: 20 lower-case base-32 characters. */
export type BookingId = Branded<'booking'>;
/** One journaled change of one booking. */
export type OperationId = Branded<'operation'>;
/** The partner's name for one wish to book ([google] 4.1). */
export type IdempotencyToken = Branded<'token'>;
/** The partner's name for a person who books ([google] 1.11, `user_id`). */
export type UserId = Branded<'user'>;
/** Ours, names a slot that is kept for a partner for a while: 20 lower-case base-32 characters. */
export type LeaseId = Branded<'lease'>;
/** The partner's name for one wish to lease ([google] 1.5, `user_reference`). */
export type LeaseReference = Branded<'lease-reference'>;
/** One running adapter process; a new one for every start. */
export type OwnerId = Branded<'owner'>;
/** Digest of a person's name and phone number within one merchant; says nothing about either. */
export type PersonKey = Branded<'person'>;

export const partnerId = (text: string): PartnerId => text as PartnerId;
export const merchantId = (text: string): MerchantId => text as MerchantId;
export const serviceId = (text: string): ServiceId => text as ServiceId;
export const bookingId = (text: string): BookingId => text as BookingId;
export const operationId = (text: string): OperationId => text as OperationId;
export const idempotencyToken = (text: string): IdempotencyToken => text as IdempotencyToken;
export const userId = (text: string): UserId => text as UserId;
export const leaseId = (text: string): LeaseId => text as LeaseId;
export const leaseReference = (text: string): LeaseReference => text as LeaseReference;
export const ownerId = (text: string): OwnerId => text as OwnerId;
export const personKey = (text: string): PersonKey => text as PersonKey;
