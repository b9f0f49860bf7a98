import type { SlotWish } from '../../core/booking-core.ts';
import type { Merchant } from '../../core/catalogue.ts';
import { serviceId } from '../../core/identifiers.ts';
import type { Call, ContractPorts, ResponseOf } from '../method.ts';
import { checkPartySize } from '../party-size.ts';
import { required } from '../required.ts';
import { serviceOf, visibleMerchant } from '../visible-catalogue.ts';
import type { SlotTime, SlotTimeAvailability } from '../wire/generated/messages.ts';

/** [google] 1.3: one answer for each slot, in the order of the request, the slot itself unchanged. */
export async function batchAvailabilityLookup(
  { core, merchants }: ContractPorts,
  { partner, request, untilMs }: Call<'BatchAvailabilityLookup'>,
): Promise<ResponseOf<'BatchAvailabilityLookup'>> {
  const merchant = visibleMerchant(merchants, partner, request.merchant_id, 'merchant_id');
  const slots = required(request.slot_time, 'slot_time');
  const wishes = slots.map((slot, index) => wishOf(merchant, slot, fieldOf(index)));
  const free = await core.freePlaces(merchant, wishes, untilMs);
  return { slot_time_availability: slots.map((slot, index) => availabilityOf(slot, free[index])) };
}

/** [google] 1.4. */
export async function checkAvailability(
  { core, merchants }: ContractPorts,
  { partner, request, untilMs }: Call<'CheckAvailability'>,
): Promise<ResponseOf<'CheckAvailability'>> {
  const slot = required(request.slot, 'slot');
  const merchant = visibleMerchant(merchants, partner, slot.merchant_id, 'slot.merchant_id');
  checkPartySize(slot.resources, 'slot.resources');
  const [free = 0] = await core.freePlaces(merchant, [wishWithin(merchant, slot, 'slot')], untilMs);
  return { slot, count_available: free };
}

const fields: string[] = [];

/** `slot_time[3]`. Kept, since a look-up needs them all and hardly ever tells one; as many as a transport lets a list have. */
function fieldOf(index: number): string {
  let field = fields[index];
  if (field === undefined) {
    field = `slot_time[${index}]`;
    fields[index] = field;
  }
  return field;
}

function wishOf(merchant: Merchant, slot: SlotTime, field: string): SlotWish {
  if (slot.resource_ids !== undefined) checkPartySize(slot.resource_ids, `${field}.resource_ids`);
  return wishWithin(merchant, slot, field);
}

/** The length may be left out of a look-up: the service knows it. */
function wishWithin(
  merchant: Merchant,
  slot: Pick<SlotTime, 'service_id' | 'start_sec' | 'duration_sec'>,
  field: string,
): SlotWish {
  const id = serviceId(slot.service_id ?? '');
  // The names of fields are put together only for those that are at fault.
  const service = merchant.services.get(id) ?? serviceOf(merchant, slot.service_id, `${field}.service_id`);
  const startSec = slot.start_sec ?? required<number>(slot.start_sec, `${field}.start_sec`);
  return { service, startSec, durationSec: slot.duration_sec ?? service.durationSec, field };
}

function availabilityOf(slot: SlotTime, free = 0): SlotTimeAvailability {
  return { slot_time: slot, available: free > 0 };
}
