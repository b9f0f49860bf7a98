import type { RunningCore } from '../../src/core/assemble-core.ts';
import type { Booking } from '../../src/core/booking.ts';
import type { BookingResult, CreateRequest } from '../../src/core/booking-core.ts';
import type { EpochMs } from '../../src/core/clock.ts';
import { Fault, type FaultCode } from '../../src/core/fault.ts';
import { type BookingId, idempotencyToken, userId } from '../../src/core/identifiers.ts';
import type { Action } from './plan.ts';
import { merchant, partner, personAt, serviceAt, slotStart } from './setting.ts';
import type { SimReplica } from './sim-replica.ts';
import type { World } from './world.ts';

/** As the contract sets them: every answer within the partner's limits, less what the borders need. */
const changeMs = 3_400;
const lookUpMs = 1_150;

export type AskKind = 'create' | 'move' | 'cancel' | 'status' | 'list' | 'look-up';

export type Reply =
  | { readonly kind: 'booking'; readonly booking: Booking }
  | { readonly kind: 'refused'; readonly refusal: string }
  | { readonly kind: 'fault'; readonly code: FaultCode | 'store' }
  | { readonly kind: 'other'; readonly value: unknown };

/** One request and what came of it. */
export interface Ask {
  readonly kind: AskKind;
  readonly wish: number;
  readonly askedMs: EpochMs;
  readonly limitMs: number;
  /** Where to, for moves; the slot wished for, for creates. */
  readonly startSec: number;
  reply: Reply | null;
}

/** What the partner knows of one wish to book. */
export interface Wish {
  readonly number: number;
  readonly token: string;
  readonly person: number;
  readonly request: CreateRequest;
  bookingId: BookingId | null;
  readonly asks: Ask[];
}

/** The partner: sends its users' wishes to any replica, remembers what it was told, and repeats. */
export class Aggregator {
  readonly wishes = new Map<number, Wish>();
  /** Told of every answer as it comes. */
  answered: (ask: Ask, wish: Wish | undefined) => void = () => undefined;
  readonly #world: World;
  readonly #replicas: readonly SimReplica[];

  constructor(world: World, replicas: readonly SimReplica[]) {
    this.#world = world;
    this.#replicas = replicas;
  }

  act(action: Action): void {
    switch (action.kind) {
      case 'create':
        for (let twin = 0; twin < action.twins; twin += 1) this.create(this.#wishOf(action));
        return;
      case 'repeat': {
        const wish = this.wishes.get(action.wish);
        if (wish !== undefined) this.create(wish);
        return;
      }
      case 'move':
        this.#change(action.wish, 'move', slotStart(action.slot));
        return;
      case 'cancel':
        this.#change(action.wish, 'cancel', 0);
        return;
      case 'status':
        this.#change(action.wish, 'status', 0);
        return;
      case 'list':
        this.#ask('list', undefined, 0, lookUpMs, async (core, untilMs) => ({
          kind: 'other',
          value: await core.bookingsOfUser(partner, userId(`user${action.person}`), untilMs),
        }));
        return;
      case 'look-up': {
        const service = serviceAt(action.service);
        const wish = {
          service,
          startSec: slotStart(action.slot),
          durationSec: service.durationSec,
          field: 'slot',
        };
        this.#ask('look-up', undefined, 0, lookUpMs, async (core, untilMs) => ({
          kind: 'other',
          value: await core.freePlaces(merchant, [wish], untilMs),
        }));
        return;
      }
      default:
        return;
    }
  }

  create(wish: Wish): void {
    const { startSec } = wish.request.wish;
    this.#ask('create', wish, startSec, changeMs, (core, untilMs) => core.create(wish.request, untilMs));
  }

  #change(number: number, kind: 'move' | 'cancel' | 'status', startSec: number): void {
    const wish = this.wishes.get(number);
    const id = wish?.bookingId ?? null;
    if (wish === undefined || id === null) return;
    const { durationSec } = wish.request.wish;
    switch (kind) {
      case 'move': {
        const request = { partnerId: partner, bookingId: id, startSec, durationSec, field: 'booking.slot' };
        this.#ask('move', wish, startSec, changeMs, (core, untilMs) => core.move(request, untilMs));
        return;
      }
      case 'cancel':
        this.#ask('cancel', wish, 0, changeMs, (core, untilMs) => core.cancel(partner, id, untilMs));
        return;
      case 'status':
        this.#ask('status', wish, 0, lookUpMs, async (core, untilMs) => ({
          kind: 'booking',
          booking: await core.booking(partner, id, untilMs),
        }));
    }
  }

  #ask(
    kind: AskKind,
    wish: Wish | undefined,
    startSec: number,
    limitMs: number,
    send: (core: RunningCore, untilMs: EpochMs) => Promise<BookingResult | Reply>,
  ): void {
    const up = this.#replicas.filter((replica) => replica.core !== null);
    if (up.length === 0) return;
    const core = this.#world.random.pick(up).core;
    if (core === null) return;
    const ask: Ask = {
      kind,
      wish: wish?.number ?? -1,
      askedMs: this.#world.nowMs,
      limitMs,
      startSec,
      reply: null,
    };
    wish?.asks.push(ask);
    const hear = (reply: Reply): void => {
      ask.reply = reply;
      if (kind === 'create' && reply.kind === 'booking' && wish !== undefined)
        wish.bookingId ??= reply.booking.id;
      this.answered(ask, wish);
    };
    // A fault of the core's own making, a TypeError say, must not pass for trouble of the store.
    send(core, this.#world.nowMs + limitMs).then(hear, (cause: unknown) =>
      hear({ kind: 'fault', code: codeOf(cause) }),
    );
  }

  #wishOf(action: Extract<Action, { kind: 'create' }>): Wish {
    const known = this.wishes.get(action.wish);
    if (known !== undefined) return known;
    const service = serviceAt(action.service);
    const token = `token${action.wish}`;
    const request: CreateRequest = {
      partnerId: partner,
      token: idempotencyToken(token),
      fingerprint: token,
      merchant,
      wish: { service, startSec: slotStart(action.slot), durationSec: service.durationSec, field: 'slot' },
      userId: userId(`user${action.person}`),
      person: personAt(action.person),
      // Travels through to the clinic, where the checker reads it.
      note: token,
      refusalIfFree: null,
      echo: `{"slot":"as asked by ${token}"}`,
    };
    const wish: Wish = {
      number: action.wish,
      token,
      person: action.person,
      request,
      bookingId: null,
      asks: [],
    };
    this.wishes.set(action.wish, wish);
    return wish;
  }
}

function codeOf(cause: unknown): FaultCode | 'store' {
  if (cause instanceof Fault) return cause.code;
  if (cause instanceof Error && cause.message.includes('of the store')) return 'store';
  if (cause instanceof Error && cause.message.includes('the store did not')) return 'store';
  return 'internal';
}
