import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { FaultOrder } from '../../src/sandbox-clinic/faults/fault.ts';
import { checkRecord } from '../chaos/check-record.ts';
import { reservationOf } from '../chaos/clinic-state.ts';
import { LagMeter } from '../chaos/lag-meter.ts';
import type { Question } from '../chaos/partner.ts';
import { callOverHttp, GrpcConnection, type MethodCall } from '../chaos/partner-calls.ts';
import { cancelOf, createOf, listOf, type Made, moveOf, statusOf } from '../chaos/questions.ts';
import {
  type Ask,
  isDefinite,
  type Snapshot,
  type Transport,
  type Violation,
  type Wish,
} from '../chaos/record.ts';
import { WaitMeter, waitBetween } from '../chaos/wait-meter.ts';
import { type RunningSystem, seoulTime } from './running-system.ts';

/** Places of the sandbox's demo data. */
const capacities = new Map([
  ['65f0c0de0000000000000a01', 2],
  ['65f0c0de0000000000000a02', 1],
  ['65f0c0de0000000000000a03', 2],
]);

/** A request without a definite answer is repeated for so long before the partner gives up, and with such gaps. */
const patienceMs = 1_500;
const gapMs = 250;

/** What is asked at the end has an answer in any case; on a busy machine it may take long. */
const lastPatienceMs = 30_000;

const unresolvedSchema = z.object({ operations: z.array(z.object({ bookingId: z.string() })) });

/**
 * A day in the life of a clinic, small: answers that get lost, twins, a race for the last place, a restart, moves and cancels. Whatever the
 * clinic's undocumented corners are like, the promise has to hold; which answers come of them is another matter.
 */
export class PromiseScenario {
  readonly #system: RunningSystem;
  readonly #wishes: Wish[] = [];
  readonly #asks: Ask[] = [];
  readonly #snapshots: Snapshot[] = [];
  /** Partner, adapter and clinic are one process here, whose waiting for a processor is nobody's delay. */
  readonly #lag = new LagMeter();
  readonly #waits = new WaitMeter([{ pid: process.pid }]);

  constructor(system: RunningSystem) {
    this.#system = system;
  }

  /** How many requests of each kind ended in which kind of outcome. */
  tally(): Readonly<Record<string, number>> {
    const ends = Map.groupBy(this.#asks, ({ kind, outcome }) => `${kind} ${outcome.kind}`);
    return Object.fromEntries([...ends].map(([end, asks]) => [end, asks.length]));
  }

  /** Plays it, and gives the breaches of the promise. */
  async play(): Promise<readonly Violation[]> {
    try {
      return await this.#play();
    } finally {
      this.#lag.stop();
      this.#waits.stop();
    }
  }

  async #play(): Promise<readonly Violation[]> {
    await this.#makeKnown();
    const { clinic } = this.#system;
    const lost = this.#wish('consultation', seoulTime(3, 10));
    const twins = this.#wish('botox', seoulTime(3, 11));
    const late = this.#wish('botox', seoulTime(3, 14));
    const rivals = Array.from({ length: 3 }, () => this.#wish('laser-toning', seoulTime(3, 15), 3_600));
    const another = this.#wish('laser-toning', seoulTime(3, 10), 3_600);

    await this.#under(
      [
        { operation: 'reserve', effect: 'lose-response' },
        { operation: 'reserve-by-visitor-id', effect: 'lose-response' },
      ],
      () => this.#insist(createOf(lost)),
    );
    await Promise.all(
      [createOf(twins), createOf(twins), createOf(twins)].map((question) => this.#insist(question)),
    );
    await Promise.all([...rivals, another].map((wish) => this.#insist(createOf(wish))));
    const delayed = { effect: 'late-commit', delayMs: 200 } as const;
    await this.#under(
      [
        { operation: 'reserve', ...delayed },
        { operation: 'reserve-by-visitor-id', ...delayed },
      ],
      () => this.#insist(createOf(late)),
    );
    this.#look();

    await this.#system.restartAdapter();
    await this.#makeKnown();
    await this.#insist(createOf(lost));
    await this.#under([{ operation: 'update-reservation', effect: 'lose-response' }], () =>
      this.#change(twins, (made) => moveOf(twins, made, seoulTime(3, 12), null)),
    );
    // Taken, as long as the winner of the race has it.
    await this.#change(another, (made) => moveOf(another, made, seoulTime(3, 15), null));
    this.#look();
    await this.#under([{ operation: 'cancel-reservation', effect: 'lose-response' }], () =>
      this.#change(lost, (made) => cancelOf(lost, made, null)),
    );
    await Promise.all([late, late].map((wish) => this.#change(wish, (made) => cancelOf(wish, made, null))));
    this.#look();

    clinic.control.clearFaults();
    return this.#end();
  }

  /** How long the first check of a password takes on a busy machine is of no interest here. */
  async #makeKnown(): Promise<void> {
    while ((await this.#system.http('GetBookingStatus', { booking_id: 'nobodys' })).status !== 404);
  }

  async #end(): Promise<readonly Violation[]> {
    const quietMs = Date.now();
    for (const wish of this.#wishes) {
      const id = this.#bookingIdOf(wish);
      if (id !== null) await this.#insist(statusOf(wish, id), lastPatienceMs);
    }
    const users = new Map(this.#wishes.map((wish) => [wish.user, wish]));
    for (const wish of users.values()) await this.#insist(listOf(wish), lastPatienceMs);
    this.#look();
    const listed = await this.#listed();
    const [wishes, asks, snapshots] = [this.#wishes, this.#asks, this.#snapshots];
    const open = listed.length;
    return checkRecord({
      wishes,
      asks,
      snapshots,
      staff: [],
      holds: { left: 0, madeAfterCalm: 0, afterTheirTime: 0 },
      disturbances: [],
      waits: this.#waits.samples,
      quietMs,
      capacities,
      zones: {},
      images: new Map(),
      imagesListed: [],
      listed,
      open,
    });
  }

  async #listed(): Promise<readonly string[]> {
    const response = await fetch(`${this.#system.adminUrl}/unresolved`);
    const { operations } = unresolvedSchema.parse(await response.json());
    return operations.map(({ bookingId }) => bookingId);
  }

  #wish(service: string, startSec: number, durationSec = 1_800): Wish {
    const number = this.#wishes.length + 1;
    const names = { token: `token-${number}`, user: `user-${number}`, merchant: 'seoul-clinic' } as const;
    const wish: Wish = { kind: 'booking', number, ...names, service, startSec, durationSec, leaseId: null };
    this.#wishes.push(wish);
    return wish;
  }

  #look(): void {
    const nowMs = Date.now();
    const { schedules } = this.#system.clinic.control.state();
    const live = schedules.filter(({ status }) => status === 'RESERVED');
    this.#snapshots.push({ fromMs: nowMs, toMs: nowMs, live: live.map(reservationOf) });
  }

  async #under(faults: readonly FaultOrder[], act: () => Promise<unknown>): Promise<void> {
    for (const fault of faults) this.#system.clinic.control.addFault({ ...fault, times: 1 });
    await act();
    this.#system.clinic.control.clearFaults();
  }

  async #change(wish: Wish, question: (made: Made) => Question): Promise<void> {
    const id = this.#bookingIdOf(wish);
    if (id !== null) await this.#insist(question({ id, scheduleId: null }));
  }

  #bookingIdOf(wish: Wish): string | null {
    for (const { wish: number, outcome } of this.#asks) {
      if (number === wish.number && outcome.kind === 'booking') return outcome.bookingId;
    }
    return null;
  }

  async #insist(question: Question, forMs = patienceMs): Promise<void> {
    const untilMs = Date.now() + forMs;
    for (let turn = 0; turn === 0 || Date.now() < untilMs; turn += 1) {
      if (isDefinite(await this.#ask(turn % 2 === 0 ? 'http' : 'grpc', question))) return;
      await sleep(gapMs);
    }
  }

  async #ask(
    transport: Transport,
    { kind, call, wish, startSec, expiresSec, visitor }: Question,
  ): Promise<Ask> {
    const sentMs = Date.now();
    const outcome =
      transport === 'http' || call.kind === 'command'
        ? await callOverHttp(Number(new URL(this.#system.url).port), call)
        : await this.#overGrpc(call);
    const endedMs = Date.now();
    // Both meters see it when this process waits, so that the longer of the two counts.
    const waitMs = waitBetween(this.#waits.samples[0] ?? [], sentMs, endedMs);
    const lagMs = Math.max(0, this.#lag.total(sentMs, endedMs) - waitMs);
    const times = { sentMs, endedMs, lagMs };
    const about = { kind, wish, startSec, expiresSec, visitor, transport };
    const ask: Ask = { ...about, replicas: [0], outcome, ...times };
    this.#asks.push(ask);
    return ask;
  }

  async #overGrpc(call: MethodCall): Promise<Ask['outcome']> {
    const connection = new GrpcConnection(Number(this.#system.grpcAddress.split(':').at(-1)));
    try {
      return await connection.call(call);
    } finally {
      connection.close();
    }
  }
}
