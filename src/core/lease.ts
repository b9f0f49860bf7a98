import type { BookingStore } from './booking-store.ts';
import type { Clock, EpochMs } from './clock.ts';
import type { OwnerId } from './identifiers.ts';

/** How long a process that no longer shows signs of life keeps its operations: the others take them over after that. */
export const leaseMs = 5_000;

/** Stop sending this long before the lease ends, so that a slow process doesn't act on what another has just taken over. */
const marginMs = 1_000;

/** This process's right to act on the operations that it owns. */
export class Lease {
  readonly #clock: Clock;
  readonly #store: Pick<BookingStore, 'renewOwner' | 'resignOwner'>;
  readonly owner: OwnerId;
  #beganMs: EpochMs = 0;
  #endsMs: EpochMs = 0;

  constructor(clock: Clock, store: Pick<BookingStore, 'renewOwner' | 'resignOwner'>, owner: OwnerId) {
    this.#clock = clock;
    this.#store = store;
    this.owner = owner;
  }

  /** Whether a command may still be sent. Ask right before sending. */
  holds(): boolean {
    const nowMs = this.#clock.now();
    // A clock that was put back says nothing of how much of the lease is left.
    return this.#beganMs <= nowMs && nowMs < this.#endsMs - marginMs;
  }

  async renew(): Promise<void> {
    // Counted from before the store was asked: the store's own count can only end later.
    const askedMs = this.#clock.now();
    await this.#store.renewOwner(this.owner, leaseMs);
    this.#beganMs = askedMs;
    this.#endsMs = askedMs + leaseMs;
  }

  async resign(): Promise<void> {
    this.#endsMs = 0;
    await this.#store.resignOwner(this.owner);
  }
}
