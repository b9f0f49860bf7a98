// Original file: protos/protos/procedure/measures.proto


// Original file: protos/protos/procedure/measures.proto

export const _protos_procedure_Unit_Type = {
  UnitType_UNKNOWN: 'UnitType_UNKNOWN',
  UNIT: 'UNIT',
  CC: 'CC',
  VIAL: 'VIAL',
  PEN: 'PEN',
  STRING: 'STRING',
  SHOT: 'SHOT',
  PAD: 'PAD',
  MINUTE: 'MINUTE',
  KJ: 'KJ',
  QUANTITY: 'QUANTITY',
  DOT: 'DOT',
  J: 'J',
  MG: 'MG',
  G: 'G',
  PULSE: 'PULSE',
  BOTTLE: 'BOTTLE',
  SYRINGE: 'SYRINGE',
  PASS: 'PASS',
  IU: 'IU',
  KHZ: 'KHZ',
  MHZ: 'MHZ',
} as const;

export type _protos_procedure_Unit_TypeInput =
  | 'UnitType_UNKNOWN'
  | 0
  | 'UNIT'
  | 1
  | 'CC'
  | 2
  | 'VIAL'
  | 3
  | 'PEN'
  | 4
  | 'STRING'
  | 5
  | 'SHOT'
  | 6
  | 'PAD'
  | 7
  | 'MINUTE'
  | 8
  | 'KJ'
  | 9
  | 'QUANTITY'
  | 10
  | 'DOT'
  | 11
  | 'J'
  | 12
  | 'MG'
  | 13
  | 'G'
  | 14
  | 'PULSE'
  | 15
  | 'BOTTLE'
  | 16
  | 'SYRINGE'
  | 17
  | 'PASS'
  | 18
  | 'IU'
  | 19
  | 'KHZ'
  | 20
  | 'MHZ'
  | 21

export type _protos_procedure_Unit_Type = typeof _protos_procedure_Unit_Type[keyof typeof _protos_procedure_Unit_Type]

/**
 * So many of something.
 */
export interface UnitInput {
  'type'?: (_protos_procedure_Unit_TypeInput);
  'value'?: (number);
  '_value'?: "value";
}

/**
 * So many of something.
 */
export interface Unit {
  'type'?: (_protos_procedure_Unit_Type);
  'value'?: (number);
}
