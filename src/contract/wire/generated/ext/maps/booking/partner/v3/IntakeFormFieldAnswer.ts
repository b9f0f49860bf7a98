// Original file: protos/ext/maps/booking/partner/v3/order.proto


export interface IntakeFormFieldAnswerInput {
  /**
   * The question's id.
   */
  'id'?: (string);
  /**
   * One string for most kinds of question ("true" or "false" for a yes-or-no
   * question), one for each tick in checkboxes.
   */
  'response'?: (string)[];
}

export interface IntakeFormFieldAnswer {
  /**
   * The question's id.
   */
  'id'?: (string);
  /**
   * One string for most kinds of question ("true" or "false" for a yes-or-no
   * question), one for each tick in checkboxes.
   */
  'response'?: (string)[];
}
