import type { CreateRequest, ItemWishes, SlotWish } from '../../src/core/booking-core.ts';
import type { Service } from '../../src/core/catalogue.ts';
import type { Action, ClinicKind, Plan } from './plan.ts';
import { Random } from './random.ts';
import { extraService, serviceAt, slotStart } from './setting.ts';

type Creation = Extract<Action, { kind: 'create' }>;
type Wanted = Pick<CreateRequest, 'wish' | 'order'>;

/** Which of the services may be ordered as two: at a branch it is two of the system's. */
export const combinedService = 2;

/** Luck of its own for what is ordered, so that it doesn't change what else happens. */
const orderLuck = 0x02de2;

/** What a user books, as one service or as an order of several. */
export function wantedVisit(action: Creation, plan: Plan, isLeased: boolean): Wanted {
  // Only single services are leased.
  if (action.service !== combinedService || isLeased) return single(action);
  const kind = plan.kinds[action.clinic];
  return kind === undefined ? single(action) : wanted[kind](action, plan);
}

const wanted: Readonly<Record<ClinicKind, (action: Creation, plan: Plan) => Wanted>> = {
  /** Every other visit with two services is ordered as those two. */
  'service-combination': (action) => (action.wish % 2 === 0 ? single(action) : following(action)),
  /** A schedule with several entries: one after the other in one calendar, or at once in two. */
  'open-api': (action, { seed, rules }) => {
    if (!rules.orders) return single(action);
    return new Random(seed ^ orderLuck ^ (action.wish + 1)).pick([single, following, following, atOnce])(
      action,
    );
  },
};

function single({ service: number, slot }: Creation): Wanted {
  return { wish: wishFor(serviceAt(number), slotStart(slot), 'slot'), order: null };
}

function following({ slot }: Creation): Wanted {
  const startSec = slotStart(slot);
  const first = serviceAt(0);
  return ordered([
    wishFor(first, startSec, 'item[0]'),
    wishFor(extraService, startSec + first.durationSec, 'item[1]'),
  ]);
}

function atOnce({ slot }: Creation): Wanted {
  const startSec = slotStart(slot);
  return ordered([wishFor(serviceAt(0), startSec, 'item[0]'), wishFor(serviceAt(1), startSec, 'item[1]')]);
}

function ordered(items: ItemWishes): Wanted {
  const [first] = items;
  const endSec = Math.max(...items.map(({ startSec, durationSec }) => startSec + durationSec));
  return {
    wish: { ...first, durationSec: endSec - first.startSec },
    order: { items, refusalIfFree: null },
  };
}

function wishFor(service: Service, startSec: number, field: string): SlotWish {
  return { service, startSec, durationSec: service.durationSec, field };
}
