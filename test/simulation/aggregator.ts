import type { RunningCore } from '../../src/core/assemble-core.ts';
import type { Booking } from '../../src/core/booking.ts';
import type { BookingResult, CreateRequest, ItemWishes, LeaseResult } from '../../src/core/booking-core.ts';
import type { Merchant } from '../../src/core/catalogue.ts';
import type { EpochMs } from '../../src/core/clock.ts';
import { Fault } from '../../src/core/fault.ts';
import { idempotencyToken, type UserId, userId } from '../../src/core/identifiers.ts';
import type { Ask, AskKind, LeaseWish, Reply, Wish } from './ask.ts';
import { leaseWishOf, noResources } from './lease-wishes.ts';
import type { Action } from './plan.ts';
import { extraService, partner, personAt, serviceAt, slotStart, timeZoneOf } from './setting.ts';
import type { SimReplica } from './sim-replica.ts';
import type { World } from './world.ts';

/** As the contract sets them: every answer within the partner's limits, less what the borders need. */
const changeMs = 3_400;
const lookUpMs = 1_150;

type Creation = Extract<Action, { kind: 'create' }>;

/** Which of the services is two of the system's. */
const combinedService = 2;

type Send = (core: RunningCore, untilMs: EpochMs) => Promise<BookingResult | LeaseResult | Reply>;

/** The partner: sends its users' wishes to any replica, remembers what it was told, and repeats. */
export class Aggregator {
  readonly wishes = new Map<number, Wish>();
  readonly leases = new Map<number, LeaseWish>();
  readonly asks: Ask[] = [];
  /** Told of every answer as it comes. */
  answered: (ask: Ask, wish: Wish | undefined) => void = () => undefined;
  readonly #world: World;
  readonly #replicas: readonly SimReplica[];
  readonly #merchants: readonly Merchant[];

  constructor(world: World, replicas: readonly SimReplica[], merchants: readonly Merchant[]) {
    this.#world = world;
    this.#replicas = replicas;
    this.#merchants = merchants;
  }

  act(action: Action): void {
    switch (action.kind) {
      case 'create':
        for (let twin = 0; twin < action.twins; twin += 1) this.create(this.#wishOf(action));
        return;
      case 'lease':
        for (let twin = 0; twin < action.twins; twin += 1) this.#lease(this.#leaseWishOf(action));
        return;
      case 'repeat':
        this.#of(action.wish, (wish) => this.create(wish));
        return;
      case 'move':
        this.#of(action.wish, (wish) => this.move(wish, slotStart(action.slot)));
        return;
      case 'cancel':
        this.#of(action.wish, (wish) => this.#cancel(wish));
        return;
      case 'status':
        this.#of(action.wish, (wish) => this.status(wish));
        return;
      case 'list':
        this.list(action.person);
        return;
      case 'look-up':
        this.#lookUp(action.clinic, action.service, slotStart(action.slot));
        return;
      default:
        return;
    }
  }

  create(wish: Wish): Ask | null {
    const { startSec } = wish.request.wish;
    return this.#ask('create', wish, wish.clinic, startSec, changeMs, (core, untilMs) =>
      wish.request.order === null ? core.create(wish.request, untilMs) : ordered(core, wish.request, untilMs),
    );
  }

  #leaseWishOf(action: Extract<Action, { kind: 'lease' }>): LeaseWish {
    const lease =
      this.leases.get(action.wish) ?? leaseWishOf(action, this.#merchant(action.clinic), this.#world.nowMs);
    this.leases.set(action.wish, lease);
    return lease;
  }

  #lease(lease: LeaseWish): void {
    const { clinic, span, request } = lease;
    const send: Send = (core, untilMs) => core.lease(request, untilMs);
    this.#ask('lease', undefined, clinic, span.startSec, changeMs, send, lease);
  }

  status(wish: Wish): Ask | null {
    const id = wish.bookingId;
    if (id === null) return null;
    return this.#ask('status', wish, wish.clinic, 0, lookUpMs, async (core, untilMs) => ({
      kind: 'booking',
      booking: await core.booking(partner, id, untilMs),
    }));
  }

  list(person: number): Ask | null {
    return this.#ask('list', undefined, -1, 0, lookUpMs, async (core, untilMs) => ({
      kind: 'bookings',
      bookings: await visitsOf(core, userId(`user${person}`), untilMs),
    }));
  }

  move(wish: Wish, startSec: number): Ask | null {
    const id = wish.bookingId;
    if (id === null) return null;
    const { durationSec } = wish.request.wish;
    const request = { partnerId: partner, bookingId: id, startSec, durationSec, field: 'booking.slot' };
    return this.#ask('move', wish, wish.clinic, startSec, changeMs, (core, untilMs) =>
      core.move(request, untilMs),
    );
  }

  #cancel(wish: Wish): void {
    const id = wish.bookingId;
    if (id === null) return;
    this.#ask('cancel', wish, wish.clinic, 0, changeMs, (core, untilMs) => core.cancel(partner, id, untilMs));
  }

  #lookUp(clinic: number, number: number, startSec: number): void {
    const service = serviceAt(number);
    const merchant = this.#merchant(clinic);
    const wish = { service, startSec, durationSec: service.durationSec, field: 'slot' };
    this.#ask('look-up', undefined, clinic, startSec, lookUpMs, async (core, untilMs) => ({
      kind: 'free',
      places: await core.freePlaces(merchant, [wish], untilMs),
    }));
  }

  #of(number: number, act: (wish: Wish) => void): void {
    const wish = this.wishes.get(number);
    if (wish !== undefined) act(wish);
  }

  /** null when there is nobody to ask. */
  #ask(
    kind: AskKind,
    wish: Wish | undefined,
    clinic: number,
    startSec: number,
    limitMs: number,
    send: Send,
    lease?: LeaseWish,
  ): Ask | null {
    const up = this.#replicas.filter((replica) => replica.core !== null);
    if (up.length === 0) return null;
    const replica = this.#world.luck(`ask${this.asks.length}`).pick(up);
    const { core, life } = replica;
    if (core === null) return null;
    const { nowMs } = this.#world;
    const about = { kind, wish: wish?.number ?? -1, clinic, startSec, ...(lease && { lease }) };
    const ask: Ask = { ...about, askedMs: nowMs, limitMs, replica, life, reply: null, repliedMs: null };
    const name = `ask ${this.asks.length} (${kind} ${wish?.token ?? lease?.reference ?? ''})`;
    this.#world.trace?.(`${name} ${startSec === 0 ? '' : `for ${startSec}`}`);
    this.asks.push(ask);
    wish?.asks.push(ask);
    const hear = (reply: Reply): void => {
      // Nobody hears what a dead process would have said.
      if (replica.deathOf(life) !== null) return;
      ask.reply = reply;
      ask.repliedMs = this.#world.nowMs;
      if (kind === 'create' && reply.kind === 'booking' && wish !== undefined)
        wish.bookingId ??= reply.booking.id;
      if (reply.kind === 'lease' && lease !== undefined) {
        lease.granted ??= reply.lease;
        lease.grantedMs ??= this.#world.nowMs;
      }
      this.#world.trace?.(`${name} answered: ${describe(reply)}`);
      this.answered(ask, wish);
    };
    send(core, nowMs + limitMs).then(hear, (cause: unknown) => hear(faultOf(cause)));
    return ask;
  }

  #merchant(clinic: number): Merchant {
    const merchant = this.#merchants[clinic];
    if (merchant === undefined) throw new Error(`no clinic ${clinic}`);
    return merchant;
  }

  /** Every other visit with two services is ordered as those two, where the clinic's system combines them. */
  #wanted({ clinic, service: number, slot, wish }: Creation): Pick<CreateRequest, 'wish' | 'order'> {
    const service = serviceAt(number);
    const startSec = slotStart(slot);
    const { durationSec } = service;
    const combines = this.#merchant(clinic).timeZone === timeZoneOf('service-combination');
    if (!combines || number !== combinedService || wish % 2 === 0)
      return { wish: { service, startSec, durationSec, field: 'slot' }, order: null };
    const first = serviceAt(0);
    const second = extraService;
    const items: ItemWishes = [
      { service: first, startSec, durationSec: first.durationSec, field: 'item[0]' },
      {
        service: second,
        startSec: startSec + first.durationSec,
        durationSec: second.durationSec,
        field: 'item[1]',
      },
    ];
    return {
      wish: { service: first, startSec, durationSec, field: 'item[0]' },
      order: { items, refusalIfFree: null },
    };
  }

  #wishOf(action: Creation): Wish {
    const known = this.wishes.get(action.wish);
    if (known !== undefined) return known;
    const token = `token${action.wish}`;
    const { wish: slot, order } = this.#wanted(action);
    // Whoever has no answer by now books without a lease, and goes on to do so.
    const lease = this.leases.get(action.wish)?.granted ?? null;
    const request: CreateRequest = {
      partnerId: partner,
      token: idempotencyToken(token),
      fingerprint: token,
      merchant: this.#merchant(action.clinic),
      wish: slot,
      order,
      userId: userId(`user${action.person}`),
      visitor: { kind: 'person', person: personAt(action.person) },
      // Travels through to the clinic, where the checker reads it.
      note: token,
      refusalIfFree: null,
      lease: lease === null ? null : { id: lease.id, ...noResources, field: 'lease_ref.lease_id' },
      echo: `{"slot":"as asked by ${token}"}`,
    };
    const { clinic, person } = action;
    const wish: Wish = {
      number: action.wish,
      token,
      clinic,
      service: action.service,
      person,
      request,
      lease,
      bookingId: null,
      asks: [],
    };
    this.wishes.set(action.wish, wish);
    return wish;
  }
}

/** Nothing is told of an order that isn't told of a booking: what is ordered here always combines, and costs nothing. */
async function ordered(
  core: RunningCore,
  request: CreateRequest,
  untilMs: EpochMs,
): Promise<BookingResult | Reply> {
  const result = await core.createOrder(request, untilMs);
  if (result.kind !== 'order-refused') return result;
  return { kind: 'fault', code: 'crash', message: `an order was refused: ${result.refusal}` };
}

/** Bookings and orders, as two questions tell them. */
async function visitsOf(core: RunningCore, user: UserId, untilMs: EpochMs): Promise<readonly Booking[]> {
  const both = await Promise.all([
    core.bookingsOfUser(partner, user, untilMs),
    core.ordersOfUser(partner, user, untilMs),
  ]);
  return both.flat().sort((one, other) => one.startSec - other.startSec);
}

function faultOf(cause: unknown): Reply {
  if (cause instanceof Fault) return { kind: 'fault', code: cause.code, message: cause.message };
  return { kind: 'fault', code: 'crash', message: String(cause instanceof Error ? cause.stack : cause) };
}

function describe(reply: Reply): string {
  switch (reply.kind) {
    case 'booking':
      return `${reply.booking.id} ${reply.booking.status} at ${reply.booking.startSec}`;
    case 'lease':
      return `${reply.lease.id} until ${reply.lease.expiresMs}`;
    case 'refused':
      return `refused, ${reply.refusal}`;
    case 'fault':
      return `${reply.code}: ${reply.message}`;
    case 'bookings':
      return `${reply.bookings.length} bookings`;
    case 'free':
      return `${reply.places.join(', ')} places`;
  }
}
