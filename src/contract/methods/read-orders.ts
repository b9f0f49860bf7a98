import { invalidArgument } from '../../core/fault.ts';
import { bookingId, userId } from '../../core/identifiers.ts';
import { checkTexts, idRule } from '../check-text.ts';
import type { Call, ContractPorts, ResponseOf } from '../method.ts';
import { orderNow } from '../order-message.ts';
import { required } from '../required.ts';

const textRules = { '*': idRule };

/** Each may cost a look in its clinic, and all of them have little more than a second. */
const mostIds = 50;

/**
 * [google] 2.1. A user's orders are those that lie ahead, as of bookings ([google] 1.9); orders that are named are told however they
 * stand.
 */
export async function listOrders(
  { core }: ContractPorts,
  { partner, request, untilMs }: Call<'ListOrders'>,
): Promise<ResponseOf<'ListOrders'>> {
  checkTexts(request, textRules);
  if (request.order_ids === undefined) {
    const user = userId(required(request.user_id, 'user_id'));
    return { order: (await core.ordersOfUser(partner.id, user, untilMs)).map(orderNow) };
  }
  const field = 'order_ids.order_id';
  const ids = required(request.order_ids.order_id, field);
  if (ids.length === 0) throw invalidArgument(field, 'is required');
  if (ids.length > mostIds) throw invalidArgument(field, `must be at most ${mostIds} ids`);
  const orders = await core.orders(partner.id, ids.map(bookingId), field, untilMs);
  return { order: orders.map(orderNow) };
}
