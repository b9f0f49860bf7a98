// Original file: protos/protos/procedure/medical_service/medical_service.proto

import type { TranslsInput as _protos_TranslsInput, Transls as _protos_Transls } from '../../../protos/Transls.ts';
import type { MedicalServiceConfigurationInput as _protos_procedure_medical_service_MedicalServiceConfigurationInput, MedicalServiceConfiguration as _protos_procedure_medical_service_MedicalServiceConfiguration } from '../../../protos/procedure/medical_service/MedicalServiceConfiguration.ts';
import type { PriceAmountInput as _protos_procedure_PriceAmountInput, PriceAmount as _protos_procedure_PriceAmount } from '../../../protos/procedure/PriceAmount.ts';

// Original file: protos/protos/procedure/medical_service/medical_service.proto

export const _protos_procedure_medical_service_MedicalService_Status = {
  MedicalServiceStatus_UNKNOWN: 'MedicalServiceStatus_UNKNOWN',
  DRAFT: 'DRAFT',
  PUBLISHED: 'PUBLISHED',
} as const;

export type _protos_procedure_medical_service_MedicalService_StatusInput =
  | 'MedicalServiceStatus_UNKNOWN'
  | 0
  | 'DRAFT'
  | 1
  | 'PUBLISHED'
  | 2

export type _protos_procedure_medical_service_MedicalService_Status = typeof _protos_procedure_medical_service_MedicalService_Status[keyof typeof _protos_procedure_medical_service_MedicalService_Status]

export interface MedicalServiceInput {
  'id'?: (string);
  'title'?: (string);
  /**
   * Other languages, by the name of the field that is translated: "title".
   */
  'translsMap'?: ({[key: string]: _protos_TranslsInput});
  'status'?: (_protos_procedure_medical_service_MedicalService_StatusInput);
  'deleted'?: (boolean);
  'configuration'?: (_protos_procedure_medical_service_MedicalServiceConfigurationInput | null);
  'draftedDateTimeUtc'?: (string);
  'updatedDateTimeUtc'?: (string);
  'priceAmount'?: (_protos_procedure_PriceAmountInput | null);
  'description'?: (string);
  'caution'?: (string);
  /**
   * The vendor states the unit of neither this nor the next two.
   */
  'recommendedInterval'?: (number);
  'contributionConstant'?: (number);
  'durationTime'?: (number | string);
  '_id'?: "id";
  '_title'?: "title";
  '_deleted'?: "deleted";
  '_draftedDateTimeUtc'?: "draftedDateTimeUtc";
  '_updatedDateTimeUtc'?: "updatedDateTimeUtc";
  '_description'?: "description";
  '_caution'?: "caution";
  '_recommendedInterval'?: "recommendedInterval";
  '_contributionConstant'?: "contributionConstant";
  '_durationTime'?: "durationTime";
}

export interface MedicalService {
  'id'?: (string);
  'title'?: (string);
  /**
   * Other languages, by the name of the field that is translated: "title".
   */
  'translsMap'?: ({[key: string]: _protos_Transls});
  'status'?: (_protos_procedure_medical_service_MedicalService_Status);
  'deleted'?: (boolean);
  'configuration'?: (_protos_procedure_medical_service_MedicalServiceConfiguration);
  'draftedDateTimeUtc'?: (string);
  'updatedDateTimeUtc'?: (string);
  'priceAmount'?: (_protos_procedure_PriceAmount);
  'description'?: (string);
  'caution'?: (string);
  /**
   * The vendor states the unit of neither this nor the next two.
   */
  'recommendedInterval'?: (number);
  'contributionConstant'?: (number);
  'durationTime'?: (number);
}
