import type { Fulfillability, ItemWishes, SlotWish } from './booking-core.ts';
import { unreachable } from './carry-out.ts';
import { type Clock, type EpochMs, within } from './clock.ts';
import type { Clinic } from './dependencies.ts';
import { Fault } from './fault.ts';
import type { LeasedPlaces } from './leased-places.ts';
import type { Opening } from './opening.ts';
import { arrange, isNoVisit } from './order-items.ts';
import type { LedgerTime, PlaceLedger } from './place-ledger.ts';
import { checkSlot } from './slot-grid.ts';
import { extentOf, serviceIdsOf } from './visit.ts';
import { notCombined, readRoom, type WantedVisit } from './visit-room.ts';

/** Answers whether an order could be had, by slots read for it: carts are few and change with every question. */
export class CheckOrder {
  readonly #clock: Clock;
  readonly #ledger: PlaceLedger;
  readonly #leased: LeasedPlaces;

  constructor(clock: Clock, ledger: PlaceLedger, leased: LeasedPlaces) {
    this.#clock = clock;
    this.#ledger = ledger;
    this.#leased = leased;
  }

  /** @throws {Fault} `invalid-argument` for an item off its service's grid; `clinic-unavailable` when the clinic gives no slots in time */
  async fulfillability(clinic: Clinic, wishes: ItemWishes, untilMs: EpochMs): Promise<Fulfillability> {
    for (const wish of wishes) checkSlot(wish, clinic.merchant.timeZone);
    const items = arrange(wishes);
    if (isNoVisit(items)) return { kind: 'no-visit', ...items };
    const gone = wishes.filter((wish) => !this.#isOffered(wish));
    if (gone.length > 0) return { kind: 'room', without: gone.map(({ service }) => service.id) };
    const startSec = Math.min(...wishes.map((wish) => wish.startSec));
    const [{ serviceId }] = items;
    const wanted = { serviceId, items, span: { startSec, endSec: startSec + extentOf(items) } };
    const answer = await within(this.#clock, untilMs, this.#ask(clinic, wanted, untilMs));
    if (answer === 'late') throw new Fault('clinic-unavailable', 'the clinic is too slow at the moment');
    return answer;
  }

  async #ask(clinic: Clinic, wanted: WantedVisit, untilMs: EpochMs): Promise<Fulfillability> {
    const readAt = this.#ledger.readBegins();
    const answer = await readRoom(clinic.driver, wanted, [], { untilMs, priority: 'look-up' });
    if (answer.kind === 'trouble') throw unreachable(answer.trouble);
    const room = answer.value;
    if (room.kind !== 'room') return { kind: 'no-visit', ...notCombined(room) };
    const free = room.candidates.some(({ intervals }) =>
      intervals.every((interval) => this.#isFree(clinic, interval, readAt)),
    );
    if (free) return { kind: 'room', without: [] };
    return { kind: 'room', without: room.without.length > 0 ? room.without : serviceIdsOf(wanted) };
  }

  /** What is leased, or being booked right now, is not there any more for others. */
  #isFree({ merchant }: Clinic, interval: Opening, readAt: LedgerTime): boolean {
    const unseen = this.#ledger.unseen(interval, readAt) + this.#leased.at(merchant.id, interval);
    return interval.capacity - interval.taken - unseen > 0;
  }

  #isOffered({ startSec, service }: SlotWish): boolean {
    const nowSec = this.#clock.now() / 1000;
    return startSec > nowSec && startSec <= nowSec + service.horizonSec;
  }
}
