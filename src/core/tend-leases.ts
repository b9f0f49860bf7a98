import { clinicOf, type Dependencies } from './dependencies.ts';
import type { LeasedPlaces } from './leased-places.ts';
import type { SlotLease } from './slot-lease.ts';

/** A lease that is over is remembered for a day: longer than any user takes to book, so that none of them is told of an unknown lease. */
const rememberedMs = 86_400_000;

const endedAtOnce = 100;

/** Keeps look-ups informed of leases that other processes granted, and gives up the holds of those that nobody used. */
export class TendLeases {
  readonly #dependencies: Dependencies;
  readonly #leased: LeasedPlaces;

  constructor(dependencies: Dependencies, leased: LeasedPlaces) {
    this.#dependencies = dependencies;
    this.#leased = leased;
  }

  /** Whether any merchant grants leases. */
  get isNeeded(): boolean {
    return [...this.#dependencies.clinics.values()].some(({ merchant }) => merchant.longestLeaseMs !== null);
  }

  /** Look-ups know from then on what the store knew. */
  async look(): Promise<void> {
    const readAt = this.#leased.readBegins();
    this.#leased.replace(await this.#dependencies.store.leasedPlaces(), readAt);
  }

  async turn(): Promise<void> {
    const { store, clock } = this.#dependencies;
    await this.look();
    const ended = await store.endLeases(clock.now() - rememberedMs, endedAtOnce);
    await Promise.all(ended.map((lease) => this.#giveUp(lease)));
  }

  async #giveUp({ merchantId, hold }: SlotLease): Promise<void> {
    const { holds } = clinicOf(this.#dependencies, merchantId).driver;
    if (hold !== null && hold.words !== null) await holds?.release(hold.words);
  }
}
