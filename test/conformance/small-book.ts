import type { Clock } from '../../src/conformance/clock.ts';
import type { FeedSlot } from '../../src/conformance/feed/feed.ts';
import type { Body } from './distort-answers.ts';
import type { Flaw } from './flaws.ts';
import { HttpProblem } from './http-problem.ts';
import { SmallFaults } from './small-faults.ts';

/** Something that takes a place: a booking, an item of an order, or a lease. */
export interface Holding {
  readonly id: string;
  readonly kind: 'booking' | 'order' | 'lease';
  readonly user: string;
  slot: FeedSlot;
  isLive: boolean;
  /** Epoch seconds; leases only. */
  readonly expiresSec: number;
  readonly echo: Body;
  /** Of the creation that made it; empty for none. */
  readonly token: string;
}

/** Who holds which place. Every step is made without a pause, so nothing comes in between. */
export class SmallBook {
  readonly holdings: Holding[] = [];
  readonly clock: Clock;
  readonly #slots: readonly FeedSlot[];
  readonly #tooLate: FeedSlot;
  readonly #flaw: Flaw | null;
  #count = 0;

  readonly faults: SmallFaults;

  constructor(slots: readonly FeedSlot[], tooLate: FeedSlot, clock: Clock, flaw: Flaw | null) {
    this.faults = new SmallFaults(flaw);
    this.#slots = slots;
    this.#tooLate = tooLate;
    this.clock = clock;
    this.#flaw = flaw;
  }

  newId(kind: string): string {
    this.#count += 1;
    return this.#flaw === 'gives-every-booking-one-id' ? `${kind}-1` : `${kind}-${this.#count}`;
  }

  /** Whether a booking of the slot can no longer be cancelled. */
  isTooLate(slot: FeedSlot): boolean {
    return slot === this.#tooLate;
  }

  /** The slot that a message means. Throws HttpProblem 400 for one that was never offered. */
  find(message: unknown, merchant: unknown): FeedSlot {
    const slot = textsOf(message);
    if (merchant !== this.#tooLate.merchantId) throw new HttpProblem(400, 'unknown merchant');
    const all = [...this.#slots, this.#tooLate];
    if (!all.some(({ serviceId }) => serviceId === slot['service_id']))
      throw new HttpProblem(400, 'unknown service');
    const startSec = this.#number(slot['start_sec']);
    const durationSec = this.#number(slot['duration_sec']);
    const found = all.find(
      (entry) =>
        entry.serviceId === slot['service_id'] &&
        this.#isAt(entry.startSec, startSec) &&
        (durationSec === entry.durationSec || this.#flaw === 'books-any-duration'),
    );
    if (found === undefined) throw new HttpProblem(400, 'no such slot');
    return found;
  }

  #isAt(slotSec: number, askedSec: number): boolean {
    if (this.#flaw === 'books-off-the-grid') return Math.abs(slotSec - askedSec) < 60;
    if (this.#flaw === 'past-is-available') return (slotSec - askedSec) % 604_800 === 0;
    return slotSec === askedSec;
  }

  #number(value: unknown): number {
    if (typeof value === 'number' && this.#flaw === 'reads-no-numbers')
      throw new HttpProblem(400, 'a text is needed');
    if (typeof value === 'string' && this.#flaw === 'reads-no-decimal-strings')
      throw new HttpProblem(400, 'a number is needed');
    const isDecimal = typeof value === 'string' && /^-?\d+$/.test(value);
    if (!isDecimal && !Number.isInteger(value)) throw new HttpProblem(400, 'a whole number is needed');
    return Number(value);
  }

  free(slot: FeedSlot): number {
    if (this.#flaw === 'never-runs-out') return slot.spots;
    const taken = this.holdings.filter((holding) => holding.slot === slot && this.#takes(holding)).length;
    if (this.#flaw === 'one-booking-takes-the-slot' && taken > 0) return 0;
    return slot.spots - taken;
  }

  #takes({ isLive, kind, expiresSec }: Holding): boolean {
    if (kind === 'order' && this.#flaw === 'orders-take-no-place') return false;
    if (kind === 'lease' && this.#flaw === 'leases-hold-nothing') return false;
    if (!isLive) return this.#flaw === 'cancelled-places-stay-taken';
    return kind !== 'lease' || expiresSec > this.nowSec;
  }

  get nowSec(): number {
    return this.clock.now() / 1000;
  }

  add(holding: Omit<Holding, 'isLive'>): Holding {
    const added = { ...holding, isLive: true };
    return this.faults.through(holding.kind === 'booking' ? 'create' : null, () => {
      this.holdings.push(added);
      return added;
    });
  }

  booking(id: unknown): Holding | undefined {
    return this.holdings.find((holding) => holding.kind !== 'lease' && holding.id === id);
  }
}

export function textsOf(value: unknown): Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
