import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { AvailabilityUpdateInput as _ext_maps_booking_partner_v3_AvailabilityUpdateInput, AvailabilityUpdate as _ext_maps_booking_partner_v3_AvailabilityUpdate } from './ext/maps/booking/partner/v3/AvailabilityUpdate.ts';
import type { BatchAvailabilityLookupRequestInput as _ext_maps_booking_partner_v3_BatchAvailabilityLookupRequestInput, BatchAvailabilityLookupRequest as _ext_maps_booking_partner_v3_BatchAvailabilityLookupRequest } from './ext/maps/booking/partner/v3/BatchAvailabilityLookupRequest.ts';
import type { BatchAvailabilityLookupResponseInput as _ext_maps_booking_partner_v3_BatchAvailabilityLookupResponseInput, BatchAvailabilityLookupResponse as _ext_maps_booking_partner_v3_BatchAvailabilityLookupResponse } from './ext/maps/booking/partner/v3/BatchAvailabilityLookupResponse.ts';
import type { BookingInput as _ext_maps_booking_partner_v3_BookingInput, Booking as _ext_maps_booking_partner_v3_Booking } from './ext/maps/booking/partner/v3/Booking.ts';
import type { BookingFailureInput as _ext_maps_booking_partner_v3_BookingFailureInput, BookingFailure as _ext_maps_booking_partner_v3_BookingFailure } from './ext/maps/booking/partner/v3/BookingFailure.ts';
import type { BookingServiceClient as _ext_maps_booking_partner_v3_BookingServiceClient, BookingServiceDefinition as _ext_maps_booking_partner_v3_BookingServiceDefinition } from './ext/maps/booking/partner/v3/BookingService.ts';
import type { CardNetworkParametersInput as _ext_maps_booking_partner_v3_CardNetworkParametersInput, CardNetworkParameters as _ext_maps_booking_partner_v3_CardNetworkParameters } from './ext/maps/booking/partner/v3/CardNetworkParameters.ts';
import type { CheckAvailabilityRequestInput as _ext_maps_booking_partner_v3_CheckAvailabilityRequestInput, CheckAvailabilityRequest as _ext_maps_booking_partner_v3_CheckAvailabilityRequest } from './ext/maps/booking/partner/v3/CheckAvailabilityRequest.ts';
import type { CheckAvailabilityResponseInput as _ext_maps_booking_partner_v3_CheckAvailabilityResponseInput, CheckAvailabilityResponse as _ext_maps_booking_partner_v3_CheckAvailabilityResponse } from './ext/maps/booking/partner/v3/CheckAvailabilityResponse.ts';
import type { CheckOrderFulfillabilityRequestInput as _ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequestInput, CheckOrderFulfillabilityRequest as _ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequest } from './ext/maps/booking/partner/v3/CheckOrderFulfillabilityRequest.ts';
import type { CheckOrderFulfillabilityResponseInput as _ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponseInput, CheckOrderFulfillabilityResponse as _ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponse } from './ext/maps/booking/partner/v3/CheckOrderFulfillabilityResponse.ts';
import type { CreateBookingRequestInput as _ext_maps_booking_partner_v3_CreateBookingRequestInput, CreateBookingRequest as _ext_maps_booking_partner_v3_CreateBookingRequest } from './ext/maps/booking/partner/v3/CreateBookingRequest.ts';
import type { CreateBookingResponseInput as _ext_maps_booking_partner_v3_CreateBookingResponseInput, CreateBookingResponse as _ext_maps_booking_partner_v3_CreateBookingResponse } from './ext/maps/booking/partner/v3/CreateBookingResponse.ts';
import type { CreateLeaseRequestInput as _ext_maps_booking_partner_v3_CreateLeaseRequestInput, CreateLeaseRequest as _ext_maps_booking_partner_v3_CreateLeaseRequest } from './ext/maps/booking/partner/v3/CreateLeaseRequest.ts';
import type { CreateLeaseResponseInput as _ext_maps_booking_partner_v3_CreateLeaseResponseInput, CreateLeaseResponse as _ext_maps_booking_partner_v3_CreateLeaseResponse } from './ext/maps/booking/partner/v3/CreateLeaseResponse.ts';
import type { CreateOrderRequestInput as _ext_maps_booking_partner_v3_CreateOrderRequestInput, CreateOrderRequest as _ext_maps_booking_partner_v3_CreateOrderRequest } from './ext/maps/booking/partner/v3/CreateOrderRequest.ts';
import type { CreateOrderResponseInput as _ext_maps_booking_partner_v3_CreateOrderResponseInput, CreateOrderResponse as _ext_maps_booking_partner_v3_CreateOrderResponse } from './ext/maps/booking/partner/v3/CreateOrderResponse.ts';
import type { CreditCardRestrictionsInput as _ext_maps_booking_partner_v3_CreditCardRestrictionsInput, CreditCardRestrictions as _ext_maps_booking_partner_v3_CreditCardRestrictions } from './ext/maps/booking/partner/v3/CreditCardRestrictions.ts';
import type { DepositInput as _ext_maps_booking_partner_v3_DepositInput, Deposit as _ext_maps_booking_partner_v3_Deposit } from './ext/maps/booking/partner/v3/Deposit.ts';
import type { FeesInput as _ext_maps_booking_partner_v3_FeesInput, Fees as _ext_maps_booking_partner_v3_Fees } from './ext/maps/booking/partner/v3/Fees.ts';
import type { GetBookingStatusRequestInput as _ext_maps_booking_partner_v3_GetBookingStatusRequestInput, GetBookingStatusRequest as _ext_maps_booking_partner_v3_GetBookingStatusRequest } from './ext/maps/booking/partner/v3/GetBookingStatusRequest.ts';
import type { GetBookingStatusResponseInput as _ext_maps_booking_partner_v3_GetBookingStatusResponseInput, GetBookingStatusResponse as _ext_maps_booking_partner_v3_GetBookingStatusResponse } from './ext/maps/booking/partner/v3/GetBookingStatusResponse.ts';
import type { HealthCheckRequestInput as _ext_maps_booking_partner_v3_HealthCheckRequestInput, HealthCheckRequest as _ext_maps_booking_partner_v3_HealthCheckRequest } from './ext/maps/booking/partner/v3/HealthCheckRequest.ts';
import type { HealthCheckResponseInput as _ext_maps_booking_partner_v3_HealthCheckResponseInput, HealthCheckResponse as _ext_maps_booking_partner_v3_HealthCheckResponse } from './ext/maps/booking/partner/v3/HealthCheckResponse.ts';
import type { IntakeFormAnswersInput as _ext_maps_booking_partner_v3_IntakeFormAnswersInput, IntakeFormAnswers as _ext_maps_booking_partner_v3_IntakeFormAnswers } from './ext/maps/booking/partner/v3/IntakeFormAnswers.ts';
import type { IntakeFormFieldAnswerInput as _ext_maps_booking_partner_v3_IntakeFormFieldAnswerInput, IntakeFormFieldAnswer as _ext_maps_booking_partner_v3_IntakeFormFieldAnswer } from './ext/maps/booking/partner/v3/IntakeFormFieldAnswer.ts';
import type { LeaseInput as _ext_maps_booking_partner_v3_LeaseInput, Lease as _ext_maps_booking_partner_v3_Lease } from './ext/maps/booking/partner/v3/Lease.ts';
import type { LeaseReferenceInput as _ext_maps_booking_partner_v3_LeaseReferenceInput, LeaseReference as _ext_maps_booking_partner_v3_LeaseReference } from './ext/maps/booking/partner/v3/LeaseReference.ts';
import type { LineItemInput as _ext_maps_booking_partner_v3_LineItemInput, LineItem as _ext_maps_booking_partner_v3_LineItem } from './ext/maps/booking/partner/v3/LineItem.ts';
import type { LineItemFulfillabilityInput as _ext_maps_booking_partner_v3_LineItemFulfillabilityInput, LineItemFulfillability as _ext_maps_booking_partner_v3_LineItemFulfillability } from './ext/maps/booking/partner/v3/LineItemFulfillability.ts';
import type { ListBookingsRequestInput as _ext_maps_booking_partner_v3_ListBookingsRequestInput, ListBookingsRequest as _ext_maps_booking_partner_v3_ListBookingsRequest } from './ext/maps/booking/partner/v3/ListBookingsRequest.ts';
import type { ListBookingsResponseInput as _ext_maps_booking_partner_v3_ListBookingsResponseInput, ListBookingsResponse as _ext_maps_booking_partner_v3_ListBookingsResponse } from './ext/maps/booking/partner/v3/ListBookingsResponse.ts';
import type { ListOrdersRequestInput as _ext_maps_booking_partner_v3_ListOrdersRequestInput, ListOrdersRequest as _ext_maps_booking_partner_v3_ListOrdersRequest } from './ext/maps/booking/partner/v3/ListOrdersRequest.ts';
import type { ListOrdersResponseInput as _ext_maps_booking_partner_v3_ListOrdersResponseInput, ListOrdersResponse as _ext_maps_booking_partner_v3_ListOrdersResponse } from './ext/maps/booking/partner/v3/ListOrdersResponse.ts';
import type { LocalizedStringInput as _ext_maps_booking_partner_v3_LocalizedStringInput, LocalizedString as _ext_maps_booking_partner_v3_LocalizedString } from './ext/maps/booking/partner/v3/LocalizedString.ts';
import type { NoShowFeeInput as _ext_maps_booking_partner_v3_NoShowFeeInput, NoShowFee as _ext_maps_booking_partner_v3_NoShowFee } from './ext/maps/booking/partner/v3/NoShowFee.ts';
import type { OfferInfoInput as _ext_maps_booking_partner_v3_OfferInfoInput, OfferInfo as _ext_maps_booking_partner_v3_OfferInfo } from './ext/maps/booking/partner/v3/OfferInfo.ts';
import type { OrderInput as _ext_maps_booking_partner_v3_OrderInput, Order as _ext_maps_booking_partner_v3_Order } from './ext/maps/booking/partner/v3/Order.ts';
import type { OrderFailureInput as _ext_maps_booking_partner_v3_OrderFailureInput, OrderFailure as _ext_maps_booking_partner_v3_OrderFailure } from './ext/maps/booking/partner/v3/OrderFailure.ts';
import type { OrderFulfillabilityInput as _ext_maps_booking_partner_v3_OrderFulfillabilityInput, OrderFulfillability as _ext_maps_booking_partner_v3_OrderFulfillability } from './ext/maps/booking/partner/v3/OrderFulfillability.ts';
import type { OrderedTicketsInput as _ext_maps_booking_partner_v3_OrderedTicketsInput, OrderedTickets as _ext_maps_booking_partner_v3_OrderedTickets } from './ext/maps/booking/partner/v3/OrderedTickets.ts';
import type { PaymentFailureInformationInput as _ext_maps_booking_partner_v3_PaymentFailureInformationInput, PaymentFailureInformation as _ext_maps_booking_partner_v3_PaymentFailureInformation } from './ext/maps/booking/partner/v3/PaymentFailureInformation.ts';
import type { PaymentInformationInput as _ext_maps_booking_partner_v3_PaymentInformationInput, PaymentInformation as _ext_maps_booking_partner_v3_PaymentInformation } from './ext/maps/booking/partner/v3/PaymentInformation.ts';
import type { PaymentProcessingParametersInput as _ext_maps_booking_partner_v3_PaymentProcessingParametersInput, PaymentProcessingParameters as _ext_maps_booking_partner_v3_PaymentProcessingParameters } from './ext/maps/booking/partner/v3/PaymentProcessingParameters.ts';
import type { PerTicketFeeInput as _ext_maps_booking_partner_v3_PerTicketFeeInput, PerTicketFee as _ext_maps_booking_partner_v3_PerTicketFee } from './ext/maps/booking/partner/v3/PerTicketFee.ts';
import type { PostalAddressInput as _ext_maps_booking_partner_v3_PostalAddressInput, PostalAddress as _ext_maps_booking_partner_v3_PostalAddress } from './ext/maps/booking/partner/v3/PostalAddress.ts';
import type { PriceInput as _ext_maps_booking_partner_v3_PriceInput, Price as _ext_maps_booking_partner_v3_Price } from './ext/maps/booking/partner/v3/Price.ts';
import type { ResourceIdsInput as _ext_maps_booking_partner_v3_ResourceIdsInput, ResourceIds as _ext_maps_booking_partner_v3_ResourceIds } from './ext/maps/booking/partner/v3/ResourceIds.ts';
import type { SetMarketingPreferenceRequestInput as _ext_maps_booking_partner_v3_SetMarketingPreferenceRequestInput, SetMarketingPreferenceRequest as _ext_maps_booking_partner_v3_SetMarketingPreferenceRequest } from './ext/maps/booking/partner/v3/SetMarketingPreferenceRequest.ts';
import type { SetMarketingPreferenceResponseInput as _ext_maps_booking_partner_v3_SetMarketingPreferenceResponseInput, SetMarketingPreferenceResponse as _ext_maps_booking_partner_v3_SetMarketingPreferenceResponse } from './ext/maps/booking/partner/v3/SetMarketingPreferenceResponse.ts';
import type { SlotInput as _ext_maps_booking_partner_v3_SlotInput, Slot as _ext_maps_booking_partner_v3_Slot } from './ext/maps/booking/partner/v3/Slot.ts';
import type { SlotAvailabilityInput as _ext_maps_booking_partner_v3_SlotAvailabilityInput, SlotAvailability as _ext_maps_booking_partner_v3_SlotAvailability } from './ext/maps/booking/partner/v3/SlotAvailability.ts';
import type { SlotTimeInput as _ext_maps_booking_partner_v3_SlotTimeInput, SlotTime as _ext_maps_booking_partner_v3_SlotTime } from './ext/maps/booking/partner/v3/SlotTime.ts';
import type { SlotTimeAvailabilityInput as _ext_maps_booking_partner_v3_SlotTimeAvailabilityInput, SlotTimeAvailability as _ext_maps_booking_partner_v3_SlotTimeAvailability } from './ext/maps/booking/partner/v3/SlotTimeAvailability.ts';
import type { SpecificPerOrderFeeInput as _ext_maps_booking_partner_v3_SpecificPerOrderFeeInput, SpecificPerOrderFee as _ext_maps_booking_partner_v3_SpecificPerOrderFee } from './ext/maps/booking/partner/v3/SpecificPerOrderFee.ts';
import type { SpecificPerTicketFeeInput as _ext_maps_booking_partner_v3_SpecificPerTicketFeeInput, SpecificPerTicketFee as _ext_maps_booking_partner_v3_SpecificPerTicketFee } from './ext/maps/booking/partner/v3/SpecificPerTicketFee.ts';
import type { TextInput as _ext_maps_booking_partner_v3_TextInput, Text as _ext_maps_booking_partner_v3_Text } from './ext/maps/booking/partner/v3/Text.ts';
import type { TicketTypeInput as _ext_maps_booking_partner_v3_TicketTypeInput, TicketType as _ext_maps_booking_partner_v3_TicketType } from './ext/maps/booking/partner/v3/TicketType.ts';
import type { TokenizationConfigInput as _ext_maps_booking_partner_v3_TokenizationConfigInput, TokenizationConfig as _ext_maps_booking_partner_v3_TokenizationConfig } from './ext/maps/booking/partner/v3/TokenizationConfig.ts';
import type { UpdateBookingRequestInput as _ext_maps_booking_partner_v3_UpdateBookingRequestInput, UpdateBookingRequest as _ext_maps_booking_partner_v3_UpdateBookingRequest } from './ext/maps/booking/partner/v3/UpdateBookingRequest.ts';
import type { UpdateBookingResponseInput as _ext_maps_booking_partner_v3_UpdateBookingResponseInput, UpdateBookingResponse as _ext_maps_booking_partner_v3_UpdateBookingResponse } from './ext/maps/booking/partner/v3/UpdateBookingResponse.ts';
import type { UpdatedAvailabilityInput as _ext_maps_booking_partner_v3_UpdatedAvailabilityInput, UpdatedAvailability as _ext_maps_booking_partner_v3_UpdatedAvailability } from './ext/maps/booking/partner/v3/UpdatedAvailability.ts';
import type { UserInformationInput as _ext_maps_booking_partner_v3_UserInformationInput, UserInformation as _ext_maps_booking_partner_v3_UserInformation } from './ext/maps/booking/partner/v3/UserInformation.ts';
import type { UserPaymentOptionInput as _ext_maps_booking_partner_v3_UserPaymentOptionInput, UserPaymentOption as _ext_maps_booking_partner_v3_UserPaymentOption } from './ext/maps/booking/partner/v3/UserPaymentOption.ts';
import type { ViolatedTicketConstraintInput as _ext_maps_booking_partner_v3_ViolatedTicketConstraintInput, ViolatedTicketConstraint as _ext_maps_booking_partner_v3_ViolatedTicketConstraint } from './ext/maps/booking/partner/v3/ViolatedTicketConstraint.ts';
import type { VirtualSessionInfoInput as _ext_maps_booking_partner_v3_VirtualSessionInfoInput, VirtualSessionInfo as _ext_maps_booking_partner_v3_VirtualSessionInfo } from './ext/maps/booking/partner/v3/VirtualSessionInfo.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  ext: {
    maps: {
      booking: {
        partner: {
          v3: {
            AvailabilityUpdate: MessageTypeDefinition<_ext_maps_booking_partner_v3_AvailabilityUpdateInput, _ext_maps_booking_partner_v3_AvailabilityUpdate>
            BatchAvailabilityLookupRequest: MessageTypeDefinition<_ext_maps_booking_partner_v3_BatchAvailabilityLookupRequestInput, _ext_maps_booking_partner_v3_BatchAvailabilityLookupRequest>
            BatchAvailabilityLookupResponse: MessageTypeDefinition<_ext_maps_booking_partner_v3_BatchAvailabilityLookupResponseInput, _ext_maps_booking_partner_v3_BatchAvailabilityLookupResponse>
            Booking: MessageTypeDefinition<_ext_maps_booking_partner_v3_BookingInput, _ext_maps_booking_partner_v3_Booking>
            BookingFailure: MessageTypeDefinition<_ext_maps_booking_partner_v3_BookingFailureInput, _ext_maps_booking_partner_v3_BookingFailure>
            BookingService: SubtypeConstructor<typeof grpc.Client, _ext_maps_booking_partner_v3_BookingServiceClient> & { service: _ext_maps_booking_partner_v3_BookingServiceDefinition }
            BookingStatus: EnumTypeDefinition
            CardNetworkParameters: MessageTypeDefinition<_ext_maps_booking_partner_v3_CardNetworkParametersInput, _ext_maps_booking_partner_v3_CardNetworkParameters>
            CheckAvailabilityRequest: MessageTypeDefinition<_ext_maps_booking_partner_v3_CheckAvailabilityRequestInput, _ext_maps_booking_partner_v3_CheckAvailabilityRequest>
            CheckAvailabilityResponse: MessageTypeDefinition<_ext_maps_booking_partner_v3_CheckAvailabilityResponseInput, _ext_maps_booking_partner_v3_CheckAvailabilityResponse>
            CheckOrderFulfillabilityRequest: MessageTypeDefinition<_ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequestInput, _ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequest>
            CheckOrderFulfillabilityResponse: MessageTypeDefinition<_ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponseInput, _ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponse>
            ConfirmationMode: EnumTypeDefinition
            CreateBookingRequest: MessageTypeDefinition<_ext_maps_booking_partner_v3_CreateBookingRequestInput, _ext_maps_booking_partner_v3_CreateBookingRequest>
            CreateBookingResponse: MessageTypeDefinition<_ext_maps_booking_partner_v3_CreateBookingResponseInput, _ext_maps_booking_partner_v3_CreateBookingResponse>
            CreateLeaseRequest: MessageTypeDefinition<_ext_maps_booking_partner_v3_CreateLeaseRequestInput, _ext_maps_booking_partner_v3_CreateLeaseRequest>
            CreateLeaseResponse: MessageTypeDefinition<_ext_maps_booking_partner_v3_CreateLeaseResponseInput, _ext_maps_booking_partner_v3_CreateLeaseResponse>
            CreateOrderRequest: MessageTypeDefinition<_ext_maps_booking_partner_v3_CreateOrderRequestInput, _ext_maps_booking_partner_v3_CreateOrderRequest>
            CreateOrderResponse: MessageTypeDefinition<_ext_maps_booking_partner_v3_CreateOrderResponseInput, _ext_maps_booking_partner_v3_CreateOrderResponse>
            CreditCardRestrictions: MessageTypeDefinition<_ext_maps_booking_partner_v3_CreditCardRestrictionsInput, _ext_maps_booking_partner_v3_CreditCardRestrictions>
            CreditCardType: EnumTypeDefinition
            Deposit: MessageTypeDefinition<_ext_maps_booking_partner_v3_DepositInput, _ext_maps_booking_partner_v3_Deposit>
            Fees: MessageTypeDefinition<_ext_maps_booking_partner_v3_FeesInput, _ext_maps_booking_partner_v3_Fees>
            GetBookingStatusRequest: MessageTypeDefinition<_ext_maps_booking_partner_v3_GetBookingStatusRequestInput, _ext_maps_booking_partner_v3_GetBookingStatusRequest>
            GetBookingStatusResponse: MessageTypeDefinition<_ext_maps_booking_partner_v3_GetBookingStatusResponseInput, _ext_maps_booking_partner_v3_GetBookingStatusResponse>
            HealthCheckRequest: MessageTypeDefinition<_ext_maps_booking_partner_v3_HealthCheckRequestInput, _ext_maps_booking_partner_v3_HealthCheckRequest>
            HealthCheckResponse: MessageTypeDefinition<_ext_maps_booking_partner_v3_HealthCheckResponseInput, _ext_maps_booking_partner_v3_HealthCheckResponse>
            IntakeFormAnswers: MessageTypeDefinition<_ext_maps_booking_partner_v3_IntakeFormAnswersInput, _ext_maps_booking_partner_v3_IntakeFormAnswers>
            IntakeFormFieldAnswer: MessageTypeDefinition<_ext_maps_booking_partner_v3_IntakeFormFieldAnswerInput, _ext_maps_booking_partner_v3_IntakeFormFieldAnswer>
            Lease: MessageTypeDefinition<_ext_maps_booking_partner_v3_LeaseInput, _ext_maps_booking_partner_v3_Lease>
            LeaseReference: MessageTypeDefinition<_ext_maps_booking_partner_v3_LeaseReferenceInput, _ext_maps_booking_partner_v3_LeaseReference>
            LineItem: MessageTypeDefinition<_ext_maps_booking_partner_v3_LineItemInput, _ext_maps_booking_partner_v3_LineItem>
            LineItemFulfillability: MessageTypeDefinition<_ext_maps_booking_partner_v3_LineItemFulfillabilityInput, _ext_maps_booking_partner_v3_LineItemFulfillability>
            ListBookingsRequest: MessageTypeDefinition<_ext_maps_booking_partner_v3_ListBookingsRequestInput, _ext_maps_booking_partner_v3_ListBookingsRequest>
            ListBookingsResponse: MessageTypeDefinition<_ext_maps_booking_partner_v3_ListBookingsResponseInput, _ext_maps_booking_partner_v3_ListBookingsResponse>
            ListOrdersRequest: MessageTypeDefinition<_ext_maps_booking_partner_v3_ListOrdersRequestInput, _ext_maps_booking_partner_v3_ListOrdersRequest>
            ListOrdersResponse: MessageTypeDefinition<_ext_maps_booking_partner_v3_ListOrdersResponseInput, _ext_maps_booking_partner_v3_ListOrdersResponse>
            LocalizedString: MessageTypeDefinition<_ext_maps_booking_partner_v3_LocalizedStringInput, _ext_maps_booking_partner_v3_LocalizedString>
            NoShowFee: MessageTypeDefinition<_ext_maps_booking_partner_v3_NoShowFeeInput, _ext_maps_booking_partner_v3_NoShowFee>
            OfferInfo: MessageTypeDefinition<_ext_maps_booking_partner_v3_OfferInfoInput, _ext_maps_booking_partner_v3_OfferInfo>
            Order: MessageTypeDefinition<_ext_maps_booking_partner_v3_OrderInput, _ext_maps_booking_partner_v3_Order>
            OrderFailure: MessageTypeDefinition<_ext_maps_booking_partner_v3_OrderFailureInput, _ext_maps_booking_partner_v3_OrderFailure>
            OrderFulfillability: MessageTypeDefinition<_ext_maps_booking_partner_v3_OrderFulfillabilityInput, _ext_maps_booking_partner_v3_OrderFulfillability>
            OrderedTickets: MessageTypeDefinition<_ext_maps_booking_partner_v3_OrderedTicketsInput, _ext_maps_booking_partner_v3_OrderedTickets>
            PaymentFailureInformation: MessageTypeDefinition<_ext_maps_booking_partner_v3_PaymentFailureInformationInput, _ext_maps_booking_partner_v3_PaymentFailureInformation>
            PaymentInformation: MessageTypeDefinition<_ext_maps_booking_partner_v3_PaymentInformationInput, _ext_maps_booking_partner_v3_PaymentInformation>
            PaymentOptionType: EnumTypeDefinition
            PaymentProcessingParameters: MessageTypeDefinition<_ext_maps_booking_partner_v3_PaymentProcessingParametersInput, _ext_maps_booking_partner_v3_PaymentProcessingParameters>
            PaymentProcessor: EnumTypeDefinition
            PerTicketFee: MessageTypeDefinition<_ext_maps_booking_partner_v3_PerTicketFeeInput, _ext_maps_booking_partner_v3_PerTicketFee>
            PostalAddress: MessageTypeDefinition<_ext_maps_booking_partner_v3_PostalAddressInput, _ext_maps_booking_partner_v3_PostalAddress>
            PrepaymentStatus: EnumTypeDefinition
            Price: MessageTypeDefinition<_ext_maps_booking_partner_v3_PriceInput, _ext_maps_booking_partner_v3_Price>
            PriceType: EnumTypeDefinition
            ResourceIds: MessageTypeDefinition<_ext_maps_booking_partner_v3_ResourceIdsInput, _ext_maps_booking_partner_v3_ResourceIds>
            SetMarketingPreferenceRequest: MessageTypeDefinition<_ext_maps_booking_partner_v3_SetMarketingPreferenceRequestInput, _ext_maps_booking_partner_v3_SetMarketingPreferenceRequest>
            SetMarketingPreferenceResponse: MessageTypeDefinition<_ext_maps_booking_partner_v3_SetMarketingPreferenceResponseInput, _ext_maps_booking_partner_v3_SetMarketingPreferenceResponse>
            Slot: MessageTypeDefinition<_ext_maps_booking_partner_v3_SlotInput, _ext_maps_booking_partner_v3_Slot>
            SlotAvailability: MessageTypeDefinition<_ext_maps_booking_partner_v3_SlotAvailabilityInput, _ext_maps_booking_partner_v3_SlotAvailability>
            SlotTime: MessageTypeDefinition<_ext_maps_booking_partner_v3_SlotTimeInput, _ext_maps_booking_partner_v3_SlotTime>
            SlotTimeAvailability: MessageTypeDefinition<_ext_maps_booking_partner_v3_SlotTimeAvailabilityInput, _ext_maps_booking_partner_v3_SlotTimeAvailability>
            SpecificPerOrderFee: MessageTypeDefinition<_ext_maps_booking_partner_v3_SpecificPerOrderFeeInput, _ext_maps_booking_partner_v3_SpecificPerOrderFee>
            SpecificPerTicketFee: MessageTypeDefinition<_ext_maps_booking_partner_v3_SpecificPerTicketFeeInput, _ext_maps_booking_partner_v3_SpecificPerTicketFee>
            Text: MessageTypeDefinition<_ext_maps_booking_partner_v3_TextInput, _ext_maps_booking_partner_v3_Text>
            TicketType: MessageTypeDefinition<_ext_maps_booking_partner_v3_TicketTypeInput, _ext_maps_booking_partner_v3_TicketType>
            TokenizationConfig: MessageTypeDefinition<_ext_maps_booking_partner_v3_TokenizationConfigInput, _ext_maps_booking_partner_v3_TokenizationConfig>
            UpdateBookingRequest: MessageTypeDefinition<_ext_maps_booking_partner_v3_UpdateBookingRequestInput, _ext_maps_booking_partner_v3_UpdateBookingRequest>
            UpdateBookingResponse: MessageTypeDefinition<_ext_maps_booking_partner_v3_UpdateBookingResponseInput, _ext_maps_booking_partner_v3_UpdateBookingResponse>
            UpdatedAvailability: MessageTypeDefinition<_ext_maps_booking_partner_v3_UpdatedAvailabilityInput, _ext_maps_booking_partner_v3_UpdatedAvailability>
            UserInformation: MessageTypeDefinition<_ext_maps_booking_partner_v3_UserInformationInput, _ext_maps_booking_partner_v3_UserInformation>
            UserPaymentOption: MessageTypeDefinition<_ext_maps_booking_partner_v3_UserPaymentOptionInput, _ext_maps_booking_partner_v3_UserPaymentOption>
            ViolatedTicketConstraint: MessageTypeDefinition<_ext_maps_booking_partner_v3_ViolatedTicketConstraintInput, _ext_maps_booking_partner_v3_ViolatedTicketConstraint>
            VirtualSessionInfo: MessageTypeDefinition<_ext_maps_booking_partner_v3_VirtualSessionInfoInput, _ext_maps_booking_partner_v3_VirtualSessionInfo>
          }
        }
      }
    }
  }
}

