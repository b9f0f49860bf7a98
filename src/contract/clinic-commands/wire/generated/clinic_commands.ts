import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { ClinicCommandsClient as _clinic_v1_ClinicCommandsClient, ClinicCommandsDefinition as _clinic_v1_ClinicCommandsDefinition } from './clinic/v1/ClinicCommands.ts';
import type { RegisterBookingImagesCommandInput as _clinic_v1_RegisterBookingImagesCommandInput, RegisterBookingImagesCommand as _clinic_v1_RegisterBookingImagesCommand } from './clinic/v1/RegisterBookingImagesCommand.ts';
import type { DescriptorProtoInput as _google_protobuf_DescriptorProtoInput, DescriptorProto as _google_protobuf_DescriptorProto } from './google/protobuf/DescriptorProto.ts';
import type { EnumDescriptorProtoInput as _google_protobuf_EnumDescriptorProtoInput, EnumDescriptorProto as _google_protobuf_EnumDescriptorProto } from './google/protobuf/EnumDescriptorProto.ts';
import type { EnumOptionsInput as _google_protobuf_EnumOptionsInput, EnumOptions as _google_protobuf_EnumOptions } from './google/protobuf/EnumOptions.ts';
import type { EnumValueDescriptorProtoInput as _google_protobuf_EnumValueDescriptorProtoInput, EnumValueDescriptorProto as _google_protobuf_EnumValueDescriptorProto } from './google/protobuf/EnumValueDescriptorProto.ts';
import type { EnumValueOptionsInput as _google_protobuf_EnumValueOptionsInput, EnumValueOptions as _google_protobuf_EnumValueOptions } from './google/protobuf/EnumValueOptions.ts';
import type { ExtensionRangeOptionsInput as _google_protobuf_ExtensionRangeOptionsInput, ExtensionRangeOptions as _google_protobuf_ExtensionRangeOptions } from './google/protobuf/ExtensionRangeOptions.ts';
import type { FeatureSetInput as _google_protobuf_FeatureSetInput, FeatureSet as _google_protobuf_FeatureSet } from './google/protobuf/FeatureSet.ts';
import type { FeatureSetDefaultsInput as _google_protobuf_FeatureSetDefaultsInput, FeatureSetDefaults as _google_protobuf_FeatureSetDefaults } from './google/protobuf/FeatureSetDefaults.ts';
import type { FieldDescriptorProtoInput as _google_protobuf_FieldDescriptorProtoInput, FieldDescriptorProto as _google_protobuf_FieldDescriptorProto } from './google/protobuf/FieldDescriptorProto.ts';
import type { FieldOptionsInput as _google_protobuf_FieldOptionsInput, FieldOptions as _google_protobuf_FieldOptions } from './google/protobuf/FieldOptions.ts';
import type { FileDescriptorProtoInput as _google_protobuf_FileDescriptorProtoInput, FileDescriptorProto as _google_protobuf_FileDescriptorProto } from './google/protobuf/FileDescriptorProto.ts';
import type { FileDescriptorSetInput as _google_protobuf_FileDescriptorSetInput, FileDescriptorSet as _google_protobuf_FileDescriptorSet } from './google/protobuf/FileDescriptorSet.ts';
import type { FileOptionsInput as _google_protobuf_FileOptionsInput, FileOptions as _google_protobuf_FileOptions } from './google/protobuf/FileOptions.ts';
import type { GeneratedCodeInfoInput as _google_protobuf_GeneratedCodeInfoInput, GeneratedCodeInfo as _google_protobuf_GeneratedCodeInfo } from './google/protobuf/GeneratedCodeInfo.ts';
import type { MessageOptionsInput as _google_protobuf_MessageOptionsInput, MessageOptions as _google_protobuf_MessageOptions } from './google/protobuf/MessageOptions.ts';
import type { MethodDescriptorProtoInput as _google_protobuf_MethodDescriptorProtoInput, MethodDescriptorProto as _google_protobuf_MethodDescriptorProto } from './google/protobuf/MethodDescriptorProto.ts';
import type { MethodOptionsInput as _google_protobuf_MethodOptionsInput, MethodOptions as _google_protobuf_MethodOptions } from './google/protobuf/MethodOptions.ts';
import type { OneofDescriptorProtoInput as _google_protobuf_OneofDescriptorProtoInput, OneofDescriptorProto as _google_protobuf_OneofDescriptorProto } from './google/protobuf/OneofDescriptorProto.ts';
import type { OneofOptionsInput as _google_protobuf_OneofOptionsInput, OneofOptions as _google_protobuf_OneofOptions } from './google/protobuf/OneofOptions.ts';
import type { ServiceDescriptorProtoInput as _google_protobuf_ServiceDescriptorProtoInput, ServiceDescriptorProto as _google_protobuf_ServiceDescriptorProto } from './google/protobuf/ServiceDescriptorProto.ts';
import type { ServiceOptionsInput as _google_protobuf_ServiceOptionsInput, ServiceOptions as _google_protobuf_ServiceOptions } from './google/protobuf/ServiceOptions.ts';
import type { SourceCodeInfoInput as _google_protobuf_SourceCodeInfoInput, SourceCodeInfo as _google_protobuf_SourceCodeInfo } from './google/protobuf/SourceCodeInfo.ts';
import type { UninterpretedOptionInput as _google_protobuf_UninterpretedOptionInput, UninterpretedOption as _google_protobuf_UninterpretedOption } from './google/protobuf/UninterpretedOption.ts';
import type { EmptyInput as _protos_EmptyInput, Empty as _protos_Empty } from './protos/Empty.ts';
import type { TranslsInput as _protos_TranslsInput, Transls as _protos_Transls } from './protos/Transls.ts';
import type { RegisterVisitorImageConfigurationInput as _protos_image_RegisterVisitorImageConfigurationInput, RegisterVisitorImageConfiguration as _protos_image_RegisterVisitorImageConfiguration } from './protos/image/RegisterVisitorImageConfiguration.ts';
import type { GetReservationSlotsByGroupQueryInput as _protos_open_GetReservationSlotsByGroupQueryInput, GetReservationSlotsByGroupQuery as _protos_open_GetReservationSlotsByGroupQuery } from './protos/open/GetReservationSlotsByGroupQuery.ts';
import type { GetReservationSlotsByGroupQueryResponseInput as _protos_open_GetReservationSlotsByGroupQueryResponseInput, GetReservationSlotsByGroupQueryResponse as _protos_open_GetReservationSlotsByGroupQueryResponse } from './protos/open/GetReservationSlotsByGroupQueryResponse.ts';
import type { GetReservationSlotsByScheduleIdQueryInput as _protos_open_GetReservationSlotsByScheduleIdQueryInput, GetReservationSlotsByScheduleIdQuery as _protos_open_GetReservationSlotsByScheduleIdQuery } from './protos/open/GetReservationSlotsByScheduleIdQuery.ts';
import type { GetReservationSlotsByScheduleIdQueryResponseInput as _protos_open_GetReservationSlotsByScheduleIdQueryResponseInput, GetReservationSlotsByScheduleIdQueryResponse as _protos_open_GetReservationSlotsByScheduleIdQueryResponse } from './protos/open/GetReservationSlotsByScheduleIdQueryResponse.ts';
import type { GetReservationSlotsByScheduleIdQueryV2Input as _protos_open_GetReservationSlotsByScheduleIdQueryV2Input, GetReservationSlotsByScheduleIdQueryV2 as _protos_open_GetReservationSlotsByScheduleIdQueryV2 } from './protos/open/GetReservationSlotsByScheduleIdQueryV2.ts';
import type { GetReservationSlotsByScheduleIdQueryV2ResponseInput as _protos_open_GetReservationSlotsByScheduleIdQueryV2ResponseInput, GetReservationSlotsByScheduleIdQueryV2Response as _protos_open_GetReservationSlotsByScheduleIdQueryV2Response } from './protos/open/GetReservationSlotsByScheduleIdQueryV2Response.ts';
import type { OccupiedResourceSlotsInput as _protos_open_OccupiedResourceSlotsInput, OccupiedResourceSlots as _protos_open_OccupiedResourceSlots } from './protos/open/OccupiedResourceSlots.ts';
import type { RegisterVisitorImagesInput as _protos_open_RegisterVisitorImagesInput, RegisterVisitorImages as _protos_open_RegisterVisitorImages } from './protos/open/RegisterVisitorImages.ts';
import type { ReservationSlotInput as _protos_open_ReservationSlotInput, ReservationSlot as _protos_open_ReservationSlot } from './protos/open/ReservationSlot.ts';
import type { ReservationSlotZoneConfigurationInput as _protos_open_ReservationSlotZoneConfigurationInput, ReservationSlotZoneConfiguration as _protos_open_ReservationSlotZoneConfiguration } from './protos/open/ReservationSlotZoneConfiguration.ts';
import type { ReserveByVisitorIdCommandInput as _protos_open_ReserveByVisitorIdCommandInput, ReserveByVisitorIdCommand as _protos_open_ReserveByVisitorIdCommand } from './protos/open/ReserveByVisitorIdCommand.ts';
import type { ReserveCommandResponseInput as _protos_open_ReserveCommandResponseInput, ReserveCommandResponse as _protos_open_ReserveCommandResponse } from './protos/open/ReserveCommandResponse.ts';
import type { PriceAmountInput as _protos_procedure_PriceAmountInput, PriceAmount as _protos_procedure_PriceAmount } from './protos/procedure/PriceAmount.ts';
import type { UnitInput as _protos_procedure_UnitInput, Unit as _protos_procedure_Unit } from './protos/procedure/Unit.ts';
import type { MedicalServiceInput as _protos_procedure_medical_service_MedicalServiceInput, MedicalService as _protos_procedure_medical_service_MedicalService } from './protos/procedure/medical_service/MedicalService.ts';
import type { MedicalServiceConfigurationInput as _protos_procedure_medical_service_MedicalServiceConfigurationInput, MedicalServiceConfiguration as _protos_procedure_medical_service_MedicalServiceConfiguration } from './protos/procedure/medical_service/MedicalServiceConfiguration.ts';
import type { MedicalServiceMachineInput as _protos_procedure_medical_service_MedicalServiceMachineInput, MedicalServiceMachine as _protos_procedure_medical_service_MedicalServiceMachine } from './protos/procedure/medical_service/MedicalServiceMachine.ts';
import type { MedicalServiceMedicineInput as _protos_procedure_medical_service_MedicalServiceMedicineInput, MedicalServiceMedicine as _protos_procedure_medical_service_MedicalServiceMedicine } from './protos/procedure/medical_service/MedicalServiceMedicine.ts';
import type { MedicalServiceProcedureInput as _protos_procedure_medical_service_MedicalServiceProcedureInput, MedicalServiceProcedure as _protos_procedure_medical_service_MedicalServiceProcedure } from './protos/procedure/medical_service/MedicalServiceProcedure.ts';
import type { CancelReservationCommandInput as _protos_schedule_CancelReservationCommandInput, CancelReservationCommand as _protos_schedule_CancelReservationCommand } from './protos/schedule/CancelReservationCommand.ts';
import type { CounselorInput as _protos_schedule_CounselorInput, Counselor as _protos_schedule_Counselor } from './protos/schedule/Counselor.ts';
import type { DoctorInput as _protos_schedule_DoctorInput, Doctor as _protos_schedule_Doctor } from './protos/schedule/Doctor.ts';
import type { ReservationAssigneeInput as _protos_schedule_ReservationAssigneeInput, ReservationAssignee as _protos_schedule_ReservationAssignee } from './protos/schedule/ReservationAssignee.ts';
import type { ReservationFunnelInput as _protos_schedule_ReservationFunnelInput, ReservationFunnel as _protos_schedule_ReservationFunnel } from './protos/schedule/ReservationFunnel.ts';
import type { ReservationRequestedOptionConfigurationInput as _protos_schedule_ReservationRequestedOptionConfigurationInput, ReservationRequestedOptionConfiguration as _protos_schedule_ReservationRequestedOptionConfiguration } from './protos/schedule/ReservationRequestedOptionConfiguration.ts';
import type { ReservationRequestedOptionPriceInput as _protos_schedule_ReservationRequestedOptionPriceInput, ReservationRequestedOptionPrice as _protos_schedule_ReservationRequestedOptionPrice } from './protos/schedule/ReservationRequestedOptionPrice.ts';
import type { ReservationRequestedOptionPriceReasonInput as _protos_schedule_ReservationRequestedOptionPriceReasonInput, ReservationRequestedOptionPriceReason as _protos_schedule_ReservationRequestedOptionPriceReason } from './protos/schedule/ReservationRequestedOptionPriceReason.ts';
import type { ReservationRequestedProcedureInput as _protos_schedule_ReservationRequestedProcedureInput, ReservationRequestedProcedure as _protos_schedule_ReservationRequestedProcedure } from './protos/schedule/ReservationRequestedProcedure.ts';
import type { ReservationRequestedTicketConfigurationInput as _protos_schedule_ReservationRequestedTicketConfigurationInput, ReservationRequestedTicketConfiguration as _protos_schedule_ReservationRequestedTicketConfiguration } from './protos/schedule/ReservationRequestedTicketConfiguration.ts';
import type { UpdateReservationCommandInput as _protos_schedule_UpdateReservationCommandInput, UpdateReservationCommand as _protos_schedule_UpdateReservationCommand } from './protos/schedule/UpdateReservationCommand.ts';
import type { CodeInput as _protos_tenant_CodeInput, Code as _protos_tenant_Code } from './protos/tenant/Code.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  clinic: {
    rules: {
      v1: {
        Format: EnumTypeDefinition
      }
    }
    v1: {
      ClinicCommands: SubtypeConstructor<typeof grpc.Client, _clinic_v1_ClinicCommandsClient> & { service: _clinic_v1_ClinicCommandsDefinition }
      RegisterBookingImagesCommand: MessageTypeDefinition<_clinic_v1_RegisterBookingImagesCommandInput, _clinic_v1_RegisterBookingImagesCommand>
    }
  }
  google: {
    protobuf: {
      DescriptorProto: MessageTypeDefinition<_google_protobuf_DescriptorProtoInput, _google_protobuf_DescriptorProto>
      Edition: EnumTypeDefinition
      EnumDescriptorProto: MessageTypeDefinition<_google_protobuf_EnumDescriptorProtoInput, _google_protobuf_EnumDescriptorProto>
      EnumOptions: MessageTypeDefinition<_google_protobuf_EnumOptionsInput, _google_protobuf_EnumOptions>
      EnumValueDescriptorProto: MessageTypeDefinition<_google_protobuf_EnumValueDescriptorProtoInput, _google_protobuf_EnumValueDescriptorProto>
      EnumValueOptions: MessageTypeDefinition<_google_protobuf_EnumValueOptionsInput, _google_protobuf_EnumValueOptions>
      ExtensionRangeOptions: MessageTypeDefinition<_google_protobuf_ExtensionRangeOptionsInput, _google_protobuf_ExtensionRangeOptions>
      FeatureSet: MessageTypeDefinition<_google_protobuf_FeatureSetInput, _google_protobuf_FeatureSet>
      FeatureSetDefaults: MessageTypeDefinition<_google_protobuf_FeatureSetDefaultsInput, _google_protobuf_FeatureSetDefaults>
      FieldDescriptorProto: MessageTypeDefinition<_google_protobuf_FieldDescriptorProtoInput, _google_protobuf_FieldDescriptorProto>
      FieldOptions: MessageTypeDefinition<_google_protobuf_FieldOptionsInput, _google_protobuf_FieldOptions>
      FileDescriptorProto: MessageTypeDefinition<_google_protobuf_FileDescriptorProtoInput, _google_protobuf_FileDescriptorProto>
      FileDescriptorSet: MessageTypeDefinition<_google_protobuf_FileDescriptorSetInput, _google_protobuf_FileDescriptorSet>
      FileOptions: MessageTypeDefinition<_google_protobuf_FileOptionsInput, _google_protobuf_FileOptions>
      GeneratedCodeInfo: MessageTypeDefinition<_google_protobuf_GeneratedCodeInfoInput, _google_protobuf_GeneratedCodeInfo>
      MessageOptions: MessageTypeDefinition<_google_protobuf_MessageOptionsInput, _google_protobuf_MessageOptions>
      MethodDescriptorProto: MessageTypeDefinition<_google_protobuf_MethodDescriptorProtoInput, _google_protobuf_MethodDescriptorProto>
      MethodOptions: MessageTypeDefinition<_google_protobuf_MethodOptionsInput, _google_protobuf_MethodOptions>
      OneofDescriptorProto: MessageTypeDefinition<_google_protobuf_OneofDescriptorProtoInput, _google_protobuf_OneofDescriptorProto>
      OneofOptions: MessageTypeDefinition<_google_protobuf_OneofOptionsInput, _google_protobuf_OneofOptions>
      ServiceDescriptorProto: MessageTypeDefinition<_google_protobuf_ServiceDescriptorProtoInput, _google_protobuf_ServiceDescriptorProto>
      ServiceOptions: MessageTypeDefinition<_google_protobuf_ServiceOptionsInput, _google_protobuf_ServiceOptions>
      SourceCodeInfo: MessageTypeDefinition<_google_protobuf_SourceCodeInfoInput, _google_protobuf_SourceCodeInfo>
      SymbolVisibility: EnumTypeDefinition
      UninterpretedOption: MessageTypeDefinition<_google_protobuf_UninterpretedOptionInput, _google_protobuf_UninterpretedOption>
    }
  }
  protos: {
    Empty: MessageTypeDefinition<_protos_EmptyInput, _protos_Empty>
    Transls: MessageTypeDefinition<_protos_TranslsInput, _protos_Transls>
    image: {
      RegisterVisitorImageConfiguration: MessageTypeDefinition<_protos_image_RegisterVisitorImageConfigurationInput, _protos_image_RegisterVisitorImageConfiguration>
    }
    open: {
      GetReservationSlotsByGroupQuery: MessageTypeDefinition<_protos_open_GetReservationSlotsByGroupQueryInput, _protos_open_GetReservationSlotsByGroupQuery>
      GetReservationSlotsByGroupQueryResponse: MessageTypeDefinition<_protos_open_GetReservationSlotsByGroupQueryResponseInput, _protos_open_GetReservationSlotsByGroupQueryResponse>
      GetReservationSlotsByScheduleIdQuery: MessageTypeDefinition<_protos_open_GetReservationSlotsByScheduleIdQueryInput, _protos_open_GetReservationSlotsByScheduleIdQuery>
      GetReservationSlotsByScheduleIdQueryResponse: MessageTypeDefinition<_protos_open_GetReservationSlotsByScheduleIdQueryResponseInput, _protos_open_GetReservationSlotsByScheduleIdQueryResponse>
      GetReservationSlotsByScheduleIdQueryV2: MessageTypeDefinition<_protos_open_GetReservationSlotsByScheduleIdQueryV2Input, _protos_open_GetReservationSlotsByScheduleIdQueryV2>
      GetReservationSlotsByScheduleIdQueryV2Response: MessageTypeDefinition<_protos_open_GetReservationSlotsByScheduleIdQueryV2ResponseInput, _protos_open_GetReservationSlotsByScheduleIdQueryV2Response>
      OccupiedResourceSlots: MessageTypeDefinition<_protos_open_OccupiedResourceSlotsInput, _protos_open_OccupiedResourceSlots>
      RegisterVisitorImages: MessageTypeDefinition<_protos_open_RegisterVisitorImagesInput, _protos_open_RegisterVisitorImages>
      ReservationSlot: MessageTypeDefinition<_protos_open_ReservationSlotInput, _protos_open_ReservationSlot>
      ReservationSlotZoneConfiguration: MessageTypeDefinition<_protos_open_ReservationSlotZoneConfigurationInput, _protos_open_ReservationSlotZoneConfiguration>
      ReserveByVisitorIdCommand: MessageTypeDefinition<_protos_open_ReserveByVisitorIdCommandInput, _protos_open_ReserveByVisitorIdCommand>
      ReserveCommandResponse: MessageTypeDefinition<_protos_open_ReserveCommandResponseInput, _protos_open_ReserveCommandResponse>
    }
    procedure: {
      PriceAmount: MessageTypeDefinition<_protos_procedure_PriceAmountInput, _protos_procedure_PriceAmount>
      Unit: MessageTypeDefinition<_protos_procedure_UnitInput, _protos_procedure_Unit>
      medical_service: {
        MedicalService: MessageTypeDefinition<_protos_procedure_medical_service_MedicalServiceInput, _protos_procedure_medical_service_MedicalService>
        MedicalServiceConfiguration: MessageTypeDefinition<_protos_procedure_medical_service_MedicalServiceConfigurationInput, _protos_procedure_medical_service_MedicalServiceConfiguration>
        MedicalServiceMachine: MessageTypeDefinition<_protos_procedure_medical_service_MedicalServiceMachineInput, _protos_procedure_medical_service_MedicalServiceMachine>
        MedicalServiceMedicine: MessageTypeDefinition<_protos_procedure_medical_service_MedicalServiceMedicineInput, _protos_procedure_medical_service_MedicalServiceMedicine>
        MedicalServiceProcedure: MessageTypeDefinition<_protos_procedure_medical_service_MedicalServiceProcedureInput, _protos_procedure_medical_service_MedicalServiceProcedure>
      }
    }
    schedule: {
      CancelReservationCommand: MessageTypeDefinition<_protos_schedule_CancelReservationCommandInput, _protos_schedule_CancelReservationCommand>
      Counselor: MessageTypeDefinition<_protos_schedule_CounselorInput, _protos_schedule_Counselor>
      Doctor: MessageTypeDefinition<_protos_schedule_DoctorInput, _protos_schedule_Doctor>
      ReservationAssignee: MessageTypeDefinition<_protos_schedule_ReservationAssigneeInput, _protos_schedule_ReservationAssignee>
      ReservationFunnel: MessageTypeDefinition<_protos_schedule_ReservationFunnelInput, _protos_schedule_ReservationFunnel>
      ReservationRequestedOptionConfiguration: MessageTypeDefinition<_protos_schedule_ReservationRequestedOptionConfigurationInput, _protos_schedule_ReservationRequestedOptionConfiguration>
      ReservationRequestedOptionPrice: MessageTypeDefinition<_protos_schedule_ReservationRequestedOptionPriceInput, _protos_schedule_ReservationRequestedOptionPrice>
      ReservationRequestedOptionPriceReason: MessageTypeDefinition<_protos_schedule_ReservationRequestedOptionPriceReasonInput, _protos_schedule_ReservationRequestedOptionPriceReason>
      ReservationRequestedProcedure: MessageTypeDefinition<_protos_schedule_ReservationRequestedProcedureInput, _protos_schedule_ReservationRequestedProcedure>
      ReservationRequestedTicketConfiguration: MessageTypeDefinition<_protos_schedule_ReservationRequestedTicketConfigurationInput, _protos_schedule_ReservationRequestedTicketConfiguration>
      UpdateReservationCommand: MessageTypeDefinition<_protos_schedule_UpdateReservationCommandInput, _protos_schedule_UpdateReservationCommand>
    }
    tenant: {
      Code: MessageTypeDefinition<_protos_tenant_CodeInput, _protos_tenant_Code>
    }
  }
}

