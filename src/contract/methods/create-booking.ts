import type { CreateRequest } from '../../core/booking-core.ts';
import type { Partner } from '../../core/catalogue.ts';
import { idempotencyToken, leaseId, userId } from '../../core/identifiers.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { LeaseUse } from '../../core/use-lease.ts';
import { bookingAsMade, bookingFailure } from '../booking-message.ts';
import { checkTexts, idRule, type TextRules } from '../check-text.ts';
import { echoOf } from '../echo.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { Call, ContractPorts, ResponseOf } from '../method.ts';
import { paymentRefusal } from '../payment-refusal.ts';
import { personOf, personRules } from '../person.ts';
import { required } from '../required.ts';
import { resourcesOf } from '../slot-resources.ts';
import { type Merchants, visibleMerchant } from '../visible-catalogue.ts';
import type { CreateBookingRequest } from '../wire/generated/messages.ts';
import { wishOf } from '../wished-slot.ts';

const textRules: TextRules = {
  '*': { kind: 'text', maxLength: 1_000 },
  'slot.merchant_id': idRule,
  'slot.service_id': idRule,
  ...personRules(''),
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
    visitor: { kind: 'person', person: personOf(partner, user, merchant, 'user_information') },
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

/** Nor are there offers; [google] 1.14 has a cause for them, too. */
function standingRefusal(request: CreateBookingRequest): Refusal | null {
  if (request.offer_id !== undefined || request.deal_id !== undefined) return 'offer-unavailable';
  return paymentRefusal(request.payment_information, request.payment_processing_parameters);
}
