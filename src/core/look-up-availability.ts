import type { SlotWish } from './booking-core.ts';
import type { Service } from './catalogue.ts';
import type { EpochMs, EpochSec } from './clock.ts';
import { within } from './clock.ts';
import type { Clinic, Dependencies } from './dependencies.ts';
import { Fault } from './fault.ts';
import type { SlotBoard } from './slot-board.ts';
import { checkSlot } from './slot-grid.ts';

/** Answers how many places slots have left. */
export class LookUpAvailability {
  readonly #dependencies: Dependencies;
  readonly #board: SlotBoard;

  constructor(dependencies: Dependencies, board: SlotBoard) {
    this.#dependencies = dependencies;
    this.#board = board;
  }

  /**
   * @throws {Fault} `invalid-argument` for a slot off its service's grid; `clinic-unavailable` when the clinic gives no slots in time
   */
  async freePlaces(
    clinic: Clinic,
    wishes: readonly SlotWish[],
    untilMs: EpochMs,
  ): Promise<readonly number[]> {
    for (const wish of wishes) checkSlot(wish, clinic.merchant.timeZone);
    const known = this.#countNow(clinic, wishes);
    if (known !== null) return known;
    const counts = await within(this.#dependencies.clock, untilMs, this.#count(clinic, wishes, untilMs));
    if (counts === 'late') throw new Fault('clinic-unavailable', 'the clinic is too slow at the moment');
    return counts;
  }

  /** Without waiting, as nearly every look-up can be answered; null for one that can't. */
  #countNow(clinic: Clinic, wishes: readonly SlotWish[]): readonly number[] | null {
    const nowSec = this.#dependencies.clock.now() / 1000;
    const offered = wishes.filter((wish) => isOffered(wish, nowSec));
    const counts = this.#board.freeNow(clinic, offered);
    if (counts === null || offered.length === wishes.length) return counts;
    let counted = 0;
    return wishes.map((wish) => {
      if (!isOffered(wish, nowSec)) return 0;
      counted += 1;
      return counts[counted - 1] ?? 0;
    });
  }

  async #count(clinic: Clinic, wishes: readonly SlotWish[], untilMs: EpochMs): Promise<readonly number[]> {
    const free = new Map<SlotWish, number>();
    for (const [service, asked] of this.#offered(wishes)) {
      const starts: EpochSec[] = asked.map((wish) => wish.startSec);
      const counts = await this.#board.free(clinic, service, starts, untilMs);
      for (const [index, wish] of asked.entries()) free.set(wish, counts[index] ?? 0);
    }
    return wishes.map((wish) => free.get(wish) ?? 0);
  }

  #offered(wishes: readonly SlotWish[]): ReadonlyMap<Service, SlotWish[]> {
    const nowSec = this.#dependencies.clock.now() / 1000;
    const byService = new Map<Service, SlotWish[]>();
    for (const wish of wishes) {
      if (!isOffered(wish, nowSec)) continue;
      const asked = byService.get(wish.service);
      if (asked === undefined) byService.set(wish.service, [wish]);
      else asked.push(wish);
    }
    return byService;
  }
}

/** Slots that have begun or lie beyond the horizon have no place and cost the clinic no question. */
function isOffered({ startSec, service }: SlotWish, nowSec: number): boolean {
  return startSec > nowSec && startSec <= nowSec + service.horizonSec;
}
