// Original file: protos/protos/schedule/reservation.proto

import type { ReservationRequestedOptionPriceInput as _protos_schedule_ReservationRequestedOptionPriceInput, ReservationRequestedOptionPrice as _protos_schedule_ReservationRequestedOptionPrice } from '../../protos/schedule/ReservationRequestedOptionPrice.ts';
import type { MedicalServiceInput as _protos_procedure_medical_service_MedicalServiceInput, MedicalService as _protos_procedure_medical_service_MedicalService } from '../../protos/procedure/medical_service/MedicalService.ts';

export interface ReservationRequestedOptionConfigurationInput {
  'optionId'?: (string);
  'optionTitle'?: (string);
  'productTitle'?: (string);
  'promotionTitle'?: (string);
  'price'?: (_protos_schedule_ReservationRequestedOptionPriceInput | null);
  'medicalService'?: (_protos_procedure_medical_service_MedicalServiceInput | null);
  '_optionId'?: "optionId";
  '_optionTitle'?: "optionTitle";
  '_productTitle'?: "productTitle";
  '_promotionTitle'?: "promotionTitle";
}

export interface ReservationRequestedOptionConfiguration {
  'optionId'?: (string);
  'optionTitle'?: (string);
  'productTitle'?: (string);
  'promotionTitle'?: (string);
  'price'?: (_protos_schedule_ReservationRequestedOptionPrice);
  'medicalService'?: (_protos_procedure_medical_service_MedicalService);
}
