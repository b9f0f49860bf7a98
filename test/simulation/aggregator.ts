import type { CreateRequest } from '../../src/core/booking-core.ts';
import type { Merchant } from '../../src/core/catalogue.ts';
import { idempotencyToken, userId } from '../../src/core/identifiers.ts';
import type { AnyClinic } from './any-clinic.ts';
import { type Ask, isRepeatable, type LeaseWish, type Reply, type Send, type Wish } from './ask.ts';
import { type AskAbout, HouseClient } from './house-client.ts';
import { leaseWishOf, noResources } from './lease-wishes.ts';
import { wantedVisit } from './order-wishes.ts';
import type { Action, Plan } from './plan.ts';
import { describe, faultOf, ordered, visitsOf } from './replies.ts';
import { partner, personAt, serviceAt, slotStart } from './setting.ts';
import type { SimReplica } from './sim-replica.ts';
import type { World } from './world.ts';

/** As the contract sets them: every answer within the partner's limits, less what the borders need. */
const changeMs = 3_400;
const lookUpMs = 1_150;

type Creation = Extract<Action, { kind: 'create' }>;

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
  readonly #plan: Plan;
  readonly house: HouseClient;

  constructor(
    world: World,
    replicas: readonly SimReplica[],
    merchants: readonly Merchant[],
    clinics: readonly AnyClinic[],
    plan: Plan,
  ) {
    this.#world = world;
    this.#replicas = replicas;
    this.#merchants = merchants;
    this.#plan = plan;
    this.house = new HouseClient(clinics, merchants, (...asked) => this.#ask(...asked));
  }

  act(action: Action): void {
    switch (action.kind) {
      case 'create':
        for (let twin = 0; twin < action.twins; twin += 1) this.create(this.#wishOf(action));
        return;
      case 'lease':
        for (let twin = 0; twin < action.twins; twin += 1) this.#lease(this.#leaseWishOf(action));
        return;
      case 'house-reserve':
        for (let twin = 0; twin < action.twins; twin += 1) this.create(this.#houseWishOf(action));
        return;
      case 'house-update':
        this.#of(action.wish, (wish) => {
          for (let twin = 0; twin < action.twins; twin += 1)
            this.house.update(wish, slotStart(action.slot), keyOf(action));
        });
        return;
      case 'house-cancel':
        this.#of(action.wish, (wish) => {
          for (let twin = 0; twin < action.twins; twin += 1)
            this.house.cancel(wish, action.as, keyOf(action));
        });
        return;
      case 'house-images':
        for (let twin = 0; twin < action.twins; twin += 1)
          this.house.register(action, action.ofBooking ? (this.wishes.get(action.wish) ?? null) : null);
        return;
      case 'repeat':
        this.#of(action.wish, (wish) => {
          if (isRepeatable(wish)) this.create(wish);
        });
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
    const { clinic, visit, send } = wish;
    return this.#ask('create', { wish, clinic, startSec: visit.startSec }, changeMs, send);
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
    this.#ask('lease', { clinic, startSec: span.startSec, lease }, changeMs, send);
  }

  status(wish: Wish): Ask | null {
    const id = wish.bookingId;
    if (id === null) return null;
    return this.#ask(
      'status',
      { wish, clinic: wish.clinic, startSec: 0 },
      lookUpMs,
      async (core, untilMs) => ({
        kind: 'booking',
        booking: await core.booking(wish.partnerId, id, untilMs),
      }),
    );
  }

  list(person: number): Ask | null {
    return this.#ask('list', { clinic: -1, startSec: 0 }, lookUpMs, async (core, untilMs) => ({
      kind: 'bookings',
      bookings: await visitsOf(core, userId(`user${person}`), untilMs),
    }));
  }

  move(wish: Wish, startSec: number): Ask | null {
    const id = wish.bookingId;
    if (id === null) return null;
    if (wish.house !== null) return this.house.update(wish, startSec);
    const { durationSec } = wish.visit;
    const request = { partnerId: partner, bookingId: id, startSec, durationSec, field: 'booking.slot' };
    return this.#ask('move', { wish, clinic: wish.clinic, startSec }, changeMs, (core, untilMs) =>
      core.move(request, untilMs),
    );
  }

  #cancel(wish: Wish): void {
    const id = wish.bookingId;
    if (id === null) return;
    if (wish.house !== null) {
      this.house.cancel(wish, 'cancelled', null);
      return;
    }
    this.#ask('cancel', { wish, clinic: wish.clinic, startSec: 0 }, changeMs, (core, untilMs) =>
      core.cancel(partner, id, untilMs),
    );
  }

  #lookUp(clinic: number, number: number, startSec: number): void {
    const service = serviceAt(number);
    const merchant = this.#merchant(clinic);
    const wish = { service, startSec, durationSec: service.durationSec, field: 'slot' };
    this.#ask('look-up', { clinic, startSec }, lookUpMs, async (core, untilMs) => ({
      kind: 'free',
      places: await core.freePlaces(merchant, [wish], untilMs),
    }));
  }

  #of(number: number, act: (wish: Wish) => void): void {
    const wish = this.wishes.get(number);
    if (wish !== undefined) act(wish);
  }

  /** null when there is nobody to ask. */
  #ask(...[kind, { wish, ...about }, limitMs, send]: Parameters<AskAbout>): Ask | null {
    const { startSec, lease } = about;
    const up = this.#replicas.filter((replica) => replica.core !== null);
    if (up.length === 0) return null;
    const replica = this.#world.luck(`ask${this.asks.length}`).pick(up);
    const { core, life } = replica;
    if (core === null) return null;
    const { nowMs } = this.#world;
    const asked = { kind, wish: wish?.number ?? -1, askedMs: nowMs, limitMs, replica, life };
    const ask: Ask = { ...about, ...asked, reply: null, repliedMs: null };
    const whom = wish?.token ?? lease?.reference ?? about.images?.token ?? '';
    const name = `ask ${this.asks.length} (${kind} ${whom})`;
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

  #houseWishOf(action: Extract<Action, { kind: 'house-reserve' }>): Wish {
    const wish = this.wishes.get(action.wish) ?? this.house.wishOf(action);
    this.wishes.set(action.wish, wish);
    return wish;
  }

  #wishOf(action: Creation): Wish {
    const known = this.wishes.get(action.wish);
    if (known !== undefined) return known;
    const token = `token${action.wish}`;
    const user = userId(`user${action.person}`);
    // Whoever has no answer by now books without a lease, and goes on to do so.
    const lease = this.leases.get(action.wish)?.granted ?? null;
    const { wish: visit, order } = wantedVisit(action, this.#plan, this.leases.has(action.wish));
    const request: CreateRequest = {
      partnerId: partner,
      token: idempotencyToken(token),
      fingerprint: token,
      merchant: this.#merchant(action.clinic),
      wish: visit,
      order,
      userId: user,
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
      send: (core, untilMs) =>
        order === null ? core.create(request, untilMs) : ordered(core, request, untilMs),
      partnerId: partner,
      user,
      visit,
      items: order?.items ?? null,
      house: null,
      lease,
      bookingId: null,
      asks: [],
    };
    this.wishes.set(action.wish, wish);
    return wish;
  }
}

/** Of which wish a change in the clinic's own words is the same as another. */
function keyOf({
  kind,
  wish,
  key,
}: Extract<Action, { kind: 'house-update' | 'house-cancel' }>): string | null {
  return key === null ? null : `${kind} ${key} of wish ${wish}`;
}
