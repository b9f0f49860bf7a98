// Original file: protos/clinic/v1/clinic_commands.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CancelReservationCommandInput as _protos_schedule_CancelReservationCommandInput, CancelReservationCommand as _protos_schedule_CancelReservationCommand } from '../../protos/schedule/CancelReservationCommand.ts';
import type { EmptyInput as _protos_EmptyInput, Empty as _protos_Empty } from '../../protos/Empty.ts';
import type { GetReservationSlotsByGroupQueryInput as _protos_open_GetReservationSlotsByGroupQueryInput, GetReservationSlotsByGroupQuery as _protos_open_GetReservationSlotsByGroupQuery } from '../../protos/open/GetReservationSlotsByGroupQuery.ts';
import type { GetReservationSlotsByGroupQueryResponseInput as _protos_open_GetReservationSlotsByGroupQueryResponseInput, GetReservationSlotsByGroupQueryResponse as _protos_open_GetReservationSlotsByGroupQueryResponse } from '../../protos/open/GetReservationSlotsByGroupQueryResponse.ts';
import type { GetReservationSlotsByScheduleIdQueryInput as _protos_open_GetReservationSlotsByScheduleIdQueryInput, GetReservationSlotsByScheduleIdQuery as _protos_open_GetReservationSlotsByScheduleIdQuery } from '../../protos/open/GetReservationSlotsByScheduleIdQuery.ts';
import type { GetReservationSlotsByScheduleIdQueryResponseInput as _protos_open_GetReservationSlotsByScheduleIdQueryResponseInput, GetReservationSlotsByScheduleIdQueryResponse as _protos_open_GetReservationSlotsByScheduleIdQueryResponse } from '../../protos/open/GetReservationSlotsByScheduleIdQueryResponse.ts';
import type { GetReservationSlotsByScheduleIdQueryV2Input as _protos_open_GetReservationSlotsByScheduleIdQueryV2Input, GetReservationSlotsByScheduleIdQueryV2 as _protos_open_GetReservationSlotsByScheduleIdQueryV2 } from '../../protos/open/GetReservationSlotsByScheduleIdQueryV2.ts';
import type { GetReservationSlotsByScheduleIdQueryV2ResponseInput as _protos_open_GetReservationSlotsByScheduleIdQueryV2ResponseInput, GetReservationSlotsByScheduleIdQueryV2Response as _protos_open_GetReservationSlotsByScheduleIdQueryV2Response } from '../../protos/open/GetReservationSlotsByScheduleIdQueryV2Response.ts';
import type { RegisterBookingImagesCommandInput as _clinic_v1_RegisterBookingImagesCommandInput, RegisterBookingImagesCommand as _clinic_v1_RegisterBookingImagesCommand } from '../../clinic/v1/RegisterBookingImagesCommand.ts';
import type { RegisterVisitorImagesInput as _protos_open_RegisterVisitorImagesInput, RegisterVisitorImages as _protos_open_RegisterVisitorImages } from '../../protos/open/RegisterVisitorImages.ts';
import type { ReserveByVisitorIdCommandInput as _protos_open_ReserveByVisitorIdCommandInput, ReserveByVisitorIdCommand as _protos_open_ReserveByVisitorIdCommand } from '../../protos/open/ReserveByVisitorIdCommand.ts';
import type { ReserveCommandResponseInput as _protos_open_ReserveCommandResponseInput, ReserveCommandResponse as _protos_open_ReserveCommandResponse } from '../../protos/open/ReserveCommandResponse.ts';
import type { UpdateReservationCommandInput as _protos_schedule_UpdateReservationCommandInput, UpdateReservationCommand as _protos_schedule_UpdateReservationCommand } from '../../protos/schedule/UpdateReservationCommand.ts';

export interface ClinicCommandsClient extends grpc.Client {
  /**
   * POST /schedule/open/v1/commands/cancel-reservation
   */
  CancelReservation(argument: _protos_schedule_CancelReservationCommandInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  CancelReservation(argument: _protos_schedule_CancelReservationCommandInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  CancelReservation(argument: _protos_schedule_CancelReservationCommandInput, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  CancelReservation(argument: _protos_schedule_CancelReservationCommandInput, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  /**
   * POST /schedule/open/v1/commands/cancel-reservation
   */
  cancelReservation(argument: _protos_schedule_CancelReservationCommandInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  cancelReservation(argument: _protos_schedule_CancelReservationCommandInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  cancelReservation(argument: _protos_schedule_CancelReservationCommandInput, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  cancelReservation(argument: _protos_schedule_CancelReservationCommandInput, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  
  /**
   * POST /schedule/open/v1/queries/get-reservation-slots-by-group
   */
  GetReservationSlotsByGroup(argument: _protos_open_GetReservationSlotsByGroupQueryInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByGroupQueryResponse>): grpc.ClientUnaryCall;
  GetReservationSlotsByGroup(argument: _protos_open_GetReservationSlotsByGroupQueryInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByGroupQueryResponse>): grpc.ClientUnaryCall;
  GetReservationSlotsByGroup(argument: _protos_open_GetReservationSlotsByGroupQueryInput, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByGroupQueryResponse>): grpc.ClientUnaryCall;
  GetReservationSlotsByGroup(argument: _protos_open_GetReservationSlotsByGroupQueryInput, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByGroupQueryResponse>): grpc.ClientUnaryCall;
  /**
   * POST /schedule/open/v1/queries/get-reservation-slots-by-group
   */
  getReservationSlotsByGroup(argument: _protos_open_GetReservationSlotsByGroupQueryInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByGroupQueryResponse>): grpc.ClientUnaryCall;
  getReservationSlotsByGroup(argument: _protos_open_GetReservationSlotsByGroupQueryInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByGroupQueryResponse>): grpc.ClientUnaryCall;
  getReservationSlotsByGroup(argument: _protos_open_GetReservationSlotsByGroupQueryInput, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByGroupQueryResponse>): grpc.ClientUnaryCall;
  getReservationSlotsByGroup(argument: _protos_open_GetReservationSlotsByGroupQueryInput, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByGroupQueryResponse>): grpc.ClientUnaryCall;
  
  /**
   * POST /schedule/open/v1/queries/get-reservation-slots-by-schedule-id
   */
  GetReservationSlotsByScheduleId(argument: _protos_open_GetReservationSlotsByScheduleIdQueryInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByScheduleIdQueryResponse>): grpc.ClientUnaryCall;
  GetReservationSlotsByScheduleId(argument: _protos_open_GetReservationSlotsByScheduleIdQueryInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByScheduleIdQueryResponse>): grpc.ClientUnaryCall;
  GetReservationSlotsByScheduleId(argument: _protos_open_GetReservationSlotsByScheduleIdQueryInput, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByScheduleIdQueryResponse>): grpc.ClientUnaryCall;
  GetReservationSlotsByScheduleId(argument: _protos_open_GetReservationSlotsByScheduleIdQueryInput, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByScheduleIdQueryResponse>): grpc.ClientUnaryCall;
  /**
   * POST /schedule/open/v1/queries/get-reservation-slots-by-schedule-id
   */
  getReservationSlotsByScheduleId(argument: _protos_open_GetReservationSlotsByScheduleIdQueryInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByScheduleIdQueryResponse>): grpc.ClientUnaryCall;
  getReservationSlotsByScheduleId(argument: _protos_open_GetReservationSlotsByScheduleIdQueryInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByScheduleIdQueryResponse>): grpc.ClientUnaryCall;
  getReservationSlotsByScheduleId(argument: _protos_open_GetReservationSlotsByScheduleIdQueryInput, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByScheduleIdQueryResponse>): grpc.ClientUnaryCall;
  getReservationSlotsByScheduleId(argument: _protos_open_GetReservationSlotsByScheduleIdQueryInput, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByScheduleIdQueryResponse>): grpc.ClientUnaryCall;
  
  /**
   * POST /schedule/open/v2/queries/get-reservation-slots-by-schedule-id
   */
  GetReservationSlotsByScheduleIdV2(argument: _protos_open_GetReservationSlotsByScheduleIdQueryV2Input, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByScheduleIdQueryV2Response>): grpc.ClientUnaryCall;
  GetReservationSlotsByScheduleIdV2(argument: _protos_open_GetReservationSlotsByScheduleIdQueryV2Input, metadata: grpc.Metadata, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByScheduleIdQueryV2Response>): grpc.ClientUnaryCall;
  GetReservationSlotsByScheduleIdV2(argument: _protos_open_GetReservationSlotsByScheduleIdQueryV2Input, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByScheduleIdQueryV2Response>): grpc.ClientUnaryCall;
  GetReservationSlotsByScheduleIdV2(argument: _protos_open_GetReservationSlotsByScheduleIdQueryV2Input, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByScheduleIdQueryV2Response>): grpc.ClientUnaryCall;
  /**
   * POST /schedule/open/v2/queries/get-reservation-slots-by-schedule-id
   */
  getReservationSlotsByScheduleIdV2(argument: _protos_open_GetReservationSlotsByScheduleIdQueryV2Input, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByScheduleIdQueryV2Response>): grpc.ClientUnaryCall;
  getReservationSlotsByScheduleIdV2(argument: _protos_open_GetReservationSlotsByScheduleIdQueryV2Input, metadata: grpc.Metadata, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByScheduleIdQueryV2Response>): grpc.ClientUnaryCall;
  getReservationSlotsByScheduleIdV2(argument: _protos_open_GetReservationSlotsByScheduleIdQueryV2Input, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByScheduleIdQueryV2Response>): grpc.ClientUnaryCall;
  getReservationSlotsByScheduleIdV2(argument: _protos_open_GetReservationSlotsByScheduleIdQueryV2Input, callback: grpc.requestCallback<_protos_open_GetReservationSlotsByScheduleIdQueryV2Response>): grpc.ClientUnaryCall;
  
  /**
   * POST /image/open/v1/commands/register-booking-images
   */
  RegisterBookingImages(argument: _clinic_v1_RegisterBookingImagesCommandInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  RegisterBookingImages(argument: _clinic_v1_RegisterBookingImagesCommandInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  RegisterBookingImages(argument: _clinic_v1_RegisterBookingImagesCommandInput, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  RegisterBookingImages(argument: _clinic_v1_RegisterBookingImagesCommandInput, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  /**
   * POST /image/open/v1/commands/register-booking-images
   */
  registerBookingImages(argument: _clinic_v1_RegisterBookingImagesCommandInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  registerBookingImages(argument: _clinic_v1_RegisterBookingImagesCommandInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  registerBookingImages(argument: _clinic_v1_RegisterBookingImagesCommandInput, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  registerBookingImages(argument: _clinic_v1_RegisterBookingImagesCommandInput, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  
  /**
   * POST /image/open/v1/commands/register-visitor-images
   */
  RegisterVisitorImages(argument: _protos_open_RegisterVisitorImagesInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  RegisterVisitorImages(argument: _protos_open_RegisterVisitorImagesInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  RegisterVisitorImages(argument: _protos_open_RegisterVisitorImagesInput, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  RegisterVisitorImages(argument: _protos_open_RegisterVisitorImagesInput, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  /**
   * POST /image/open/v1/commands/register-visitor-images
   */
  registerVisitorImages(argument: _protos_open_RegisterVisitorImagesInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  registerVisitorImages(argument: _protos_open_RegisterVisitorImagesInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  registerVisitorImages(argument: _protos_open_RegisterVisitorImagesInput, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  registerVisitorImages(argument: _protos_open_RegisterVisitorImagesInput, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  
  /**
   * POST /schedule/open/v1/commands/reserve-by-visitor-id. The initial metadata x-booking-id names the booking that was made.
   */
  ReserveByVisitorId(argument: _protos_open_ReserveByVisitorIdCommandInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_open_ReserveCommandResponse>): grpc.ClientUnaryCall;
  ReserveByVisitorId(argument: _protos_open_ReserveByVisitorIdCommandInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_protos_open_ReserveCommandResponse>): grpc.ClientUnaryCall;
  ReserveByVisitorId(argument: _protos_open_ReserveByVisitorIdCommandInput, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_open_ReserveCommandResponse>): grpc.ClientUnaryCall;
  ReserveByVisitorId(argument: _protos_open_ReserveByVisitorIdCommandInput, callback: grpc.requestCallback<_protos_open_ReserveCommandResponse>): grpc.ClientUnaryCall;
  /**
   * POST /schedule/open/v1/commands/reserve-by-visitor-id. The initial metadata x-booking-id names the booking that was made.
   */
  reserveByVisitorId(argument: _protos_open_ReserveByVisitorIdCommandInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_open_ReserveCommandResponse>): grpc.ClientUnaryCall;
  reserveByVisitorId(argument: _protos_open_ReserveByVisitorIdCommandInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_protos_open_ReserveCommandResponse>): grpc.ClientUnaryCall;
  reserveByVisitorId(argument: _protos_open_ReserveByVisitorIdCommandInput, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_open_ReserveCommandResponse>): grpc.ClientUnaryCall;
  reserveByVisitorId(argument: _protos_open_ReserveByVisitorIdCommandInput, callback: grpc.requestCallback<_protos_open_ReserveCommandResponse>): grpc.ClientUnaryCall;
  
  /**
   * POST /schedule/open/v1/commands/update-reservation
   */
  UpdateReservation(argument: _protos_schedule_UpdateReservationCommandInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  UpdateReservation(argument: _protos_schedule_UpdateReservationCommandInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  UpdateReservation(argument: _protos_schedule_UpdateReservationCommandInput, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  UpdateReservation(argument: _protos_schedule_UpdateReservationCommandInput, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  /**
   * POST /schedule/open/v1/commands/update-reservation
   */
  updateReservation(argument: _protos_schedule_UpdateReservationCommandInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  updateReservation(argument: _protos_schedule_UpdateReservationCommandInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  updateReservation(argument: _protos_schedule_UpdateReservationCommandInput, options: grpc.CallOptions, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  updateReservation(argument: _protos_schedule_UpdateReservationCommandInput, callback: grpc.requestCallback<_protos_Empty>): grpc.ClientUnaryCall;
  
}

export interface ClinicCommandsHandlers extends grpc.UntypedServiceImplementation {
  /**
   * POST /schedule/open/v1/commands/cancel-reservation
   */
  CancelReservation: grpc.handleUnaryCall<_protos_schedule_CancelReservationCommand, _protos_EmptyInput>;
  
  /**
   * POST /schedule/open/v1/queries/get-reservation-slots-by-group
   */
  GetReservationSlotsByGroup: grpc.handleUnaryCall<_protos_open_GetReservationSlotsByGroupQuery, _protos_open_GetReservationSlotsByGroupQueryResponseInput>;
  
  /**
   * POST /schedule/open/v1/queries/get-reservation-slots-by-schedule-id
   */
  GetReservationSlotsByScheduleId: grpc.handleUnaryCall<_protos_open_GetReservationSlotsByScheduleIdQuery, _protos_open_GetReservationSlotsByScheduleIdQueryResponseInput>;
  
  /**
   * POST /schedule/open/v2/queries/get-reservation-slots-by-schedule-id
   */
  GetReservationSlotsByScheduleIdV2: grpc.handleUnaryCall<_protos_open_GetReservationSlotsByScheduleIdQueryV2, _protos_open_GetReservationSlotsByScheduleIdQueryV2ResponseInput>;
  
  /**
   * POST /image/open/v1/commands/register-booking-images
   */
  RegisterBookingImages: grpc.handleUnaryCall<_clinic_v1_RegisterBookingImagesCommand, _protos_EmptyInput>;
  
  /**
   * POST /image/open/v1/commands/register-visitor-images
   */
  RegisterVisitorImages: grpc.handleUnaryCall<_protos_open_RegisterVisitorImages, _protos_EmptyInput>;
  
  /**
   * POST /schedule/open/v1/commands/reserve-by-visitor-id. The initial metadata x-booking-id names the booking that was made.
   */
  ReserveByVisitorId: grpc.handleUnaryCall<_protos_open_ReserveByVisitorIdCommand, _protos_open_ReserveCommandResponseInput>;
  
  /**
   * POST /schedule/open/v1/commands/update-reservation
   */
  UpdateReservation: grpc.handleUnaryCall<_protos_schedule_UpdateReservationCommand, _protos_EmptyInput>;
  
}

export interface ClinicCommandsDefinition extends grpc.ServiceDefinition {
  CancelReservation: MethodDefinition<_protos_schedule_CancelReservationCommandInput, _protos_EmptyInput, _protos_schedule_CancelReservationCommand, _protos_Empty>
  GetReservationSlotsByGroup: MethodDefinition<_protos_open_GetReservationSlotsByGroupQueryInput, _protos_open_GetReservationSlotsByGroupQueryResponseInput, _protos_open_GetReservationSlotsByGroupQuery, _protos_open_GetReservationSlotsByGroupQueryResponse>
  GetReservationSlotsByScheduleId: MethodDefinition<_protos_open_GetReservationSlotsByScheduleIdQueryInput, _protos_open_GetReservationSlotsByScheduleIdQueryResponseInput, _protos_open_GetReservationSlotsByScheduleIdQuery, _protos_open_GetReservationSlotsByScheduleIdQueryResponse>
  GetReservationSlotsByScheduleIdV2: MethodDefinition<_protos_open_GetReservationSlotsByScheduleIdQueryV2Input, _protos_open_GetReservationSlotsByScheduleIdQueryV2ResponseInput, _protos_open_GetReservationSlotsByScheduleIdQueryV2, _protos_open_GetReservationSlotsByScheduleIdQueryV2Response>
  RegisterBookingImages: MethodDefinition<_clinic_v1_RegisterBookingImagesCommandInput, _protos_EmptyInput, _clinic_v1_RegisterBookingImagesCommand, _protos_Empty>
  RegisterVisitorImages: MethodDefinition<_protos_open_RegisterVisitorImagesInput, _protos_EmptyInput, _protos_open_RegisterVisitorImages, _protos_Empty>
  ReserveByVisitorId: MethodDefinition<_protos_open_ReserveByVisitorIdCommandInput, _protos_open_ReserveCommandResponseInput, _protos_open_ReserveByVisitorIdCommand, _protos_open_ReserveCommandResponse>
  UpdateReservation: MethodDefinition<_protos_schedule_UpdateReservationCommandInput, _protos_EmptyInput, _protos_schedule_UpdateReservationCommand, _protos_Empty>
}
