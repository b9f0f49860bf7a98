import type { Scenario } from '../../scenario.ts';
import { freeCartCanBeFulfilled } from './free-cart-can-be-fulfilled.ts';
import { orderAtAnUnknownMerchantIsAWrongArgument } from './order-at-an-unknown-merchant-is-a-wrong-argument.ts';
import { orderIsConfirmedWhole } from './order-is-confirmed-whole.ts';
import { orderOfATakenSlotIsUnfulfillable } from './order-of-a-taken-slot-is-unfulfillable.ts';
import { orderTakesItsPlace } from './order-takes-its-place.ts';
import { orderWithOneTakenItemFailsWhole } from './order-with-one-taken-item-fails-whole.ts';
import { orderWithoutItemsIsAWrongArgument } from './order-without-items-is-a-wrong-argument.ts';
import { ordersAreListedByUserAndById } from './orders-are-listed-by-user-and-by-id.ts';
import { repeatGivesTheSameOrder } from './repeat-gives-the-same-order.ts';
import { severalServicesMakeOneOrder } from './several-services-make-one-order.ts';
import { takenItemIsNamed } from './taken-item-is-named.ts';

export const orders: readonly Scenario[] = [
  freeCartCanBeFulfilled,
  takenItemIsNamed,
  orderIsConfirmedWhole,
  orderTakesItsPlace,
  orderOfATakenSlotIsUnfulfillable,
  repeatGivesTheSameOrder,
  severalServicesMakeOneOrder,
  orderWithOneTakenItemFailsWhole,
  ordersAreListedByUserAndById,
  orderWithoutItemsIsAWrongArgument,
  orderAtAnUnknownMerchantIsAWrongArgument,
];
