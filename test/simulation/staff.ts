import type { AnyClinic } from './any-clinic.ts';
import type { Coverage } from './coverage.ts';
import type { Action } from './plan.ts';
import type { Scene } from './promise-check.ts';
import { personAt, serviceAt, slotStart } from './setting.ts';
import type { Hand, SimReservation } from './sim-reservation.ts';

/** For how long a status reads as one that nobody has documented. */
const oddMs = 3_000;

/** The staff's hand: on the reservation of a wish, if it is in a state that the deed fits, or on the calendar. */
export function staffAct(
  action: Extract<Action, { kind: 'staff' }>,
  { world, clinics, aggregator }: Scene,
  coverage: Coverage,
): void {
  const { deed } = action;
  const hand: Hand = { kind: 'staff', nowMs: world.nowMs };
  const wish = aggregator.wishes.get(action.wish);
  if (wish === undefined) return;
  const clinic = clinics[wish.clinic];
  if (clinic === undefined) return;
  if (!clinic.deeds.has(deed)) return;
  const startSec = slotStart(action.slot);
  if (deed === 'book') {
    coverage.add('staff book');
    clinic.staffBook(serviceAt(wish.service).id, startSec, hand);
    return;
  }
  if (deed === 'merge-visitor') {
    coverage.add('staff merge-visitor');
    world.trace?.(`clinic ${wish.clinic}: staff merge the charts of person ${wish.person}`);
    clinic.mergeVisitors(personAt(wish.person));
    return;
  }
  const [own] = clinic.reservations.filter(
    ({ token, status }) => token === wish.token && status === stateBefore[deed],
  );
  if (own === undefined) return;
  coverage.add(`staff ${deed}`);
  change(clinic, own, deed, startSec, hand);
}

type Deed = Exclude<Extract<Action, { kind: 'staff' }>['deed'], 'book' | 'merge-visitor'>;

/** In which state the staff do it. */
const stateBefore: Readonly<Record<Deed, SimReservation['status']>> = {
  move: 'reserved',
  cancel: 'reserved',
  'no-show': 'reserved',
  'start-visit': 'reserved',
  'edit-memo': 'reserved',
  odd: 'reserved',
  restore: 'no-show',
  complete: 'in-progress',
};

function change(clinic: AnyClinic, own: SimReservation, deed: Deed, startSec: number, hand: Hand): void {
  switch (deed) {
    case 'move':
      clinic.staffMove(own, startSec, hand);
      return;
    case 'cancel':
      clinic.setStatus(own, 'cancelled', hand);
      return;
    case 'no-show':
      clinic.setStatus(own, 'no-show', hand);
      return;
    case 'restore':
      clinic.setStatus(own, 'reserved', hand);
      return;
    case 'start-visit':
      clinic.setStatus(own, 'in-progress', hand);
      return;
    case 'complete':
      clinic.setStatus(own, 'completed', hand);
      return;
    case 'edit-memo':
      clinic.editMemo(own);
      return;
    case 'odd':
      own.oddUntilMs = hand.nowMs + oddMs;
  }
}
