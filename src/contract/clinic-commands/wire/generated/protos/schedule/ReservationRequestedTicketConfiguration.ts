// Original file: protos/protos/schedule/reservation.proto

import type { MedicalServiceInput as _protos_procedure_medical_service_MedicalServiceInput, MedicalService as _protos_procedure_medical_service_MedicalService } from '../../protos/procedure/medical_service/MedicalService.ts';

export interface ReservationRequestedTicketConfigurationInput {
  'ticketId'?: (string);
  'ticketTitle'?: (string);
  'optionTitle'?: (string);
  'medicalService'?: (_protos_procedure_medical_service_MedicalServiceInput | null);
  '_ticketId'?: "ticketId";
  '_ticketTitle'?: "ticketTitle";
  '_optionTitle'?: "optionTitle";
}

export interface ReservationRequestedTicketConfiguration {
  'ticketId'?: (string);
  'ticketTitle'?: (string);
  'optionTitle'?: (string);
  'medicalService'?: (_protos_procedure_medical_service_MedicalService);
}
