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
  VisitOpenings,
} from '../../src/core/clinic-driver.ts';
import type { HouseDriver } from '../../src/core/house-driver.ts';
import type { Opening, TimeSpan, VisitPlace } from '../../src/core/opening.ts';
import type { Person } from '../../src/core/person.ts';
import { spanOfItem, type VisitItems } from '../../src/core/visit.ts';
import type { Seen, SimNetwork } from './network.ts';
import { calendarOf } from './setting.ts';
import type { SimClinic } from './sim-clinic.ts';
import { simHouse } from './sim-house.ts';
import { outcomeOf, type SimDetail, type SimTrace } from './sim-outcome.ts';
import { type Hand, isLive, type SimEntry, type SimReservation, shifted } from './sim-reservation.ts';
import type { CallKind } from './troubles.ts';
import type { World } from './world.ts';

/** The driver port over the simulated network: the same meanings of cut, late and refused as over a real one. */
export class SimDriver implements ClinicDriver<SimDetail> {
  readonly holds = null;
  readonly sharesPlaces = false;
  readonly house: HouseDriver<SimDetail>;
  readonly #world: World;
  readonly #number: number;
  readonly #clinic: SimClinic;
  readonly #network: SimNetwork;
  /** Hands an answer to the process, unless it is dead or frozen. */
  readonly #deliver: (name: string, go: () => void) => void;

  constructor(
    world: World,
    number: number,
    clinic: SimClinic,
    network: SimNetwork,
    deliver: (name: string, go: () => void) => void,
  ) {
    this.#world = world;
    this.#number = number;
    this.#clinic = clinic;
    this.#network = network;
    this.#deliver = deliver;
    this.house = simHouse({
      clinic,
      command: (kind, limits, act) => this.#command(kind, limits, act),
      read: (kind, limits, look) => this.#read(kind, limits, look),
      search: (trace) => this.#search(trace),
    });
  }

  readOpenings(service: string, span: TimeSpan, limits: CallLimits): Promise<Answer<readonly Opening[]>> {
    return this.#read('read-openings', limits, () => this.#clinic.openings(calendarOf(service), span));
  }

  readVisitOpenings(items: VisitItems, startSec: number, limits: CallLimits): Promise<Answer<VisitOpenings>> {
    return this.#read('read-openings', limits, () => ({
      kind: 'each',
      openings: items.map((item) =>
        this.#clinic.openings(calendarOf(item.serviceId), spanOfItem(item, startSec)),
      ),
    }));
  }

  findVisitor(person: Person, limits: CallLimits): Promise<Answer<string | null>> {
    return this.#read('find-visitor', limits, () => this.#clinic.visitors(person).at(0)?.id ?? null);
  }

  readBack(scheduleId: string, limits: CallLimits): Promise<Answer<ReservationView<SimDetail> | null>> {
    return this.#read('read-back', limits, () => {
      const reservation = this.#clinic.byId(scheduleId);
      return reservation === undefined ? null : this.#viewOf(reservation);
    });
  }

  findByMarker(trace: Trace, limits: CallLimits): Promise<Answer<Findings<SimDetail>>> {
    return this.#read('find-by-marker', limits, () => this.#search(trace));
  }

  /** What the search of the Open API's driver can see, and how sure it is of it ([clinic] 17.3, create). */
  #search(trace: SimTrace): Findings<SimDetail> {
    const { corners } = this.#clinic;
    const byPhone = trace.person === null ? [] : this.#clinic.visitors(trace.person).map(({ id }) => id);
    const charts = trace.visitorId === null ? byPhone : [trace.visitorId, ...byPhone];
    const listed = this.#clinic.reservations.filter(
      (reservation) =>
        charts.includes(reservation.visitorId) &&
        reservation.createdMs >= trace.notBeforeMs &&
        (corners.historyListsReserved ||
          reservation.status === 'in-progress' ||
          reservation.status === 'completed') &&
        (corners.historyListsCanceled || isLive(reservation)),
    );
    const found = listed.filter(({ marker }) => marker === trace.marker);
    // A visit at that time whose memo the staff have overwritten may be the one: that nothing was found proves nothing.
    const ambiguous = listed.some(
      (reservation) =>
        reservation.marker === '' &&
        isLive(reservation) &&
        reservation.startSec === trace.startSec &&
        reservation.endSec === trace.endSec,
    );
    return {
      found: found.map((reservation) => this.#viewOf(reservation)),
      complete: (corners.historyListsReserved || charts.length === 0) && !ambiguous,
      visitorId: found[0]?.visitorId ?? charts.at(0) ?? null,
    };
  }

  async reserve(command: ReserveCommand, limits: CallLimits): Promise<CommandOutcome<ClinicReference>> {
    const { items, place, startSec } = command;
    const request = {
      ...command,
      entries: ordered(items, place, startSec),
      token: command.note ?? '',
      terms: '',
    };
    const seen = await this.#command('reserve', limits, (hand) => this.#clinic.reserve(request, hand));
    return outcomeOf(seen, ({ receiptId, scheduleId }) => ({
      visitorId: command.visitorId,
      receiptId,
      scheduleId: this.#clinic.corners.createAnswersSchedule ? scheduleId : null,
    }));
  }

  async move(command: MoveCommand<SimDetail>, limits: CallLimits): Promise<CommandOutcome<null>> {
    const { scheduleId } = command.current.reference;
    const to = { ...command.to, entries: movedEntries(command) };
    const seen = await this.#command('move', limits, (hand) => this.#clinic.move(scheduleId, to, hand));
    return outcomeOf(seen, () => null);
  }

  async cancel(
    current: ReservationView<SimDetail>,
    limits: CallLimits,
    as: 'cancelled' | 'no-show' = 'cancelled',
  ): Promise<CommandOutcome<null>> {
    const { scheduleId } = current.reference;
    const seen = await this.#command('cancel', limits, (hand) => this.#clinic.cancel(scheduleId, hand, as));
    return outcomeOf(seen, () => null);
  }

  async #read<T>(kind: CallKind, limits: CallLimits, look: () => T): Promise<Answer<T>> {
    const seen = await this.#call(kind, limits, look);
    return seen.kind === 'answer'
      ? { kind: 'ok', value: seen.value }
      : { kind: 'trouble', trouble: seen.trouble };
  }

  #command<T>(kind: CallKind, limits: CallLimits, act: (hand: Hand) => T): Promise<Seen<T>> {
    const sentMs = this.#world.nowMs;
    return this.#call(kind, limits, () => act({ kind: 'adapter', sentMs, nowMs: this.#world.nowMs }));
  }

  #call<T>(kind: CallKind, limits: CallLimits, act: () => T): Promise<Seen<T>> {
    return this.#network.call(this.#number, kind, limits, act, this.#deliver);
  }

  #viewOf(reservation: SimReservation): ReservationView<SimDetail> {
    const { visitorId, receiptId, scheduleId, startSec, endSec, calendar, zone, status } = reservation;
    const { entries, marker, terms } = reservation;
    return {
      reference: { visitorId, receiptId, scheduleId },
      startSec,
      endSec,
      place: entries.length > 0 ? null : { calendar, zone },
      status: this.#world.nowMs < reservation.oddUntilMs ? 'unrecognised' : status,
      detail: { entries, marker, terms },
    };
  }
}

/** What each item takes up: several places are one schedule with several entries ([clinic] 6.4). */
function ordered(
  items: VisitItems | undefined,
  { more = [], ...first }: VisitPlace,
  startSec: number,
): readonly SimEntry[] {
  if (items === undefined) return [];
  return [first, ...more].flatMap((place, index) => {
    const item = items[index];
    return item === undefined ? [] : [{ ...place, ...spanOfItem(item, startSec) }];
  });
}

/** What was read is moved as a whole, unless it lies as it was ordered: then each goes to the place that was found for it. */
function movedEntries({ items, current, to }: MoveCommand<SimDetail>): readonly SimEntry[] {
  const { entries } = current.detail;
  const places = ordered(items, to.place, to.startSec);
  if (places.length === entries.length) return places;
  return entries.map((entry) => shifted(entry, to.startSec - current.startSec));
}
