// Original file: protos/ext/maps/booking/partner/v3/booking.proto

import type { SlotInput as _ext_maps_booking_partner_v3_SlotInput, Slot as _ext_maps_booking_partner_v3_Slot } from '../../../../../ext/maps/booking/partner/v3/Slot.ts';
import type { UserInformationInput as _ext_maps_booking_partner_v3_UserInformationInput, UserInformation as _ext_maps_booking_partner_v3_UserInformation } from '../../../../../ext/maps/booking/partner/v3/UserInformation.ts';
import type { BookingStatusInput as _ext_maps_booking_partner_v3_BookingStatusInput, BookingStatus as _ext_maps_booking_partner_v3_BookingStatus } from '../../../../../ext/maps/booking/partner/v3/BookingStatus.ts';
import type { PaymentInformationInput as _ext_maps_booking_partner_v3_PaymentInformationInput, PaymentInformation as _ext_maps_booking_partner_v3_PaymentInformation } from '../../../../../ext/maps/booking/partner/v3/PaymentInformation.ts';
import type { VirtualSessionInfoInput as _ext_maps_booking_partner_v3_VirtualSessionInfoInput, VirtualSessionInfo as _ext_maps_booking_partner_v3_VirtualSessionInfo } from '../../../../../ext/maps/booking/partner/v3/VirtualSessionInfo.ts';
import type { OfferInfoInput as _ext_maps_booking_partner_v3_OfferInfoInput, OfferInfo as _ext_maps_booking_partner_v3_OfferInfo } from '../../../../../ext/maps/booking/partner/v3/OfferInfo.ts';

export interface BookingInput {
  /**
   * The server's id, unique over all bookings.
   */
  'booking_id'?: (string);
  'slot'?: (_ext_maps_booking_partner_v3_SlotInput | null);
  'user_information'?: (_ext_maps_booking_partner_v3_UserInformationInput | null);
  'status'?: (_ext_maps_booking_partner_v3_BookingStatusInput);
  'payment_information'?: (_ext_maps_booking_partner_v3_PaymentInformationInput | null);
  'virtual_session_info'?: (_ext_maps_booking_partner_v3_VirtualSessionInfoInput | null);
  /**
   * Required in the answer to a creation that named an offer.
   */
  'offer_info'?: (_ext_maps_booking_partner_v3_OfferInfoInput | null);
}

export interface Booking {
  /**
   * The server's id, unique over all bookings.
   */
  'booking_id'?: (string);
  'slot'?: (_ext_maps_booking_partner_v3_Slot);
  'user_information'?: (_ext_maps_booking_partner_v3_UserInformation);
  'status'?: (_ext_maps_booking_partner_v3_BookingStatus);
  'payment_information'?: (_ext_maps_booking_partner_v3_PaymentInformation);
  'virtual_session_info'?: (_ext_maps_booking_partner_v3_VirtualSessionInfo);
  /**
   * Required in the answer to a creation that named an offer.
   */
  'offer_info'?: (_ext_maps_booking_partner_v3_OfferInfo);
}
