// Original file: protos/ext/maps/booking/partner/v3/booking.proto

import type { PostalAddressInput as _ext_maps_booking_partner_v3_PostalAddressInput, PostalAddress as _ext_maps_booking_partner_v3_PostalAddress } from '../../../../../ext/maps/booking/partner/v3/PostalAddress.ts';

/**
 * The person who books.
 */
export interface UserInformationInput {
  /**
   * The partner's id for the user.
   */
  'user_id'?: (string);
  'given_name'?: (string);
  'family_name'?: (string);
  'address'?: (_ext_maps_booking_partner_v3_PostalAddressInput | null);
  /**
   * International form after ITU-T E.123.
   */
  'telephone'?: (string);
  'email'?: (string);
  /**
   * BCP 47.
   */
  'language_code'?: (string);
}

/**
 * The person who books.
 */
export interface UserInformation {
  /**
   * The partner's id for the user.
   */
  'user_id'?: (string);
  'given_name'?: (string);
  'family_name'?: (string);
  'address'?: (_ext_maps_booking_partner_v3_PostalAddress);
  /**
   * International form after ITU-T E.123.
   */
  'telephone'?: (string);
  'email'?: (string);
  /**
   * BCP 47.
   */
  'language_code'?: (string);
}
