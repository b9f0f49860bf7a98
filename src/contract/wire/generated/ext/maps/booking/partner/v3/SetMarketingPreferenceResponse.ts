// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

import type { UserInformationInput as _ext_maps_booking_partner_v3_UserInformationInput, UserInformation as _ext_maps_booking_partner_v3_UserInformation } from '../../../../../ext/maps/booking/partner/v3/UserInformation.ts';

export interface SetMarketingPreferenceResponseInput {
  'user_information'?: (_ext_maps_booking_partner_v3_UserInformationInput | null);
  'user_to_receive_marketing'?: (boolean);
}

export interface SetMarketingPreferenceResponse {
  'user_information'?: (_ext_maps_booking_partner_v3_UserInformation);
  'user_to_receive_marketing'?: (boolean);
}
