import type { Bell } from './bell.ts';
import type { Booking } from './booking.ts';
import { CancelSaga } from './cancel-saga.ts';
import type { CommandNotes, ReservationView, Trouble } from './clinic-driver.ts';
import { pause } from './clock.ts';
import { CreateSaga } from './create-saga.ts';
import { clinicOf, type Dependencies } from './dependencies.ts';
import { Fault } from './fault.ts';
import type { OperationId } from './identifiers.ts';
import type { Lease } from './lease.ts';
import { MoveSaga } from './move-saga.ts';
import type { Intent, Operation } from './operation.ts';
import type { PlaceLedger } from './place-ledger.ts';
import { type Ending, lookFor, type Next, type Run, type Saga } from './saga.ts';
import type { SlotBoard } from './slot-board.ts';

/** One look may take this long; the next one comes anyway. */
const lookMs = 1_000;

/** Gaps between looks grow from the first to the longest: a late commit mostly comes soon, and a clinic in trouble isn't helped by calls. */
const firstGapMs = 100;
const longestGapMs = 15_000;
/** Often enough to catch the minutes in which the clinic has just shown that its history can be trusted. */
const longestGapForPersonMs = 60_000;

/** As many looks as fit into the time of a caller. */
const promptLooks = 5;

/** The store is asked to take an outcome again after this long; what happened must not be lost. */
const storeGapMs = 250;

/** It is told about once a minute while the store doesn't take one. */
const failuresToTell = 240;

/** How the first step of an operation is taken: with its command, or by looking, when another process may have sent it already. */
export type FirstStep =
  | { readonly kind: 'send'; readonly view: ReservationView | null }
  | { readonly kind: 'look' };

/** Carries operations from intent to known outcome, however long that takes. */
export class Pursuits {
  readonly #dependencies: Dependencies;
  readonly #lease: Lease;
  readonly #ledger: PlaceLedger;
  readonly #board: SlotBoard;
  readonly #bell: Bell;
  readonly #running = new Map<OperationId, Promise<Ending>>();
  readonly #forPerson = new Set<OperationId>();
  /** Those that wait for their next look; a bell for all would wake each of them whenever one ends. */
  readonly #resting = new Set<() => void>();
  readonly #sagas: Readonly<Record<Intent['kind'], Saga>>;
  #draining = false;

  constructor(dependencies: Dependencies, lease: Lease, ledger: PlaceLedger, board: SlotBoard, bell: Bell) {
    this.#dependencies = dependencies;
    this.#lease = lease;
    this.#ledger = ledger;
    this.#board = board;
    this.#bell = bell;
    const { clock, log } = dependencies;
    this.#sagas = {
      create: new CreateSaga(clock, log),
      move: new MoveSaga(clock, log),
      cancel: new CancelSaga(clock, log),
    };
  }

  /** Starts on an operation that this process owns. The promise never rejects. */
  begin(operation: Operation, booking: Booking, step: FirstStep): Promise<Ending> {
    const already = this.#running.get(operation.id);
    if (already !== undefined) return already;
    const running = this.#pursueToEnd(operation, booking, step);
    this.#running.set(operation.id, running);
    return running;
  }

  async #pursueToEnd(operation: Operation, booking: Booking, step: FirstStep): Promise<Ending> {
    try {
      return await this.#pursue(operation, booking, step);
    } catch (cause) {
      this.#dependencies.log.error(
        { operation: operation.id, cause },
        'an operation stopped on a fault of ours; it is resumed later',
      );
      return { kind: 'handed-over' };
    } finally {
      this.#running.delete(operation.id);
      this.#forPerson.delete(operation.id);
      this.#ledger.handOver(operation.id);
      this.#bell.ring();
    }
  }

  /** The operation's end, if this process is at work on it. */
  ending(id: OperationId): Promise<Ending> | undefined {
    return this.#running.get(id);
  }

  /** The operations that this process is at work on. */
  working(): readonly OperationId[] {
    return [...this.#running.keys()];
  }

  /** How many it is at work on that don't wait for a person. */
  get pressing(): number {
    return this.#running.size - this.#forPerson.size;
  }

  /** Sends nothing more; resolves when every command that is on its way has been answered or given up on. */
  async drain(): Promise<void> {
    this.#draining = true;
    this.#bell.ring();
    for (const wake of this.#resting) wake();
    await Promise.all(this.#running.values());
  }

  async #pursue(operation: Operation, booking: Booking, step: FirstStep): Promise<Ending> {
    const { store } = this.#dependencies;
    const clinic = clinicOf(this.#dependencies, booking.merchantId);
    const saga = this.#sagas[operation.intent.kind];
    let run: Run = { operation, booking, clinic, store, notes: this.#notesOf(operation) };
    if (!this.mayAct()) return { kind: 'handed-over' };
    let next: Next = step.kind === 'send' ? await this.#send(saga, run, step.view) : lookFor(null);
    for (let looks = 0; next.kind !== 'end'; looks += 1) {
      if (!this.mayAct()) return { kind: 'handed-over' };
      const recorded = await this.#record(run, next);
      if (recorded === false) return { kind: 'handed-over' };
      run = { ...run, operation: recorded, notes: this.#notesOf(recorded) };
      if (next.kind === 'look') await this.#rest(looks, recorded);
      if (!this.mayAct()) return { kind: 'handed-over' };
      next =
        next.kind === 'send' ? await this.#send(saga, run, next.view) : await this.#look(saga, run, looks);
    }
    return this.#settle(run, next);
  }

  #notesOf(operation: Operation): CommandNotes {
    return {
      last: operation.note,
      write: async (note) => {
        const recorded = await this.#dependencies.store.recordNote(operation, note);
        if (recorded === false) throw new Error('the operation is owned by another process');
      },
    };
  }

  /** Whether this process may send commands; what it claims otherwise waits until somebody takes it over. */
  mayAct(): boolean {
    return !this.#draining && this.#lease.holds();
  }

  #send(saga: Saga, run: Run, view: ReservationView | null): Promise<Next> {
    const { patience } = run.clinic.merchant;
    const untilMs = this.#dependencies.clock.now() + patience.commandMs;
    return saga.send(run, view, { untilMs, priority: 'change' });
  }

  /** After the first looks nobody waits for the answer any more: others go first. */
  #look(saga: Saga, run: Run, looks: number): Promise<Next> {
    const untilMs = this.#dependencies.clock.now() + lookMs;
    return saga.look(run, { untilMs, priority: looks < promptLooks ? 'change' : 'background' });
  }

  /** The journal knows before anything is sent or looked for. */
  async #record(run: Run, next: Exclude<Next, { kind: 'end' }>): Promise<Operation | false> {
    const { store } = this.#dependencies;
    const { operation } = run;
    if (next.kind === 'look' && next.state === 'needs-person') this.#forPerson.add(operation.id);
    else this.#forPerson.delete(operation.id);
    if (next.kind === 'send')
      return store.recordStep(operation, { state: 'sent', trouble: operation.trouble });
    const trouble = describe(next.trouble) ?? operation.trouble;
    if (operation.state === next.state && operation.trouble === trouble) return operation;
    return store.recordStep(operation, { state: next.state, trouble });
  }

  async #rest(looks: number, operation: Operation): Promise<void> {
    const { clock, randomness } = this.#dependencies;
    const longest = operation.state === 'needs-person' ? longestGapForPersonMs : longestGapMs;
    // The first look follows at once: a command whose answer was lost has mostly been carried out.
    if (looks === 0) return;
    const gapMs = Math.min(longest, firstGapMs * 2 ** (looks - 1));
    const restMs = gapMs * (0.75 + randomness.fraction() / 2);
    if (this.#draining) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        stopTimer();
        this.#resting.delete(wake);
        resolve();
      };
      const stopTimer = clock.after(restMs, wake);
      this.#resting.add(wake);
    });
  }

  async #settle(run: Run, end: Extract<Next, { kind: 'end' }>): Promise<Ending> {
    const { store, clock, log } = this.#dependencies;
    const { operation } = run;
    // Without a deadline: the store's first answer ends it, be it that another process has taken the operation over, or this process's end.
    for (let failures = 0; ; failures += 1) {
      try {
        const booking = await store.settle(operation, end.settlement);
        if (booking === false) return { kind: 'handed-over' };
        this.#publish(run, end);
        this.#dependencies.ended?.(operation.intent.kind, end.settlement.state);
        return told(end.tell, booking);
      } catch (cause) {
        // What the clinic did is known here and nowhere else: keep it until the store takes it or this process ends.
        const facts = { operation: operation.id, cause };
        if (failures % failuresToTell === 0)
          log.error(facts, 'the outcome of an operation could not be stored; trying again');
        if (this.#draining) return { kind: 'handed-over' };
        await pause(clock, storeGapMs);
      }
    }
  }

  /** Look-ups see the change from now on. */
  #publish({ operation, booking, clinic }: Run, end: Extract<Next, { kind: 'end' }>): void {
    const { id, intent } = operation;
    if (end.settlement.state === 'done') this.#ledger.settle(id);
    else this.#ledger.free(id);
    // A new place is in the ledger, which says nothing of other services that may lack it now.
    if (intent.kind !== 'create' || clinic.driver.sharesPlaces) this.#board.forget(clinic, booking, booking);
    if (intent.kind === 'move' && clinic.driver.sharesPlaces) this.#board.forget(clinic, booking, intent.to);
  }
}

function told(tell: Extract<Next, { kind: 'end' }>['tell'], booking: Booking | null): Ending {
  if (tell.kind !== 'done') return tell;
  if (booking === null) throw new Fault('internal', 'an operation was done without a booking');
  return { kind: 'done', booking };
}

function describe(trouble: Trouble | null): string | null {
  return trouble === null ? null : `${trouble.kind}: ${trouble.detail}`;
}
