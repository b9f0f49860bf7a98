import type { CreateRequest } from '../../core/booking-core.ts';
import type { Merchant, Partner } from '../../core/catalogue.ts';
import { invalidArgument } from '../../core/fault.ts';
import { idempotencyToken, leaseId, userId } from '../../core/identifiers.ts';
import type { Person } from '../../core/person.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { LeaseUse } from '../../core/use-lease.ts';
import { bookingAsMade, bookingFailure } from '../booking-message.ts';
import { checkTexts, idRule, type TextRules } from '../check-text.ts';
import { echoOf } from '../echo.ts';
import { fingerprintOf, saysSomething } from '../fingerprint.ts';
import type { Call, ContractPorts, ResponseOf } from '../method.ts';
import { readPhone } from '../phone.ts';
import { required } from '../required.ts';
import { resourcesOf } from '../slot-resources.ts';
import { type Merchants, visibleMerchant } from '../visible-catalogue.ts';
import type { CreateBookingRequest, UserInformation } from '../wire/generated/messages.ts';
import { wishOf } from '../wished-slot.ts';

/** Names' lengths are of [google] 1.11; the others leave room for anything honest and keep the record small. */
const textRules: TextRules = {
  '*': { kind: 'text', maxLength: 1_000 },
  'slot.merchant_id': idRule,
  'slot.service_id': idRule,
  'user_information.user_id': idRule,
  'user_information.given_name': { kind: 'line', maxLength: 40 },
  'user_information.family_name': { kind: 'line', maxLength: 40 },
  'user_information.telephone': { kind: 'line', maxLength: 64 },
  'user_information.email': { kind: 'line', maxLength: 320 },
  'user_information.language_code': { kind: 'line', maxLength: 64 },
  'payment_information.fraud_signals': { kind: 'text', maxLength: 100_000 },
  'payment_information.pa_response': { kind: 'text', maxLength: 100_000 },
  'payment_information.md_merchant_data': { kind: 'text', maxLength: 100_000 },
  'payment_processing_parameters.payment_method_token': { kind: 'text', maxLength: 100_000 },
  'payment_processing_parameters.unparsed_payment_method_token': { kind: 'text', maxLength: 100_000 },
  'lease_ref.lease_id': idRule,
  idempotency_token: idRule,
  additional_request: { kind: 'text', maxLength: 2_000 },
};

/**
 * [google] 1.6. The answer to a success is put together from what was kept at the time the booking was made, so that every repeat
 * of the request reads the same.
 */
export async function createBooking(
  { core, merchants }: ContractPorts,
  { partner, request, untilMs }: Call<'CreateBooking'>,
): Promise<ResponseOf<'CreateBooking'>> {
  checkTexts(request, textRules);
  const result = await core.create(readRequest(merchants, partner, request), untilMs);
  if (result.kind === 'refused') return { booking_failure: bookingFailure(result) };
  return { booking: bookingAsMade(result.booking) };
}

function readRequest(merchants: Merchants, partner: Partner, request: CreateBookingRequest): CreateRequest {
  const token = required(request.idempotency_token, 'idempotency_token');
  const slot = required(request.slot, 'slot');
  const merchant = visibleMerchant(merchants, partner, slot.merchant_id, 'slot.merchant_id');
  const wish = wishOf(merchant, slot, 'slot');
  const user = required(request.user_information, 'user_information');
  return {
    partnerId: partner.id,
    token: idempotencyToken(token),
    fingerprint: fingerprintOf(request),
    merchant,
    wish,
    order: null,
    userId: userId(required(user.user_id, 'user_information.user_id')),
    visitor: { kind: 'person', person: personOf(partner, user, merchant) },
    note: request.additional_request ?? null,
    refusalIfFree: standingRefusal(request),
    lease: leaseUseOf(request),
    echo: echoOf(slot, user, request.payment_information),
  };
}

function leaseUseOf({ lease_ref, slot }: CreateBookingRequest): LeaseUse | null {
  if (lease_ref === undefined) return null;
  const field = 'lease_ref.lease_id';
  return { id: leaseId(required(lease_ref.lease_id, field)), resources: resourcesOf(slot), field };
}

function personOf(partner: Partner, user: UserInformation, merchant: Merchant): Person {
  const givenName = requiredLine(user.given_name, 'user_information.given_name');
  const familyName = requiredLine(user.family_name, 'user_information.family_name');
  const telephone = required(user.telephone, 'user_information.telephone');
  const email = requiredLine(user.email, 'user_information.email');
  return {
    givenName,
    familyName,
    phone: readPhone(telephone, merchant.phoneRegion, 'user_information.telephone'),
    email,
    account: JSON.stringify([partner.id, user.user_id]),
  };
}

/** A text for people; blanks alone tell them nothing. */
function requiredLine(text: string | undefined, field: string): string {
  const trimmed = required(text, field).trim();
  if (trimmed === '') throw invalidArgument(field, 'is required');
  return trimmed;
}

/** Offers, packs and card payments are nothing that a clinic takes by this way; [google] 1.14 has a cause for each. */
function standingRefusal(request: CreateBookingRequest): Refusal | null {
  const payment = request.payment_information;
  if (request.offer_id !== undefined || request.deal_id !== undefined) return 'offer-unavailable';
  if (payment?.payment_option_id || payment?.user_payment_option_id) return 'payment-option-not-valid';
  if (saysSomething(request.payment_processing_parameters)) return 'payment-error';
  const isOursToCharge =
    payment?.prepayment_status === 'PREPAYMENT_PROVIDED' &&
    payment.payment_processed_by === 'PROCESSED_BY_PARTNER';
  return isOursToCharge ? 'payment-error' : null;
}
