import type { SlotWish } from '../core/booking-core.ts';
import type { Merchant } from '../core/catalogue.ts';
import { checkPartySize } from './party-size.ts';
import { required } from './required.ts';
import { serviceOf } from './visible-catalogue.ts';
import type { Slot } from './wire/generated/messages.ts';

/**
 * The slot that a request wants to have, under `field`.
 * @throws {Fault} `invalid-argument` for what is missing or unknown
 */
export function wishOf(merchant: Merchant, slot: Slot, field: string): SlotWish {
  const service = serviceOf(merchant, slot.service_id, `${field}.service_id`);
  const startSec = required(slot.start_sec, `${field}.start_sec`);
  const durationSec = required(slot.duration_sec, `${field}.duration_sec`);
  checkPartySize(slot.resources, `${field}.resources`);
  return { service, startSec, durationSec, field };
}
