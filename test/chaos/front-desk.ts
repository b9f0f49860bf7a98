import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../simulation/random.ts';
import type { ClinicView } from './clinic-view.ts';
import { merchants, slotStart } from './merchants.ts';
import type { Reservation, Snapshot, StaffDeed } from './record.ts';

/** Far behind the days on which users book, so that a visit that staff move is in nobody's way. */
const firstDay = 165;
const movesOfDay = 7;
/** The longest visit of either clinic takes up no more of its grid. */
const slotsOfMove = 2;

/** Slow enough that most visits are left to their users. */
const gapMs = { least: 300, most: 1_500 };

export interface FrontDeskScene {
  readonly view: ClinicView;
  /** The latest look at the clinic, undefined before the first. */
  readonly latest: () => Snapshot | undefined;
  readonly random: Random;
  /** How long after it a command of the adapter's may still take effect, in milliseconds. */
  readonly lateCommitMs: number;
}

/** The clinics' staff: moves, cancels and notes no-shows among the visits that users book, and writes down which. */
export class FrontDesk {
  readonly deeds: StaffDeed[] = [];
  readonly #scene: FrontDeskScene;
  readonly #startedMs = Date.now();
  readonly #closed = new AbortController();
  #moves = 0;

  constructor(scene: FrontDeskScene) {
    this.#scene = scene;
  }

  /** Resolves after `close`, when nothing is under way any more. */
  async run(): Promise<void> {
    const { random, latest } = this.#scene;
    while (!this.#closed.signal.aborted) {
      // Of what is booked by a lease only the marker tells whose it is.
      const live = (latest()?.live ?? []).filter(({ token }) => token !== '');
      if (live.length > 0) await this.#act(random.pick(live));
      await sleep(random.between(gapMs.least, gapMs.most), undefined, { signal: this.#closed.signal }).catch(
        () => undefined,
      );
    }
  }

  close(): void {
    this.#closed.abort();
  }

  async #act(reservation: Reservation): Promise<void> {
    const { view, random, lateCommitMs } = this.#scene;
    const kinds =
      reservation.merchant === 'seoul-clinic'
        ? (['move', 'cancel', 'no-show'] as const)
        : (['move', 'cancel'] as const);
    const what = random.pick<StaffDeed['what']>(kinds);
    const fromMs = Date.now();
    const isDone = await view.frontDesk(what, reservation, this.#farAway(reservation));
    // Killed at the question, the clinic may have done it all the same.
    const toMs = Date.now() + lateCommitMs;
    if (isDone !== false) this.deeds.push({ what, token: reservation.token, fromMs, toMs });
  }

  /** Another slot for each move, with room for any visit, so that the staff never put two of them into one place. */
  #farAway({ merchant }: Reservation): number {
    this.#moves += 1;
    const day = firstDay + Math.floor(this.#moves / movesOfDay);
    const slot = (this.#moves % movesOfDay) * slotsOfMove;
    return slotStart(merchants[merchant], this.#startedMs, day, slot);
  }
}
