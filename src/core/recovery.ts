import type { Booking } from './booking.ts';
import type { Clock } from './clock.ts';
import type { Dependencies } from './dependencies.ts';
import { ErasePersonalData, type ErasureSettings } from './erase-personal-data.ts';
import { forEachMerchant } from './for-each-merchant.ts';
import type { Lease } from './lease.ts';
import type { LeasedPlaces } from './leased-places.ts';
import type { Pursuits } from './pursuit.ts';
import { ReconcileBookings, type ReconcileSettings } from './reconcile-bookings.ts';
import { type AuditSettings, shortenAudit } from './shorten-audit.ts';
import { TendLeases } from './tend-leases.ts';
import { watchLateEffects } from './watch-late-effects.ts';

/** How much is done in the background, and how often. */
export interface RecoverySettings extends ErasureSettings, AuditSettings, ReconcileSettings {
  /** How often the lease is renewed and what others left open is looked for. */
  readonly tickMs: number;
  /** A late effect is looked for this often while it may come. */
  readonly watchEveryMs: number;
  readonly eraseEveryMs: number;
}

/**
 * A process takes on no more than so many at once of what others left open; those that wait for a person cost a look a minute and don't
 * count. Far more than one clinic's outage leaves behind, since what is open at one clinic mustn't keep another's waiting; callers go
 * before them at each clinic's gate.
 */
const mostPursuits = 2_000;

const takenAtOnce = 200;
const watchedAtOnce = 50;
const readMs = 2_000;

/**
 * What failed is tried again this soon: without its lease a process may do nothing. There is no deadline but the process's end, since
 * nobody else does it, and nothing is sent to a clinic by it that hasn't a limit of its own.
 */
const againMs = 500;

/** Finishes what was left open, here or by a process that died, and keeps the record in agreement with the clinic. */
export class Recovery {
  readonly #dependencies: Dependencies;
  readonly #lease: Lease;
  readonly #pursuits: Pursuits;
  readonly #leases: TendLeases;
  readonly #settings: RecoverySettings;
  readonly #erasing: ErasePersonalData;
  readonly #loops: Loop[] = [];
  readonly #reconciling: ReconcileBookings;

  constructor(
    dependencies: Dependencies,
    lease: Lease,
    pursuits: Pursuits,
    leased: LeasedPlaces,
    settings: RecoverySettings,
  ) {
    this.#dependencies = dependencies;
    this.#leases = new TendLeases(dependencies, leased);
    this.#lease = lease;
    this.#pursuits = pursuits;
    this.#settings = settings;
    this.#reconciling = new ReconcileBookings(dependencies, settings);
    this.#erasing = new ErasePersonalData(dependencies, settings);
  }

  /** Resolves once this process may act; everything else goes on in the background. */
  async start(): Promise<void> {
    await this.#lease.renew();
    const { tickMs } = this.#settings;
    // Each in a loop of its own, so that a slow clinic can't keep the lease from being renewed.
    this.#loop('renew the lease', tickMs, () => this.#lease.renew());
    this.#loop('take over open operations', tickMs, () => this.#takeOver());
    this.#loop('watch for late effects', tickMs, () => this.#watch());
    this.#loop('read bookings again', tickMs, () => this.#reconciling.turn());
    this.#loop('leave out what is past its time', this.#settings.eraseEveryMs, () => this.#erase());
    if (!this.#leases.isNeeded) return;
    await this.#leases.look();
    this.#loop('tend leases', tickMs, () => this.#leases.turn());
  }

  /** See {@link ReconcileBookings.made}. */
  made(booking: Booking): void {
    this.#reconciling.made(booking);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#loops.map((loop) => loop.stop()));
  }

  #loop(name: string, everyMs: number, turn: () => Promise<void>): void {
    const failed = (cause: unknown): void =>
      this.#dependencies.log.error({ cause }, `could not ${name}; trying again`);
    this.#loops.push(new Loop(this.#dependencies.clock, everyMs, turn, failed));
  }

  async #takeOver(): Promise<void> {
    const room = mostPursuits - this.#pursuits.pressing;
    if (room <= 0 || !this.#lease.holds()) return;
    const { store, owner, log } = this.#dependencies;
    const entries = await store.takeOver(owner, this.#pursuits.working(), Math.min(room, takenAtOnce));
    for (const { operation, booking } of entries) {
      log.info(
        { operation: operation.id, kind: operation.intent.kind },
        'resuming an operation that was left open',
      );
      void this.#pursuits.begin(operation, booking, { kind: 'look' });
    }
  }

  async #watch(): Promise<void> {
    if (!this.#lease.holds()) return;
    const { store, clock } = this.#dependencies;
    const nowMs = clock.now();
    const due = await store.watched(nowMs, nowMs + this.#settings.watchEveryMs, watchedAtOnce);
    await forEachMerchant(
      due,
      ({ booking }) => booking.merchantId,
      (entry) => watchLateEffects(this.#dependencies, entry, this.#limits()),
      clock,
    );
  }

  async #erase(): Promise<void> {
    if (!this.#lease.holds()) return;
    await this.#erasing.turn();
    await shortenAudit(this.#dependencies, this.#settings);
  }

  #limits(): { readonly untilMs: number; readonly priority: 'background' } {
    return { untilMs: this.#dependencies.clock.now() + readMs, priority: 'background' };
  }
}

/** Something done again and again, never twice at once. */
class Loop {
  readonly #clock: Clock;
  readonly #everyMs: number;
  readonly #turn: () => Promise<void>;
  readonly #failed: (cause: unknown) => void;
  #cancelTimer: () => void = () => undefined;
  #current: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(clock: Clock, everyMs: number, turn: () => Promise<void>, failed: (cause: unknown) => void) {
    this.#clock = clock;
    this.#everyMs = everyMs;
    this.#turn = turn;
    this.#failed = failed;
    this.#schedule(0);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelTimer();
    await this.#current;
  }

  #schedule(delayMs: number): void {
    if (this.#stopped) return;
    this.#cancelTimer = this.#clock.after(delayMs, () => {
      this.#current = this.#turn().then(
        () => this.#schedule(this.#everyMs),
        (cause: unknown) => {
          this.#failed(cause);
          this.#schedule(Math.min(againMs, this.#everyMs));
        },
      );
    });
  }
}
