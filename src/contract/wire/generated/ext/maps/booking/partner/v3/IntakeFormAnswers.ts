// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { IntakeFormFieldAnswerInput as _ext_maps_booking_partner_v3_IntakeFormFieldAnswerInput, IntakeFormFieldAnswer as _ext_maps_booking_partner_v3_IntakeFormFieldAnswer } from '../../../../../ext/maps/booking/partner/v3/IntakeFormFieldAnswer.ts';

/**
 * Answers to the service's questions, then to those asked for each ticket.
 */
export interface IntakeFormAnswersInput {
  'answer'?: (_ext_maps_booking_partner_v3_IntakeFormFieldAnswerInput)[];
}

/**
 * Answers to the service's questions, then to those asked for each ticket.
 */
export interface IntakeFormAnswers {
  'answer'?: (_ext_maps_booking_partner_v3_IntakeFormFieldAnswer)[];
}
