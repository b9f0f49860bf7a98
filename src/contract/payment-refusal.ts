import type { Refusal } from '../core/refusal.ts';
import { saysSomething } from './fingerprint.ts';
import type { PaymentInformation, PaymentProcessingParameters } from './wire/generated/messages.ts';

/** Packs and card payments are nothing that a clinic takes by this way; [google] 1.14 has a cause for each. null: nothing is asked for. */
export function paymentRefusal(
  payment: PaymentInformation | undefined,
  parameters: PaymentProcessingParameters | undefined,
): Extract<Refusal, 'payment-option-not-valid' | 'payment-error'> | null {
  if (payment?.payment_option_id || payment?.user_payment_option_id) return 'payment-option-not-valid';
  if (saysSomething(parameters)) return 'payment-error';
  const isOursToCharge =
    payment?.prepayment_status === 'PREPAYMENT_PROVIDED' &&
    payment.payment_processed_by === 'PROCESSED_BY_PARTNER';
  return isOursToCharge ? 'payment-error' : null;
}
