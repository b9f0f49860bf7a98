import type { Service } from './catalogue.ts';
import type { Clock, EpochMs, EpochSec } from './clock.ts';
import type { Clinic } from './dependencies.ts';
import { Fault } from './fault.ts';
import type { MerchantId, ServiceId } from './identifiers.ts';
import type { LeasedPlaces } from './leased-places.ts';
import type { Opening, TimeSpan } from './opening.ts';
import type { LedgerTime, PlaceLedger } from './place-ledger.ts';
import { serviceIdsOf, type VisitServices } from './visit.ts';

const secondsPerDay = 86_400;

/** Days that lie this close together are read in one call: a few slots too many cost less than a call. */
const bridgedGapDays = 3;

/** The clinic documents no largest range ([clinic] 11), so none of ours is longer than a month. */
const longestRunDays = 31;

/** A page load asks for weeks, not years: this many days of all services together are remembered. */
const rememberedDays = 4_000;

/** A read serves everybody who comes meanwhile, so whoever began it doesn't cut it short by having less time than look-ups have. */
const leastReadMs = 1_000;

/** The openings of one service that begin on one UTC day, with as many of the next day as a visit reaches into. */
interface Day {
  readonly readAt: LedgerTime;
  readonly readMs: EpochMs;
  readonly openings: Promise<DayOpenings>;
  /** null until they are read. */
  known: DayOpenings | null;
}

/** By start. */
type DayOpenings = ReadonlyMap<EpochSec, readonly Opening[]>;

/** A slot that is looked up. */
export interface BoardSlot {
  readonly service: Service;
  readonly startSec: EpochSec;
}

/** Slots for look-ups: at most `slotAgeMs` old, and read once for all who ask at the same time. */
export class SlotBoard {
  readonly #clock: Clock;
  readonly #ledger: PlaceLedger;
  readonly #leased: LeasedPlaces;
  readonly #days = new Map<string, Day>();

  constructor(clock: Clock, ledger: PlaceLedger, leased: LeasedPlaces) {
    this.#clock = clock;
    this.#ledger = ledger;
    this.#leased = leased;
  }

  /**
   * How many visits each start has room for.
   * @throws {Fault} `clinic-unavailable` when the clinic gives no slots in time
   */
  async free(
    clinic: Clinic,
    service: Service,
    starts: readonly EpochSec[],
    untilMs: EpochMs,
  ): Promise<readonly number[]> {
    const days = this.#daysOf(clinic, service, starts, untilMs);
    const counts: number[] = [];
    for (const startSec of starts) {
      const day = days.get(dayOf(startSec));
      if (day === undefined) throw new Fault('internal', 'a slot was looked up on a day that was not read');
      const openings = await day.openings;
      const span = { startSec, endSec: startSec + service.durationSec };
      counts.push(this.#count(clinic.merchant.id, openings, span, day.readAt));
    }
    return counts;
  }

  /** As {@link free} for slots of any of the clinic's services; null if one lies on a day that has to be read or waited for. */
  freeNow(clinic: Clinic, slots: readonly BoardSlot[]): readonly number[] | null {
    const { id, patience } = clinic.merchant;
    const nowMs = this.#clock.now();
    const counts: number[] = [];
    let service: Service | null = null;
    let number = Number.NaN;
    let day: Day | undefined;
    for (const slot of slots) {
      const { startSec } = slot;
      // A page's slots mostly follow each other.
      if (slot.service !== service || dayOf(startSec) !== number) {
        service = slot.service;
        number = dayOf(startSec);
        day = this.#days.get(keyOf(id, service.id, number));
      }
      if (day === undefined || day.known === null || !isFresh(day, nowMs, patience.slotAgeMs)) return null;
      const span = { startSec, endSec: startSec + service.durationSec };
      counts.push(this.#count(id, day.known, span, day.readAt));
    }
    return counts;
  }

  /** Something was changed there: the next look-up of each service that it may have touched reads anew. */
  forget({ merchant, driver }: Clinic, visit: VisitServices, span: TimeSpan): void {
    const services = driver.sharesPlaces ? merchant.services.keys() : serviceIdsOf(visit);
    for (const service of services) {
      for (let day = dayOf(span.startSec) - 1; day <= dayOf(span.endSec); day += 1) {
        this.#days.delete(keyOf(merchant.id, service, day));
      }
    }
  }

  #count(merchant: MerchantId, openings: DayOpenings, span: TimeSpan, readAt: LedgerTime): number {
    let total = 0;
    for (const first of openings.get(span.startSec) ?? []) {
      let free = Number.POSITIVE_INFINITY;
      let next: Opening | undefined = first;
      let reachedSec = span.startSec;
      while (next !== undefined && reachedSec < span.endSec) {
        const unseen = this.#ledger.unseen(next, readAt) + this.#leased.at(merchant, next);
        free = Math.min(free, next.capacity - next.taken - unseen);
        reachedSec = next.endSec;
        if (reachedSec >= span.endSec) break;
        next = openings
          .get(reachedSec)
          ?.find((opening) => opening.calendar === first.calendar && opening.zone === first.zone);
      }
      if (reachedSec === span.endSec && next !== undefined) total += Math.max(0, free);
    }
    return total;
  }

  #daysOf(
    clinic: Clinic,
    service: Service,
    starts: readonly EpochSec[],
    untilMs: EpochMs,
  ): ReadonlyMap<number, Day> {
    const days = new Map<number, Day>();
    const missing: number[] = [];
    const nowMs = this.#clock.now();
    const { slotAgeMs } = clinic.merchant.patience;
    for (const startSec of starts) {
      const number = dayOf(startSec);
      if (days.has(number)) continue;
      const known = this.#days.get(keyOf(clinic.merchant.id, service.id, number));
      if (known !== undefined && isFresh(known, nowMs, slotAgeMs)) days.set(number, known);
      else missing.push(number);
    }
    for (const run of runsOf(missing)) {
      for (const [number, day] of this.#read(clinic, service, run, untilMs)) days.set(number, day);
    }
    return days;
  }

  #read(clinic: Clinic, service: Service, run: Run, untilMs: EpochMs): ReadonlyMap<number, Day> {
    const readAt = this.#ledger.readBegins();
    const readMs = this.#clock.now();
    const span = {
      startSec: run.first * secondsPerDay,
      endSec: (run.last + 1) * secondsPerDay + service.durationSec,
    };
    const limits = { untilMs: Math.max(untilMs, readMs + leastReadMs), priority: 'look-up' } as const;
    const all = clinic.driver.readOpenings(service.id, span, limits).then((answer) => {
      if (answer.kind === 'ok') return byStart(answer.value);
      throw new Fault('clinic-unavailable', 'the clinic gives no slots at the moment', {
        cause: answer.trouble,
      });
    });
    const days = new Map<number, Day>();
    for (let number = run.first; number <= run.last; number += 1) {
      const day: Day = { readAt, readMs, openings: all, known: null };
      days.set(number, day);
      this.#remember(keyOf(clinic.merchant.id, service.id, number), day);
    }
    return days;
  }

  #remember(key: string, day: Day): void {
    this.#days.delete(key);
    this.#days.set(key, day);
    day.openings.then(
      (openings) => {
        day.known = openings;
      },
      () => {
        if (this.#days.get(key) === day) this.#days.delete(key);
      },
    );
    if (this.#days.size <= rememberedDays) return;
    const [oldest] = this.#days.keys();
    if (oldest !== undefined) this.#days.delete(oldest);
  }
}

interface Run {
  readonly first: number;
  readonly last: number;
}

function runsOf(days: readonly number[]): readonly Run[] {
  const runs: { first: number; last: number }[] = [];
  for (const day of [...days].sort((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run !== undefined && day - run.last <= bridgedGapDays && day - run.first < longestRunDays)
      run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs;
}

function byStart(openings: readonly Opening[]): DayOpenings {
  const map = new Map<EpochSec, Opening[]>();
  for (const opening of openings) {
    const there = map.get(opening.startSec);
    if (there === undefined) map.set(opening.startSec, [opening]);
    else there.push(opening);
  }
  return map;
}

/** Not if it is of a time to come either: the clock was put back meanwhile, and how old it is can't be told. */
function isFresh({ readMs }: Day, nowMs: EpochMs, slotAgeMs: number): boolean {
  return readMs >= nowMs - slotAgeMs && readMs <= nowMs;
}

function dayOf(instantSec: EpochSec): number {
  return Math.floor(instantSec / secondsPerDay);
}

function keyOf(merchant: MerchantId, service: ServiceId, day: number): string {
  return `${merchant}\u0000${service}\u0000${day}`;
}
