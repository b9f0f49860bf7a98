// Original file: protos/protos/procedure/medical_service/medical_service.proto

import type { MedicalServiceProcedureInput as _protos_procedure_medical_service_MedicalServiceProcedureInput, MedicalServiceProcedure as _protos_procedure_medical_service_MedicalServiceProcedure } from '../../../protos/procedure/medical_service/MedicalServiceProcedure.ts';
import type { MedicalServiceMachineInput as _protos_procedure_medical_service_MedicalServiceMachineInput, MedicalServiceMachine as _protos_procedure_medical_service_MedicalServiceMachine } from '../../../protos/procedure/medical_service/MedicalServiceMachine.ts';
import type { MedicalServiceMedicineInput as _protos_procedure_medical_service_MedicalServiceMedicineInput, MedicalServiceMedicine as _protos_procedure_medical_service_MedicalServiceMedicine } from '../../../protos/procedure/medical_service/MedicalServiceMedicine.ts';
import type { UnitInput as _protos_procedure_UnitInput, Unit as _protos_procedure_Unit } from '../../../protos/procedure/Unit.ts';

// Original file: protos/protos/procedure/medical_service/medical_service.proto

/**
 * Whether the public insurance pays.
 */
export const _protos_procedure_medical_service_MedicalServiceConfiguration_HealthcareReimbursement = {
  HealthcareReimbursement_UNKNOWN: 'HealthcareReimbursement_UNKNOWN',
  REIMBURSABLE: 'REIMBURSABLE',
  NON_REIMBURSABLE: 'NON_REIMBURSABLE',
} as const;

/**
 * Whether the public insurance pays.
 */
export type _protos_procedure_medical_service_MedicalServiceConfiguration_HealthcareReimbursementInput =
  | 'HealthcareReimbursement_UNKNOWN'
  | 0
  | 'REIMBURSABLE'
  | 1
  | 'NON_REIMBURSABLE'
  | 2

/**
 * Whether the public insurance pays.
 */
export type _protos_procedure_medical_service_MedicalServiceConfiguration_HealthcareReimbursement = typeof _protos_procedure_medical_service_MedicalServiceConfiguration_HealthcareReimbursement[keyof typeof _protos_procedure_medical_service_MedicalServiceConfiguration_HealthcareReimbursement]

// Original file: protos/protos/procedure/medical_service/medical_service.proto

export const _protos_procedure_medical_service_MedicalServiceConfiguration_Taxation = {
  Taxation_UNKNOWN: 'Taxation_UNKNOWN',
  TAXABLE: 'TAXABLE',
  TAX_FREE: 'TAX_FREE',
  MIXED: 'MIXED',
} as const;

export type _protos_procedure_medical_service_MedicalServiceConfiguration_TaxationInput =
  | 'Taxation_UNKNOWN'
  | 0
  | 'TAXABLE'
  | 1
  | 'TAX_FREE'
  | 2
  | 'MIXED'
  | 3

export type _protos_procedure_medical_service_MedicalServiceConfiguration_Taxation = typeof _protos_procedure_medical_service_MedicalServiceConfiguration_Taxation[keyof typeof _protos_procedure_medical_service_MedicalServiceConfiguration_Taxation]

export interface MedicalServiceConfigurationInput {
  'code'?: (string);
  'procedure'?: (_protos_procedure_medical_service_MedicalServiceProcedureInput | null);
  'machines'?: (_protos_procedure_medical_service_MedicalServiceMachineInput)[];
  'medicines'?: (_protos_procedure_medical_service_MedicalServiceMedicineInput)[];
  'unit'?: (_protos_procedure_UnitInput | null);
  'healthcareReimbursement'?: (_protos_procedure_medical_service_MedicalServiceConfiguration_HealthcareReimbursementInput);
  'taxation'?: (_protos_procedure_medical_service_MedicalServiceConfiguration_TaxationInput);
  '_code'?: "code";
}

export interface MedicalServiceConfiguration {
  'code'?: (string);
  'procedure'?: (_protos_procedure_medical_service_MedicalServiceProcedure);
  'machines'?: (_protos_procedure_medical_service_MedicalServiceMachine)[];
  'medicines'?: (_protos_procedure_medical_service_MedicalServiceMedicine)[];
  'unit'?: (_protos_procedure_Unit);
  'healthcareReimbursement'?: (_protos_procedure_medical_service_MedicalServiceConfiguration_HealthcareReimbursement);
  'taxation'?: (_protos_procedure_medical_service_MedicalServiceConfiguration_Taxation);
}
