import type { Bell } from './bell.ts';
import type { Booking } from './booking.ts';
import type { BookingResult } from './booking-core.ts';
import { samePlace } from './candidates.ts';
import type { CallLimits, ReservationView } from './clinic-driver.ts';
import { type EpochMs, within } from './clock.ts';
import type { Clinic, Dependencies } from './dependencies.ts';
import { Fault } from './fault.ts';
import type { OperationId, ServiceId } from './identifiers.ts';
import { joinOperation } from './join-operation.ts';
import type { Candidate, Place, TimeSpan } from './opening.ts';
import type { Operation } from './operation.ts';
import type { PlaceLedger } from './place-ledger.ts';
import type { Pursuits } from './pursuit.ts';
import type { Ending } from './saga.ts';
import { type Room, readRoom, type WantedVisit } from './visit-room.ts';

/** Another process's change is noticed this late at the most. */
const pollMs = 100;

/** A command is not begun with less time than this left for its answer: the caller would be left in doubt for nothing. */
const leastCommandMs = 400;

/** A place that a change under way may need is waited for this long; then it counts as taken. */
const contentionMs = 1_500;

/** One caller's time, and what may still be done in it. */
export class CallerTime {
  readonly #now: () => EpochMs;
  readonly untilMs: EpochMs;
  readonly #contendedUntilMs: EpochMs;
  /** How often others were waited for. */
  #turn = 0;

  constructor(now: () => EpochMs, untilMs: EpochMs) {
    this.#now = now;
    this.untilMs = untilMs;
    this.#contendedUntilMs = Math.min(now() + contentionMs, untilMs - leastCommandMs);
  }

  /** For what has to be read before the command. */
  get limits(): CallLimits {
    return { untilMs: this.untilMs - leastCommandMs, priority: 'change' };
  }

  /** As in {@link readRoom}. */
  get turn(): number {
    return this.#turn;
  }

  waited(): void {
    this.#turn += 1;
  }

  /** Whether a place that others may need is still worth waiting for. */
  get mayWaitForPlace(): boolean {
    return this.#now() < this.#contendedUntilMs;
  }

  /** @throws {Fault} `clinic-unavailable` when no command may be begun any more */
  check(): void {
    if (this.#now() <= this.untilMs - leastCommandMs) return;
    throw new Fault('clinic-unavailable', 'the clinic is too slow at the moment; nothing was changed');
  }
}

/** What making, moving and cancelling share: slots read anew, others waited for, and a claimed operation carried out. */
export class CarryOut {
  readonly #dependencies: Dependencies;
  readonly #pursuits: Pursuits;
  readonly #ledger: PlaceLedger;
  readonly #bell: Bell;

  constructor(dependencies: Dependencies, pursuits: Pursuits, ledger: PlaceLedger, bell: Bell) {
    this.#dependencies = dependencies;
    this.#pursuits = pursuits;
    this.#ledger = ledger;
    this.#bell = bell;
  }

  time(untilMs: EpochMs): CallerTime {
    return new CallerTime(() => this.#dependencies.clock.now(), untilMs);
  }

  /**
   * Ask right before claiming: what is claimed and can't be begun keeps its place from others for nothing.
   * @throws {Fault} `clinic-unavailable` when there is too little time left; `not-ready` when this process may not act
   */
  check(time: CallerTime): void {
    time.check();
    if (this.#pursuits.mayAct()) return;
    throw new Fault('not-ready', 'this process may not begin anything at the moment; nothing was changed');
  }

  /** @throws {Fault} `outcome-unknown` when the operation hasn't ended in time */
  join(id: OperationId, time: CallerTime): Promise<Ending> {
    return joinOperation(this.#dependencies, this.#pursuits, this.#bell, id, time.untilMs);
  }

  /** Until something ends in this process, or might have in another. */
  async waitForOthers(time: CallerTime): Promise<void> {
    await this.#bell.wait(pollMs, time.untilMs);
    time.waited();
    time.check();
  }

  /**
   * Where the clinic has room for the visit; what it takes up before a move, `own`, is no hindrance.
   * @throws {Fault} `clinic-unavailable`
   */
  async room(
    clinic: Clinic,
    wanted: WantedVisit,
    own: readonly (Place & TimeSpan)[],
    time: CallerTime,
  ): Promise<Room> {
    const answer = await readRoom(clinic.driver, wanted, own, time.limits, time.turn);
    if (answer.kind === 'trouble') throw unreachable(answer.trouble);
    return answer.value;
  }

  /**
   * Where the clinic has room for a visit of one service.
   * @throws {Fault} `clinic-unavailable`
   */
  async candidates(
    clinic: Clinic,
    serviceId: ServiceId,
    span: TimeSpan,
    time: CallerTime,
  ): Promise<readonly Candidate[]> {
    const room = await this.room(clinic, { serviceId, items: null, span }, [], time);
    return room.kind === 'room' ? room.candidates : [];
  }

  /**
   * Sends the command of a claimed operation, and waits for its end as long as the caller has time.
   * @throws {Fault} `outcome-unknown` when that isn't long enough; the operation goes on
   */
  async run(
    { operation, booking }: { readonly operation: Operation; readonly booking: Booking },
    candidates: readonly Candidate[],
    view: ReservationView | null,
    time: CallerTime,
  ): Promise<BookingResult | 'start-over'> {
    this.#hold(operation, booking, candidates);
    const pursuit = this.#pursuits.begin(operation, booking, { kind: 'send', view });
    const ending = await within(this.#dependencies.clock, time.untilMs, pursuit);
    if (ending === 'late') {
      throw new Fault('outcome-unknown', 'the clinic has not answered yet; the change may still be made');
    }
    if (ending.kind !== 'start-over') return resultOf(ending);
    await this.#dependencies.store.forgetVisitor(booking.merchantId, booking.personKey);
    return 'start-over';
  }

  /** Look-ups of this process show the place as taken from now on. */
  #hold({ id, intent }: Operation, booking: Booking, candidates: readonly Candidate[]): void {
    const place = intent.kind === 'move' ? intent.to.place : booking.place;
    const taken = candidates.find((candidate) => samePlace(candidate, place));
    if (taken !== undefined) this.#ledger.claim(id, taken);
  }
}

/** What a caller is answered when its operation ended so. */
export function resultOf(ending: Exclude<Ending, { kind: 'start-over' }>): BookingResult {
  switch (ending.kind) {
    case 'done':
      return { kind: 'booking', booking: ending.booking };
    case 'refused':
      return ending;
    case 'nothing-done':
      throw ending.fault;
    case 'handed-over':
      throw new Fault('outcome-unknown', 'the change is being finished elsewhere');
  }
}

export function unreachable(cause: unknown): Fault {
  return new Fault('clinic-unavailable', 'the clinic cannot be reached; nothing was changed', { cause });
}

export const takenSlot: Extract<BookingResult, { kind: 'refused' }> = {
  kind: 'refused',
  refusal: 'slot-unavailable',
  detail: 'the clinic shows no free place at that time',
};
