import type {
  Answer,
  CallLimits,
  ClinicDriver,
  ClinicReference,
  CommandOutcome,
  Findings,
  MoveCommand,
  ReservationView,
  ReserveCommand,
  Trace,
  Trouble,
} from '../../src/core/clinic-driver.ts';
import type { Opening, TimeSpan } from '../../src/core/opening.ts';
import type { Person } from '../../src/core/person.ts';
import type { Coverage } from './coverage.ts';
import type { CallFault } from './plan.ts';
import type { SimClinic, SimRefusal, SimReservation } from './sim-clinic.ts';
import type { World } from './world.ts';

/** What the network between adapter and clinic does in one history; shared by all replicas. */
export interface Network {
  /** The fault of the next call, if fate has one for it. */
  nextFault(): CallFault | undefined;
  clinicIsUp(): boolean;
  /** How long after it was cut off a late commit takes effect, in milliseconds. */
  lateMs(): number;
  readonly coverage: Coverage;
}

/** How the call looked to the adapter. */
type Seen<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'not-sent' | 'cut'; readonly trouble: Trouble };

const cut: Trouble = { kind: 'unreachable', detail: 'connection cut' };
const tooLate: Trouble = { kind: 'time-out', detail: 'no answer in time' };
const notConnected: Trouble = { kind: 'unreachable', detail: 'connection refused' };
const shed: Trouble = { kind: 'overloaded', detail: 'status 429' };
const serverError: Trouble = { kind: 'server-error', detail: 'status 5xx' };
const garbage: Trouble = { kind: 'unreadable', detail: 'not JSON' };

/** The driver port over the simulated network: the same meanings of cut, late and refused as over a real one. */
export class SimDriver implements ClinicDriver<null> {
  readonly #world: World;
  readonly #clinic: SimClinic;
  readonly #network: Network;
  readonly #calendarOf: (service: string) => string;
  /** Tells that the process is about to go on after an await; false: it is dead. */
  readonly #resumes: () => boolean;

  constructor(
    world: World,
    clinic: SimClinic,
    network: Network,
    calendarOf: (service: string) => string,
    resumes: () => boolean,
  ) {
    this.#world = world;
    this.#clinic = clinic;
    this.#network = network;
    this.#calendarOf = calendarOf;
    this.#resumes = resumes;
  }

  readOpenings(service: string, span: TimeSpan, limits: CallLimits): Promise<Answer<readonly Opening[]>> {
    return this.#read('read-openings', limits, () => this.#clinic.openings(this.#calendarOf(service), span));
  }

  findVisitor(person: Person, limits: CallLimits): Promise<Answer<string | null>> {
    return this.#read('find-visitor', limits, () => this.#clinic.visitors(person).at(0)?.id ?? null);
  }

  readBack(scheduleId: string, limits: CallLimits): Promise<Answer<ReservationView<null> | null>> {
    return this.#read('read-back', limits, () => {
      const reservation = this.#clinic.byId(scheduleId);
      return reservation === undefined ? null : viewOf(reservation);
    });
  }

  findByMarker(trace: Trace, limits: CallLimits): Promise<Answer<Findings<null>>> {
    return this.#read('find-by-marker', limits, () => {
      const known = this.#clinic.visitors(trace.person).map(({ id }) => id);
      const visitors = trace.visitorId === null ? known : [trace.visitorId];
      const found = this.#clinic.reservations.filter(
        (reservation) =>
          visitors.includes(reservation.visitorId) &&
          reservation.marker === trace.marker &&
          reservation.createdMs >= trace.notBeforeMs &&
          (this.#clinic.corners.historyListsReserved || reservation.status === 'in-progress'),
      );
      return {
        found: found.map(viewOf),
        complete: this.#clinic.corners.historyListsReserved,
        visitorId: visitors.at(0) ?? null,
      };
    });
  }

  async reserve(command: ReserveCommand, limits: CallLimits): Promise<CommandOutcome<ClinicReference>> {
    const request = { ...command, token: command.note ?? '' };
    const seen = await this.#call('reserve', limits, () => this.#clinic.reserve(request, this.#world.nowMs));
    return outcomeOf(seen, ({ visitorId, receiptId }) => ({
      visitorId: command.visitorId === null ? null : visitorId,
      receiptId,
      scheduleId: null,
    }));
  }

  async move(command: MoveCommand<null>, limits: CallLimits): Promise<CommandOutcome<null>> {
    const { scheduleId } = command.current.reference;
    return outcomeOf(
      await this.#call('move', limits, () => this.#clinic.move(scheduleId, command.to)),
      () => null,
    );
  }

  async cancel(current: ReservationView<null>, limits: CallLimits): Promise<CommandOutcome<null>> {
    const { scheduleId } = current.reference;
    return outcomeOf(
      await this.#call('cancel', limits, () => this.#clinic.end(scheduleId, 'cancelled')),
      () => null,
    );
  }

  async #read<T>(name: string, limits: CallLimits, look: () => T): Promise<Answer<T>> {
    const seen = await this.#call(name, limits, look);
    return seen.kind === 'answer'
      ? { kind: 'ok', value: seen.value }
      : { kind: 'trouble', trouble: seen.trouble };
  }

  #call<T>(name: string, limits: CallLimits, act: () => T): Promise<Seen<T>> {
    const { random } = this.#world;
    const fault = this.#network.clinicIsUp() ? this.#network.nextFault() : 'refuse-connection';
    this.#network.coverage.add(`call ${name}`);
    if (fault !== undefined) this.#network.coverage.add(`fault ${fault} at ${name}`);
    const thereMs = random.between(1, 40);
    const backMs = random.between(1, 40);
    return new Promise((resolve) => {
      const see = (delayMs: number, seen: () => Seen<T>): void => {
        const leftMs = Math.max(0, limits.untilMs - this.#world.nowMs);
        const late = delayMs > leftMs;
        this.#world.plan(Math.min(delayMs, leftMs), () => {
          const view: Seen<T> = late ? { kind: 'cut', trouble: tooLate } : seen();
          if (this.#resumes()) resolve(view);
        });
      };
      const done = (delayMs: number): (() => T) => {
        let result: { readonly value: T } | null = null;
        this.#world.plan(delayMs, () => {
          result = { value: act() };
        });
        return () => {
          if (result === null) throw new Error('the clinic answered before it acted');
          return result.value;
        };
      };
      const trouble = (kind: 'not-sent' | 'cut', what: Trouble) => (): Seen<T> => ({ kind, trouble: what });
      switch (fault) {
        case undefined: {
          const value = done(thereMs);
          see(thereMs + backMs, () => ({ kind: 'answer', value: value() }));
          return;
        }
        case 'delay': {
          const slowMs = random.between(500, 12_000);
          const value = done(slowMs);
          see(slowMs + backMs, () => ({ kind: 'answer', value: value() }));
          return;
        }
        case 'lose-request':
          see(thereMs, trouble('cut', cut));
          return;
        case 'lose-response':
          done(thereMs);
          see(thereMs + backMs, trouble('cut', cut));
          return;
        case 'late-commit':
          done(thereMs + this.#network.lateMs());
          see(thereMs, trouble('cut', cut));
          return;
        case 'status-503':
          see(thereMs + backMs, trouble('cut', serverError));
          return;
        case 'status-500-applied':
          done(thereMs);
          see(thereMs + backMs, trouble('cut', serverError));
          return;
        case 'garbage':
          done(thereMs);
          see(thereMs + backMs, trouble('cut', garbage));
          return;
        case 'status-429':
          see(thereMs + backMs, trouble('not-sent', shed));
          return;
        case 'refuse-connection':
          see(thereMs, trouble('not-sent', notConnected));
      }
    });
  }
}

function outcomeOf<T>(
  seen: Seen<SimReservation | SimRefusal>,
  value: (reservation: SimReservation) => T,
): CommandOutcome<T> {
  if (seen.kind !== 'answer')
    return { kind: seen.kind === 'cut' ? 'unknown' : 'not-sent', trouble: seen.trouble };
  if (typeof seen.value === 'string') return { kind: 'refused', refusal: seen.value, detail: seen.value };
  return { kind: 'done', value: value(seen.value) };
}

function viewOf(reservation: SimReservation): ReservationView<null> {
  const { visitorId, receiptId, scheduleId, startSec, endSec, calendar, zone, status } = reservation;
  return {
    reference: { visitorId, receiptId, scheduleId },
    startSec,
    endSec,
    place: { calendar, zone },
    status,
    detail: null,
  };
}
