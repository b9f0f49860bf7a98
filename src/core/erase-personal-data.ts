import type { BookingStore, ErasableRows } from './booking-store.ts';
import type { Dependencies } from './dependencies.ts';

/** How soon personal data is erased, and how much is looked at in a turn. */
export interface ErasureSettings {
  /** From the end of the visit. */
  readonly eraseAfterSec: number;
  readonly erasePerTurn: number;
}

type Needs = Pick<Dependencies, 'clock' | 'log'> & { readonly store: Pick<BookingStore, 'erase'> };

/**
 * Erases the personal data of visits that are long over, a little at a time: it goes through all there is and begins anew, which needs no
 * index that every booking would have to pay for.
 */
export class ErasePersonalData {
  readonly #dependencies: Needs;
  readonly #settings: ErasureSettings;
  readonly #reached: Record<ErasableRows, string> = { bookings: '', operations: '', images: '' };

  constructor(dependencies: Needs, settings: ErasureSettings) {
    this.#dependencies = dependencies;
    this.#settings = settings;
  }

  async turn(): Promise<void> {
    await this.#eraseSome('bookings');
    await this.#eraseSome('operations');
    await this.#eraseSome('images');
  }

  async #eraseSome(rows: ErasableRows): Promise<void> {
    const { store, clock, log } = this.#dependencies;
    const { eraseAfterSec, erasePerTurn } = this.#settings;
    const endedBeforeSec = Math.floor(clock.now() / 1000) - eraseAfterSec;
    const { erased, last } = await store.erase(rows, this.#reached[rows], endedBeforeSec, erasePerTurn);
    this.#reached[rows] = last ?? '';
    if (erased > 0) log.info({ rows, erased }, 'erased the personal data of visits that are long over');
  }
}
