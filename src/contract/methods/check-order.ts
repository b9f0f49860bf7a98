import type { Fulfillability } from '../../core/booking-core.ts';
import { checkTexts, idRule, type TextRules } from '../check-text.ts';
import { type ReadItems, readItems, wishesOf } from '../line-items.ts';
import type { Call, ContractPorts, ResponseOf } from '../method.ts';
import { flawOf, type OrderHitch, orderFulfillability } from '../order-message.ts';
import { visibleMerchant } from '../visible-catalogue.ts';

const textRules: TextRules = {
  '*': { kind: 'text', maxLength: 1_000 },
  merchant_id: idRule,
  cart_id: idRule,
  'item.service_id': idRule,
};

/** [google] 2.1. Carts don't expire and there are no fees, so both are left out. */
export async function checkOrderFulfillability(
  { core, merchants }: ContractPorts,
  { partner, request, untilMs }: Call<'CheckOrderFulfillability'>,
): Promise<ResponseOf<'CheckOrderFulfillability'>> {
  checkTexts(request, textRules);
  const merchant = visibleMerchant(merchants, partner, request.merchant_id, 'merchant_id');
  const items = readItems(merchant, request.item, 'item');
  const room = await core.fulfillability(merchant, wishesOf(items), untilMs);
  return { fulfillability: orderFulfillability(items, hitchOf(items, room)) };
}

function hitchOf(items: ReadItems, room: Fulfillability): OrderHitch | null {
  if (room.kind === 'no-visit') return { ...room, without: [] };
  const { without } = room;
  const detail = 'an item cannot be had as it is';
  if (without.length > 0) return { refusal: 'slot-unavailable', detail, without };
  const flaw = flawOf(items);
  return flaw === null ? null : { refusal: flaw, detail, without };
}
