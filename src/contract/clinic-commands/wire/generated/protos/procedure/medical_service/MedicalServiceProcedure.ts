// Original file: protos/protos/procedure/medical_service/medical_service.proto


export interface MedicalServiceProcedureInput {
  'id'?: (string);
  'name'?: (string);
  /**
   * For the clinic's own search.
   */
  'searchPhoneticName'?: (string);
  '_id'?: "id";
  '_name'?: "name";
  '_searchPhoneticName'?: "searchPhoneticName";
}

export interface MedicalServiceProcedure {
  'id'?: (string);
  'name'?: (string);
  /**
   * For the clinic's own search.
   */
  'searchPhoneticName'?: (string);
}
