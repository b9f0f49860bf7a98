import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../simulation/random.ts';
import { type LoadMerchant, merchants, slotStart } from './merchants.ts';
import type { Partner, Question } from './partner.ts';
import { type Ask, isDefinite, type Transport, type Wish } from './record.ts';

/** Few in a day, so that visits of the same person meet; others the next day, since nobody has dozens of visits ahead. */
const usersPerDay = 12;

/** Few, so that most places are fought for. */
const slotCount = 4;

/** Of the wishes, the share at the clinic whose visits are held and then confirmed. */
const utrechtShare = 0.35;

/** After this long everybody turns to the next day, since this one is full by then. */
const dayMs = 5_000;

/** The sandbox's calendar ends after 180 days. */
const mostDays = 170;

/** A partner gives up on a request after so many repeats. */
const mostRepeats = 15;

type Deed = 'repeat' | 'status' | 'list' | 'look-up' | 'move' | 'cancel';

const deeds: readonly Deed[] = ['repeat', 'status', 'list', 'look-up', 'move', 'move', 'cancel', 'cancel'];

/** Users who book, move and cancel through a partner, in an order and with gaps that their seed gives. */
export class Users {
  readonly #partner: Partner;
  readonly #seed: number;
  readonly #random: Random;
  readonly #written: (wish: Wish) => void;
  readonly #startedMs = Date.now();
  #wishes = 0;
  #stopped = false;

  constructor(partner: Partner, seed: number, written: (wish: Wish) => void) {
    this.#partner = partner;
    this.#seed = seed;
    this.#random = new Random(seed);
    this.#written = written;
  }

  /** Resolves after `stop`, when nothing is under way any more. */
  async run(atOnce: number): Promise<void> {
    await Promise.all(Array.from({ length: atOnce }, () => this.#goOn()));
  }

  stop(): void {
    this.#stopped = true;
  }

  async #goOn(): Promise<void> {
    while (!this.#stopped) await this.#live(this.#newWish());
  }

  async #live(wish: Wish): Promise<void> {
    const twins = this.#random.pick([1, 1, 1, 2, 3]);
    const patient = this.#random.chance(0.85);
    const asks = await Promise.all(
      Array.from({ length: twins }, () => this.#insist(createOf(wish), patient)),
    );
    const made = asks.find(({ outcome }) => outcome.kind === 'booking');
    for (let count = this.#random.between(0, 5); count > 0 && !this.#stopped; count -= 1) {
      await this.#think(300);
      const id = made?.outcome.kind === 'booking' ? made.outcome.bookingId : null;
      await this.#later(wish, id);
    }
  }

  async #later(wish: Wish, id: string | null): Promise<void> {
    const deed = this.#random.pick(deeds);
    const patient = this.#random.chance(0.85);
    if (deed === 'list' || deed === 'look-up') {
      await this.#ask(deed === 'list' ? listOf(wish.user) : lookUpOf(wish, this.#anyStart(wish)));
      return;
    }
    if (deed === 'repeat' || id === null) {
      await this.#insist(createOf(wish), patient);
      return;
    }
    if (deed === 'status') {
      await this.#ask(statusOf(wish.number, id));
      return;
    }
    const change = deed === 'move' ? moveOf(wish, id, this.#anyStart(wish)) : cancelOf(wish, id);
    const rival = this.#random.chance(0.1) ? moveOf(wish, id, this.#anyStart(wish)) : change;
    const both = this.#random.chance(0.25) ? [change, rival] : [change];
    await Promise.all(both.map((question) => this.#insist(question, patient)));
  }

  /** Repeats until there is a definite answer, as partners do; the impatient ask once. */
  async #insist(question: Question, patient: boolean): Promise<Ask> {
    let ask = await this.#ask(question);
    for (let repeat = 0; patient && repeat < mostRepeats && !isDefinite(ask) && !this.#stopped; repeat += 1) {
      await this.#think(100 + 100 * 2 ** Math.min(repeat, 3));
      ask = await this.#ask(question);
    }
    return ask;
  }

  #ask(question: Question): Promise<Ask> {
    return this.#partner.ask(this.#random.pick<Transport>(['http', 'grpc']), question);
  }

  #think(mostMs: number): Promise<void> {
    return sleep(this.#random.between(0, mostMs));
  }

  #newWish(): Wish {
    const merchant = merchants[this.#random.chance(utrechtShare) ? 'utrecht-clinic' : 'seoul-clinic'];
    const { id, durationSec } = this.#random.pick<LoadMerchant['services'][number]>(merchant.services);
    this.#wishes += 1;
    const wish: Wish = {
      number: this.#wishes,
      token: `chaos-${this.#seed}-${this.#wishes}`,
      user: `user-${this.#day() * usersPerDay + this.#random.between(0, usersPerDay - 1)}`,
      merchant: merchant.id,
      service: id,
      startSec: this.#anyStart({ merchant: merchant.id }),
      durationSec,
    };
    this.#written(wish);
    return wish;
  }

  #day(): number {
    return Math.floor((Date.now() - this.#startedMs) / dayMs) % mostDays;
  }

  #anyStart({ merchant }: Pick<Wish, 'merchant'>): number {
    const slot = this.#random.between(0, slotCount - 1);
    return slotStart(merchants[merchant], this.#startedMs, 2 + this.#day(), slot);
  }
}

/** The token goes along as the visitor's own words, so that the clinic shows it. */
export function createOf(wish: Wish): Question {
  const number = wish.user.slice('user-'.length);
  const message = {
    slot: slotOf(wish, wish.startSec),
    user_information: {
      user_id: wish.user,
      given_name: 'Mina',
      family_name: `Example${number}`,
      telephone: `+82 10-1234-${1000 + Number(number)}`,
      email: `mina${number}@example.com`,
    },
    payment_information: { prepayment_status: 'PREPAYMENT_NOT_PROVIDED' },
    idempotency_token: wish.token,
    additional_request: wish.token,
  };
  return { kind: 'create', method: 'CreateBooking', message, wish: wish.number, startSec: null };
}

export function moveOf(wish: Wish, id: string, startSec: number): Question {
  const booking = { booking_id: id, slot: slotOf(wish, startSec) };
  return { kind: 'move', method: 'UpdateBooking', message: { booking }, wish: wish.number, startSec };
}

export function cancelOf(wish: Wish, id: string): Question {
  const booking = { booking_id: id, status: 'CANCELED' };
  return { kind: 'cancel', method: 'UpdateBooking', message: { booking }, wish: wish.number, startSec: null };
}

export function statusOf(wish: number, id: string): Question {
  return { kind: 'status', method: 'GetBookingStatus', message: { booking_id: id }, wish, startSec: null };
}

export function listOf(user: string): Question {
  return { kind: 'list', method: 'ListBookings', message: { user_id: user }, wish: null, startSec: null };
}

function lookUpOf(wish: Wish, startSec: number): Question {
  const { merchant, service, durationSec } = wish;
  const slot = { service_id: service, start_sec: startSec, duration_sec: durationSec };
  const message = { merchant_id: merchant, slot_time: [slot] };
  return { kind: 'look-up', method: 'BatchAvailabilityLookup', message, wish: null, startSec: null };
}

function slotOf({ merchant, service, durationSec }: Wish, startSec: number) {
  return { merchant_id: merchant, service_id: service, start_sec: startSec, duration_sec: durationSec };
}
