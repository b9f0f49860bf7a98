// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

import type { SlotInput as _ext_maps_booking_partner_v3_SlotInput, Slot as _ext_maps_booking_partner_v3_Slot } from '../../../../../ext/maps/booking/partner/v3/Slot.ts';
import type { LeaseReferenceInput as _ext_maps_booking_partner_v3_LeaseReferenceInput, LeaseReference as _ext_maps_booking_partner_v3_LeaseReference } from '../../../../../ext/maps/booking/partner/v3/LeaseReference.ts';
import type { UserInformationInput as _ext_maps_booking_partner_v3_UserInformationInput, UserInformation as _ext_maps_booking_partner_v3_UserInformation } from '../../../../../ext/maps/booking/partner/v3/UserInformation.ts';
import type { PaymentInformationInput as _ext_maps_booking_partner_v3_PaymentInformationInput, PaymentInformation as _ext_maps_booking_partner_v3_PaymentInformation } from '../../../../../ext/maps/booking/partner/v3/PaymentInformation.ts';
import type { PaymentProcessingParametersInput as _ext_maps_booking_partner_v3_PaymentProcessingParametersInput, PaymentProcessingParameters as _ext_maps_booking_partner_v3_PaymentProcessingParameters } from '../../../../../ext/maps/booking/partner/v3/PaymentProcessingParameters.ts';

export interface CreateBookingRequestInput {
  'slot'?: (_ext_maps_booking_partner_v3_SlotInput | null);
  /**
   * Legacy: the lease to use up.
   */
  'lease_ref'?: (_ext_maps_booking_partner_v3_LeaseReferenceInput | null);
  'user_information'?: (_ext_maps_booking_partner_v3_UserInformationInput | null);
  'payment_information'?: (_ext_maps_booking_partner_v3_PaymentInformationInput | null);
  'payment_processing_parameters'?: (_ext_maps_booking_partner_v3_PaymentProcessingParametersInput | null);
  /**
   * The same for every repeat of this request.
   */
  'idempotency_token'?: (string);
  /**
   * The user's words to the merchant.
   */
  'additional_request'?: (string);
  /**
   * The older name of offer_id.
   * @deprecated
   */
  'deal_id'?: (string);
  'offer_id'?: (string);
}

export interface CreateBookingRequest {
  'slot'?: (_ext_maps_booking_partner_v3_Slot);
  /**
   * Legacy: the lease to use up.
   */
  'lease_ref'?: (_ext_maps_booking_partner_v3_LeaseReference);
  'user_information'?: (_ext_maps_booking_partner_v3_UserInformation);
  'payment_information'?: (_ext_maps_booking_partner_v3_PaymentInformation);
  'payment_processing_parameters'?: (_ext_maps_booking_partner_v3_PaymentProcessingParameters);
  /**
   * The same for every repeat of this request.
   */
  'idempotency_token'?: (string);
  /**
   * The user's words to the merchant.
   */
  'additional_request'?: (string);
  /**
   * The older name of offer_id.
   * @deprecated
   */
  'deal_id'?: (string);
  'offer_id'?: (string);
}
