// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { BatchAvailabilityLookupRequestInput as _ext_maps_booking_partner_v3_BatchAvailabilityLookupRequestInput, BatchAvailabilityLookupRequest as _ext_maps_booking_partner_v3_BatchAvailabilityLookupRequest } from '../../../../../ext/maps/booking/partner/v3/BatchAvailabilityLookupRequest.ts';
import type { BatchAvailabilityLookupResponseInput as _ext_maps_booking_partner_v3_BatchAvailabilityLookupResponseInput, BatchAvailabilityLookupResponse as _ext_maps_booking_partner_v3_BatchAvailabilityLookupResponse } from '../../../../../ext/maps/booking/partner/v3/BatchAvailabilityLookupResponse.ts';
import type { CheckAvailabilityRequestInput as _ext_maps_booking_partner_v3_CheckAvailabilityRequestInput, CheckAvailabilityRequest as _ext_maps_booking_partner_v3_CheckAvailabilityRequest } from '../../../../../ext/maps/booking/partner/v3/CheckAvailabilityRequest.ts';
import type { CheckAvailabilityResponseInput as _ext_maps_booking_partner_v3_CheckAvailabilityResponseInput, CheckAvailabilityResponse as _ext_maps_booking_partner_v3_CheckAvailabilityResponse } from '../../../../../ext/maps/booking/partner/v3/CheckAvailabilityResponse.ts';
import type { CheckOrderFulfillabilityRequestInput as _ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequestInput, CheckOrderFulfillabilityRequest as _ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequest } from '../../../../../ext/maps/booking/partner/v3/CheckOrderFulfillabilityRequest.ts';
import type { CheckOrderFulfillabilityResponseInput as _ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponseInput, CheckOrderFulfillabilityResponse as _ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponse } from '../../../../../ext/maps/booking/partner/v3/CheckOrderFulfillabilityResponse.ts';
import type { CreateBookingRequestInput as _ext_maps_booking_partner_v3_CreateBookingRequestInput, CreateBookingRequest as _ext_maps_booking_partner_v3_CreateBookingRequest } from '../../../../../ext/maps/booking/partner/v3/CreateBookingRequest.ts';
import type { CreateBookingResponseInput as _ext_maps_booking_partner_v3_CreateBookingResponseInput, CreateBookingResponse as _ext_maps_booking_partner_v3_CreateBookingResponse } from '../../../../../ext/maps/booking/partner/v3/CreateBookingResponse.ts';
import type { CreateLeaseRequestInput as _ext_maps_booking_partner_v3_CreateLeaseRequestInput, CreateLeaseRequest as _ext_maps_booking_partner_v3_CreateLeaseRequest } from '../../../../../ext/maps/booking/partner/v3/CreateLeaseRequest.ts';
import type { CreateLeaseResponseInput as _ext_maps_booking_partner_v3_CreateLeaseResponseInput, CreateLeaseResponse as _ext_maps_booking_partner_v3_CreateLeaseResponse } from '../../../../../ext/maps/booking/partner/v3/CreateLeaseResponse.ts';
import type { CreateOrderRequestInput as _ext_maps_booking_partner_v3_CreateOrderRequestInput, CreateOrderRequest as _ext_maps_booking_partner_v3_CreateOrderRequest } from '../../../../../ext/maps/booking/partner/v3/CreateOrderRequest.ts';
import type { CreateOrderResponseInput as _ext_maps_booking_partner_v3_CreateOrderResponseInput, CreateOrderResponse as _ext_maps_booking_partner_v3_CreateOrderResponse } from '../../../../../ext/maps/booking/partner/v3/CreateOrderResponse.ts';
import type { GetBookingStatusRequestInput as _ext_maps_booking_partner_v3_GetBookingStatusRequestInput, GetBookingStatusRequest as _ext_maps_booking_partner_v3_GetBookingStatusRequest } from '../../../../../ext/maps/booking/partner/v3/GetBookingStatusRequest.ts';
import type { GetBookingStatusResponseInput as _ext_maps_booking_partner_v3_GetBookingStatusResponseInput, GetBookingStatusResponse as _ext_maps_booking_partner_v3_GetBookingStatusResponse } from '../../../../../ext/maps/booking/partner/v3/GetBookingStatusResponse.ts';
import type { HealthCheckRequestInput as _ext_maps_booking_partner_v3_HealthCheckRequestInput, HealthCheckRequest as _ext_maps_booking_partner_v3_HealthCheckRequest } from '../../../../../ext/maps/booking/partner/v3/HealthCheckRequest.ts';
import type { HealthCheckResponseInput as _ext_maps_booking_partner_v3_HealthCheckResponseInput, HealthCheckResponse as _ext_maps_booking_partner_v3_HealthCheckResponse } from '../../../../../ext/maps/booking/partner/v3/HealthCheckResponse.ts';
import type { ListBookingsRequestInput as _ext_maps_booking_partner_v3_ListBookingsRequestInput, ListBookingsRequest as _ext_maps_booking_partner_v3_ListBookingsRequest } from '../../../../../ext/maps/booking/partner/v3/ListBookingsRequest.ts';
import type { ListBookingsResponseInput as _ext_maps_booking_partner_v3_ListBookingsResponseInput, ListBookingsResponse as _ext_maps_booking_partner_v3_ListBookingsResponse } from '../../../../../ext/maps/booking/partner/v3/ListBookingsResponse.ts';
import type { ListOrdersRequestInput as _ext_maps_booking_partner_v3_ListOrdersRequestInput, ListOrdersRequest as _ext_maps_booking_partner_v3_ListOrdersRequest } from '../../../../../ext/maps/booking/partner/v3/ListOrdersRequest.ts';
import type { ListOrdersResponseInput as _ext_maps_booking_partner_v3_ListOrdersResponseInput, ListOrdersResponse as _ext_maps_booking_partner_v3_ListOrdersResponse } from '../../../../../ext/maps/booking/partner/v3/ListOrdersResponse.ts';
import type { SetMarketingPreferenceRequestInput as _ext_maps_booking_partner_v3_SetMarketingPreferenceRequestInput, SetMarketingPreferenceRequest as _ext_maps_booking_partner_v3_SetMarketingPreferenceRequest } from '../../../../../ext/maps/booking/partner/v3/SetMarketingPreferenceRequest.ts';
import type { SetMarketingPreferenceResponseInput as _ext_maps_booking_partner_v3_SetMarketingPreferenceResponseInput, SetMarketingPreferenceResponse as _ext_maps_booking_partner_v3_SetMarketingPreferenceResponse } from '../../../../../ext/maps/booking/partner/v3/SetMarketingPreferenceResponse.ts';
import type { UpdateBookingRequestInput as _ext_maps_booking_partner_v3_UpdateBookingRequestInput, UpdateBookingRequest as _ext_maps_booking_partner_v3_UpdateBookingRequest } from '../../../../../ext/maps/booking/partner/v3/UpdateBookingRequest.ts';
import type { UpdateBookingResponseInput as _ext_maps_booking_partner_v3_UpdateBookingResponseInput, UpdateBookingResponse as _ext_maps_booking_partner_v3_UpdateBookingResponse } from '../../../../../ext/maps/booking/partner/v3/UpdateBookingResponse.ts';

export interface BookingServiceClient extends grpc.Client {
  /**
   * Tells which of the given slots of one merchant are free now.
   */
  BatchAvailabilityLookup(argument: _ext_maps_booking_partner_v3_BatchAvailabilityLookupRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_BatchAvailabilityLookupResponse>): grpc.ClientUnaryCall;
  BatchAvailabilityLookup(argument: _ext_maps_booking_partner_v3_BatchAvailabilityLookupRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_BatchAvailabilityLookupResponse>): grpc.ClientUnaryCall;
  BatchAvailabilityLookup(argument: _ext_maps_booking_partner_v3_BatchAvailabilityLookupRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_BatchAvailabilityLookupResponse>): grpc.ClientUnaryCall;
  BatchAvailabilityLookup(argument: _ext_maps_booking_partner_v3_BatchAvailabilityLookupRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_BatchAvailabilityLookupResponse>): grpc.ClientUnaryCall;
  /**
   * Tells which of the given slots of one merchant are free now.
   */
  batchAvailabilityLookup(argument: _ext_maps_booking_partner_v3_BatchAvailabilityLookupRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_BatchAvailabilityLookupResponse>): grpc.ClientUnaryCall;
  batchAvailabilityLookup(argument: _ext_maps_booking_partner_v3_BatchAvailabilityLookupRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_BatchAvailabilityLookupResponse>): grpc.ClientUnaryCall;
  batchAvailabilityLookup(argument: _ext_maps_booking_partner_v3_BatchAvailabilityLookupRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_BatchAvailabilityLookupResponse>): grpc.ClientUnaryCall;
  batchAvailabilityLookup(argument: _ext_maps_booking_partner_v3_BatchAvailabilityLookupRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_BatchAvailabilityLookupResponse>): grpc.ClientUnaryCall;
  
  /**
   * Legacy: counts the open places of one slot.
   */
  CheckAvailability(argument: _ext_maps_booking_partner_v3_CheckAvailabilityRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CheckAvailabilityResponse>): grpc.ClientUnaryCall;
  CheckAvailability(argument: _ext_maps_booking_partner_v3_CheckAvailabilityRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CheckAvailabilityResponse>): grpc.ClientUnaryCall;
  CheckAvailability(argument: _ext_maps_booking_partner_v3_CheckAvailabilityRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CheckAvailabilityResponse>): grpc.ClientUnaryCall;
  CheckAvailability(argument: _ext_maps_booking_partner_v3_CheckAvailabilityRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CheckAvailabilityResponse>): grpc.ClientUnaryCall;
  /**
   * Legacy: counts the open places of one slot.
   */
  checkAvailability(argument: _ext_maps_booking_partner_v3_CheckAvailabilityRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CheckAvailabilityResponse>): grpc.ClientUnaryCall;
  checkAvailability(argument: _ext_maps_booking_partner_v3_CheckAvailabilityRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CheckAvailabilityResponse>): grpc.ClientUnaryCall;
  checkAvailability(argument: _ext_maps_booking_partner_v3_CheckAvailabilityRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CheckAvailabilityResponse>): grpc.ClientUnaryCall;
  checkAvailability(argument: _ext_maps_booking_partner_v3_CheckAvailabilityRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CheckAvailabilityResponse>): grpc.ClientUnaryCall;
  
  /**
   * Legacy: tells whether a cart could be ordered, and at what fees.
   */
  CheckOrderFulfillability(argument: _ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponse>): grpc.ClientUnaryCall;
  CheckOrderFulfillability(argument: _ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponse>): grpc.ClientUnaryCall;
  CheckOrderFulfillability(argument: _ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponse>): grpc.ClientUnaryCall;
  CheckOrderFulfillability(argument: _ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponse>): grpc.ClientUnaryCall;
  /**
   * Legacy: tells whether a cart could be ordered, and at what fees.
   */
  checkOrderFulfillability(argument: _ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponse>): grpc.ClientUnaryCall;
  checkOrderFulfillability(argument: _ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponse>): grpc.ClientUnaryCall;
  checkOrderFulfillability(argument: _ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponse>): grpc.ClientUnaryCall;
  checkOrderFulfillability(argument: _ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponse>): grpc.ClientUnaryCall;
  
  /**
   * Books a slot, once for each idempotency_token.
   */
  CreateBooking(argument: _ext_maps_booking_partner_v3_CreateBookingRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateBookingResponse>): grpc.ClientUnaryCall;
  CreateBooking(argument: _ext_maps_booking_partner_v3_CreateBookingRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateBookingResponse>): grpc.ClientUnaryCall;
  CreateBooking(argument: _ext_maps_booking_partner_v3_CreateBookingRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateBookingResponse>): grpc.ClientUnaryCall;
  CreateBooking(argument: _ext_maps_booking_partner_v3_CreateBookingRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateBookingResponse>): grpc.ClientUnaryCall;
  /**
   * Books a slot, once for each idempotency_token.
   */
  createBooking(argument: _ext_maps_booking_partner_v3_CreateBookingRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateBookingResponse>): grpc.ClientUnaryCall;
  createBooking(argument: _ext_maps_booking_partner_v3_CreateBookingRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateBookingResponse>): grpc.ClientUnaryCall;
  createBooking(argument: _ext_maps_booking_partner_v3_CreateBookingRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateBookingResponse>): grpc.ClientUnaryCall;
  createBooking(argument: _ext_maps_booking_partner_v3_CreateBookingRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateBookingResponse>): grpc.ClientUnaryCall;
  
  /**
   * Legacy: holds a slot for a while.
   */
  CreateLease(argument: _ext_maps_booking_partner_v3_CreateLeaseRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateLeaseResponse>): grpc.ClientUnaryCall;
  CreateLease(argument: _ext_maps_booking_partner_v3_CreateLeaseRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateLeaseResponse>): grpc.ClientUnaryCall;
  CreateLease(argument: _ext_maps_booking_partner_v3_CreateLeaseRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateLeaseResponse>): grpc.ClientUnaryCall;
  CreateLease(argument: _ext_maps_booking_partner_v3_CreateLeaseRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateLeaseResponse>): grpc.ClientUnaryCall;
  /**
   * Legacy: holds a slot for a while.
   */
  createLease(argument: _ext_maps_booking_partner_v3_CreateLeaseRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateLeaseResponse>): grpc.ClientUnaryCall;
  createLease(argument: _ext_maps_booking_partner_v3_CreateLeaseRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateLeaseResponse>): grpc.ClientUnaryCall;
  createLease(argument: _ext_maps_booking_partner_v3_CreateLeaseRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateLeaseResponse>): grpc.ClientUnaryCall;
  createLease(argument: _ext_maps_booking_partner_v3_CreateLeaseRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateLeaseResponse>): grpc.ClientUnaryCall;
  
  /**
   * Legacy: orders all items of a cart or none.
   */
  CreateOrder(argument: _ext_maps_booking_partner_v3_CreateOrderRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateOrderResponse>): grpc.ClientUnaryCall;
  CreateOrder(argument: _ext_maps_booking_partner_v3_CreateOrderRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateOrderResponse>): grpc.ClientUnaryCall;
  CreateOrder(argument: _ext_maps_booking_partner_v3_CreateOrderRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateOrderResponse>): grpc.ClientUnaryCall;
  CreateOrder(argument: _ext_maps_booking_partner_v3_CreateOrderRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateOrderResponse>): grpc.ClientUnaryCall;
  /**
   * Legacy: orders all items of a cart or none.
   */
  createOrder(argument: _ext_maps_booking_partner_v3_CreateOrderRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateOrderResponse>): grpc.ClientUnaryCall;
  createOrder(argument: _ext_maps_booking_partner_v3_CreateOrderRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateOrderResponse>): grpc.ClientUnaryCall;
  createOrder(argument: _ext_maps_booking_partner_v3_CreateOrderRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateOrderResponse>): grpc.ClientUnaryCall;
  createOrder(argument: _ext_maps_booking_partner_v3_CreateOrderRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_CreateOrderResponse>): grpc.ClientUnaryCall;
  
  /**
   * Legacy: reads a booking's state.
   */
  GetBookingStatus(argument: _ext_maps_booking_partner_v3_GetBookingStatusRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_GetBookingStatusResponse>): grpc.ClientUnaryCall;
  GetBookingStatus(argument: _ext_maps_booking_partner_v3_GetBookingStatusRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_GetBookingStatusResponse>): grpc.ClientUnaryCall;
  GetBookingStatus(argument: _ext_maps_booking_partner_v3_GetBookingStatusRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_GetBookingStatusResponse>): grpc.ClientUnaryCall;
  GetBookingStatus(argument: _ext_maps_booking_partner_v3_GetBookingStatusRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_GetBookingStatusResponse>): grpc.ClientUnaryCall;
  /**
   * Legacy: reads a booking's state.
   */
  getBookingStatus(argument: _ext_maps_booking_partner_v3_GetBookingStatusRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_GetBookingStatusResponse>): grpc.ClientUnaryCall;
  getBookingStatus(argument: _ext_maps_booking_partner_v3_GetBookingStatusRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_GetBookingStatusResponse>): grpc.ClientUnaryCall;
  getBookingStatus(argument: _ext_maps_booking_partner_v3_GetBookingStatusRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_GetBookingStatusResponse>): grpc.ClientUnaryCall;
  getBookingStatus(argument: _ext_maps_booking_partner_v3_GetBookingStatusRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_GetBookingStatusResponse>): grpc.ClientUnaryCall;
  
  /**
   * Answers while the server is able to serve.
   */
  HealthCheck(argument: _ext_maps_booking_partner_v3_HealthCheckRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_HealthCheckResponse>): grpc.ClientUnaryCall;
  HealthCheck(argument: _ext_maps_booking_partner_v3_HealthCheckRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_HealthCheckResponse>): grpc.ClientUnaryCall;
  HealthCheck(argument: _ext_maps_booking_partner_v3_HealthCheckRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_HealthCheckResponse>): grpc.ClientUnaryCall;
  HealthCheck(argument: _ext_maps_booking_partner_v3_HealthCheckRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_HealthCheckResponse>): grpc.ClientUnaryCall;
  /**
   * Answers while the server is able to serve.
   */
  healthCheck(argument: _ext_maps_booking_partner_v3_HealthCheckRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_HealthCheckResponse>): grpc.ClientUnaryCall;
  healthCheck(argument: _ext_maps_booking_partner_v3_HealthCheckRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_HealthCheckResponse>): grpc.ClientUnaryCall;
  healthCheck(argument: _ext_maps_booking_partner_v3_HealthCheckRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_HealthCheckResponse>): grpc.ClientUnaryCall;
  healthCheck(argument: _ext_maps_booking_partner_v3_HealthCheckRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_HealthCheckResponse>): grpc.ClientUnaryCall;
  
  /**
   * Legacy: lists a user's upcoming bookings.
   */
  ListBookings(argument: _ext_maps_booking_partner_v3_ListBookingsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_ListBookingsResponse>): grpc.ClientUnaryCall;
  ListBookings(argument: _ext_maps_booking_partner_v3_ListBookingsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_ListBookingsResponse>): grpc.ClientUnaryCall;
  ListBookings(argument: _ext_maps_booking_partner_v3_ListBookingsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_ListBookingsResponse>): grpc.ClientUnaryCall;
  ListBookings(argument: _ext_maps_booking_partner_v3_ListBookingsRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_ListBookingsResponse>): grpc.ClientUnaryCall;
  /**
   * Legacy: lists a user's upcoming bookings.
   */
  listBookings(argument: _ext_maps_booking_partner_v3_ListBookingsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_ListBookingsResponse>): grpc.ClientUnaryCall;
  listBookings(argument: _ext_maps_booking_partner_v3_ListBookingsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_ListBookingsResponse>): grpc.ClientUnaryCall;
  listBookings(argument: _ext_maps_booking_partner_v3_ListBookingsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_ListBookingsResponse>): grpc.ClientUnaryCall;
  listBookings(argument: _ext_maps_booking_partner_v3_ListBookingsRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_ListBookingsResponse>): grpc.ClientUnaryCall;
  
  /**
   * Legacy: reads orders of a user or by id.
   */
  ListOrders(argument: _ext_maps_booking_partner_v3_ListOrdersRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_ListOrdersResponse>): grpc.ClientUnaryCall;
  ListOrders(argument: _ext_maps_booking_partner_v3_ListOrdersRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_ListOrdersResponse>): grpc.ClientUnaryCall;
  ListOrders(argument: _ext_maps_booking_partner_v3_ListOrdersRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_ListOrdersResponse>): grpc.ClientUnaryCall;
  ListOrders(argument: _ext_maps_booking_partner_v3_ListOrdersRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_ListOrdersResponse>): grpc.ClientUnaryCall;
  /**
   * Legacy: reads orders of a user or by id.
   */
  listOrders(argument: _ext_maps_booking_partner_v3_ListOrdersRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_ListOrdersResponse>): grpc.ClientUnaryCall;
  listOrders(argument: _ext_maps_booking_partner_v3_ListOrdersRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_ListOrdersResponse>): grpc.ClientUnaryCall;
  listOrders(argument: _ext_maps_booking_partner_v3_ListOrdersRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_ListOrdersResponse>): grpc.ClientUnaryCall;
  listOrders(argument: _ext_maps_booking_partner_v3_ListOrdersRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_ListOrdersResponse>): grpc.ClientUnaryCall;
  
  /**
   * Notes whether a user agreed to receive marketing.
   */
  SetMarketingPreference(argument: _ext_maps_booking_partner_v3_SetMarketingPreferenceRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_SetMarketingPreferenceResponse>): grpc.ClientUnaryCall;
  SetMarketingPreference(argument: _ext_maps_booking_partner_v3_SetMarketingPreferenceRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_SetMarketingPreferenceResponse>): grpc.ClientUnaryCall;
  SetMarketingPreference(argument: _ext_maps_booking_partner_v3_SetMarketingPreferenceRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_SetMarketingPreferenceResponse>): grpc.ClientUnaryCall;
  SetMarketingPreference(argument: _ext_maps_booking_partner_v3_SetMarketingPreferenceRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_SetMarketingPreferenceResponse>): grpc.ClientUnaryCall;
  /**
   * Notes whether a user agreed to receive marketing.
   */
  setMarketingPreference(argument: _ext_maps_booking_partner_v3_SetMarketingPreferenceRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_SetMarketingPreferenceResponse>): grpc.ClientUnaryCall;
  setMarketingPreference(argument: _ext_maps_booking_partner_v3_SetMarketingPreferenceRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_SetMarketingPreferenceResponse>): grpc.ClientUnaryCall;
  setMarketingPreference(argument: _ext_maps_booking_partner_v3_SetMarketingPreferenceRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_SetMarketingPreferenceResponse>): grpc.ClientUnaryCall;
  setMarketingPreference(argument: _ext_maps_booking_partner_v3_SetMarketingPreferenceRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_SetMarketingPreferenceResponse>): grpc.ClientUnaryCall;
  
  /**
   * Cancels, moves or resizes a booking.
   */
  UpdateBooking(argument: _ext_maps_booking_partner_v3_UpdateBookingRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_UpdateBookingResponse>): grpc.ClientUnaryCall;
  UpdateBooking(argument: _ext_maps_booking_partner_v3_UpdateBookingRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_UpdateBookingResponse>): grpc.ClientUnaryCall;
  UpdateBooking(argument: _ext_maps_booking_partner_v3_UpdateBookingRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_UpdateBookingResponse>): grpc.ClientUnaryCall;
  UpdateBooking(argument: _ext_maps_booking_partner_v3_UpdateBookingRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_UpdateBookingResponse>): grpc.ClientUnaryCall;
  /**
   * Cancels, moves or resizes a booking.
   */
  updateBooking(argument: _ext_maps_booking_partner_v3_UpdateBookingRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_UpdateBookingResponse>): grpc.ClientUnaryCall;
  updateBooking(argument: _ext_maps_booking_partner_v3_UpdateBookingRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_UpdateBookingResponse>): grpc.ClientUnaryCall;
  updateBooking(argument: _ext_maps_booking_partner_v3_UpdateBookingRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_UpdateBookingResponse>): grpc.ClientUnaryCall;
  updateBooking(argument: _ext_maps_booking_partner_v3_UpdateBookingRequestInput, callback: grpc.requestCallback<_ext_maps_booking_partner_v3_UpdateBookingResponse>): grpc.ClientUnaryCall;
  
}

export interface BookingServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Tells which of the given slots of one merchant are free now.
   */
  BatchAvailabilityLookup: grpc.handleUnaryCall<_ext_maps_booking_partner_v3_BatchAvailabilityLookupRequest, _ext_maps_booking_partner_v3_BatchAvailabilityLookupResponseInput>;
  
  /**
   * Legacy: counts the open places of one slot.
   */
  CheckAvailability: grpc.handleUnaryCall<_ext_maps_booking_partner_v3_CheckAvailabilityRequest, _ext_maps_booking_partner_v3_CheckAvailabilityResponseInput>;
  
  /**
   * Legacy: tells whether a cart could be ordered, and at what fees.
   */
  CheckOrderFulfillability: grpc.handleUnaryCall<_ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequest, _ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponseInput>;
  
  /**
   * Books a slot, once for each idempotency_token.
   */
  CreateBooking: grpc.handleUnaryCall<_ext_maps_booking_partner_v3_CreateBookingRequest, _ext_maps_booking_partner_v3_CreateBookingResponseInput>;
  
  /**
   * Legacy: holds a slot for a while.
   */
  CreateLease: grpc.handleUnaryCall<_ext_maps_booking_partner_v3_CreateLeaseRequest, _ext_maps_booking_partner_v3_CreateLeaseResponseInput>;
  
  /**
   * Legacy: orders all items of a cart or none.
   */
  CreateOrder: grpc.handleUnaryCall<_ext_maps_booking_partner_v3_CreateOrderRequest, _ext_maps_booking_partner_v3_CreateOrderResponseInput>;
  
  /**
   * Legacy: reads a booking's state.
   */
  GetBookingStatus: grpc.handleUnaryCall<_ext_maps_booking_partner_v3_GetBookingStatusRequest, _ext_maps_booking_partner_v3_GetBookingStatusResponseInput>;
  
  /**
   * Answers while the server is able to serve.
   */
  HealthCheck: grpc.handleUnaryCall<_ext_maps_booking_partner_v3_HealthCheckRequest, _ext_maps_booking_partner_v3_HealthCheckResponseInput>;
  
  /**
   * Legacy: lists a user's upcoming bookings.
   */
  ListBookings: grpc.handleUnaryCall<_ext_maps_booking_partner_v3_ListBookingsRequest, _ext_maps_booking_partner_v3_ListBookingsResponseInput>;
  
  /**
   * Legacy: reads orders of a user or by id.
   */
  ListOrders: grpc.handleUnaryCall<_ext_maps_booking_partner_v3_ListOrdersRequest, _ext_maps_booking_partner_v3_ListOrdersResponseInput>;
  
  /**
   * Notes whether a user agreed to receive marketing.
   */
  SetMarketingPreference: grpc.handleUnaryCall<_ext_maps_booking_partner_v3_SetMarketingPreferenceRequest, _ext_maps_booking_partner_v3_SetMarketingPreferenceResponseInput>;
  
  /**
   * Cancels, moves or resizes a booking.
   */
  UpdateBooking: grpc.handleUnaryCall<_ext_maps_booking_partner_v3_UpdateBookingRequest, _ext_maps_booking_partner_v3_UpdateBookingResponseInput>;
  
}

export interface BookingServiceDefinition extends grpc.ServiceDefinition {
  BatchAvailabilityLookup: MethodDefinition<_ext_maps_booking_partner_v3_BatchAvailabilityLookupRequestInput, _ext_maps_booking_partner_v3_BatchAvailabilityLookupResponseInput, _ext_maps_booking_partner_v3_BatchAvailabilityLookupRequest, _ext_maps_booking_partner_v3_BatchAvailabilityLookupResponse>
  CheckAvailability: MethodDefinition<_ext_maps_booking_partner_v3_CheckAvailabilityRequestInput, _ext_maps_booking_partner_v3_CheckAvailabilityResponseInput, _ext_maps_booking_partner_v3_CheckAvailabilityRequest, _ext_maps_booking_partner_v3_CheckAvailabilityResponse>
  CheckOrderFulfillability: MethodDefinition<_ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequestInput, _ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponseInput, _ext_maps_booking_partner_v3_CheckOrderFulfillabilityRequest, _ext_maps_booking_partner_v3_CheckOrderFulfillabilityResponse>
  CreateBooking: MethodDefinition<_ext_maps_booking_partner_v3_CreateBookingRequestInput, _ext_maps_booking_partner_v3_CreateBookingResponseInput, _ext_maps_booking_partner_v3_CreateBookingRequest, _ext_maps_booking_partner_v3_CreateBookingResponse>
  CreateLease: MethodDefinition<_ext_maps_booking_partner_v3_CreateLeaseRequestInput, _ext_maps_booking_partner_v3_CreateLeaseResponseInput, _ext_maps_booking_partner_v3_CreateLeaseRequest, _ext_maps_booking_partner_v3_CreateLeaseResponse>
  CreateOrder: MethodDefinition<_ext_maps_booking_partner_v3_CreateOrderRequestInput, _ext_maps_booking_partner_v3_CreateOrderResponseInput, _ext_maps_booking_partner_v3_CreateOrderRequest, _ext_maps_booking_partner_v3_CreateOrderResponse>
  GetBookingStatus: MethodDefinition<_ext_maps_booking_partner_v3_GetBookingStatusRequestInput, _ext_maps_booking_partner_v3_GetBookingStatusResponseInput, _ext_maps_booking_partner_v3_GetBookingStatusRequest, _ext_maps_booking_partner_v3_GetBookingStatusResponse>
  HealthCheck: MethodDefinition<_ext_maps_booking_partner_v3_HealthCheckRequestInput, _ext_maps_booking_partner_v3_HealthCheckResponseInput, _ext_maps_booking_partner_v3_HealthCheckRequest, _ext_maps_booking_partner_v3_HealthCheckResponse>
  ListBookings: MethodDefinition<_ext_maps_booking_partner_v3_ListBookingsRequestInput, _ext_maps_booking_partner_v3_ListBookingsResponseInput, _ext_maps_booking_partner_v3_ListBookingsRequest, _ext_maps_booking_partner_v3_ListBookingsResponse>
  ListOrders: MethodDefinition<_ext_maps_booking_partner_v3_ListOrdersRequestInput, _ext_maps_booking_partner_v3_ListOrdersResponseInput, _ext_maps_booking_partner_v3_ListOrdersRequest, _ext_maps_booking_partner_v3_ListOrdersResponse>
  SetMarketingPreference: MethodDefinition<_ext_maps_booking_partner_v3_SetMarketingPreferenceRequestInput, _ext_maps_booking_partner_v3_SetMarketingPreferenceResponseInput, _ext_maps_booking_partner_v3_SetMarketingPreferenceRequest, _ext_maps_booking_partner_v3_SetMarketingPreferenceResponse>
  UpdateBooking: MethodDefinition<_ext_maps_booking_partner_v3_UpdateBookingRequestInput, _ext_maps_booking_partner_v3_UpdateBookingResponseInput, _ext_maps_booking_partner_v3_UpdateBookingRequest, _ext_maps_booking_partner_v3_UpdateBookingResponse>
}
