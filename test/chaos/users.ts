import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../simulation/random.ts';
import { type LoadMerchant, merchants, slotStart } from './merchants.ts';
import type { Partner, Question } from './partner.ts';
import {
  cancelOf,
  createOf,
  imagesOf,
  leaseOf,
  listOf,
  lookUpOf,
  type Made,
  moveOf,
  statusOf,
} from './questions.ts';
import { type Ask, isDefinite, type Transport, type Wish, type WishKind } from './record.ts';

/** Few in a day, so that visits of the same person meet; others the next day, since nobody has dozens of visits ahead. */
const usersPerDay = 12;

/** Few, so that most places are fought for. */
const slotCount = 4;

/** Of the wishes, the share at the clinic whose visits are held and then confirmed. */
const utrechtShare = 0.35;

/** How visits are booked; what stands here twice happens twice as often. */
const kinds: readonly WishKind[] = ['booking', 'booking', 'booking', 'order', 'leased', 'house'];

/** After this long everybody turns to the next day, since this one is full by then. */
const dayMs = 5_000;

/** The sandbox's calendar ends after 180 days. */
const mostDays = 170;

/** A partner gives up on a request after so many repeats. */
const mostRepeats = 15;

/** Whoever gets no answer for images asks no longer: it may stay without one for good. */
const mostImageRepeats = 3;

/** For how long slots are leased, in seconds: some are booked too late. */
const leaseSec = { least: 2, most: 12 };

type Deed = 'repeat' | 'status' | 'list' | 'look-up' | 'move' | 'cancel' | 'images';

const deeds: readonly Deed[] = ['repeat', 'status', 'list', 'look-up', 'move', 'move', 'cancel', 'cancel'];

/** Users who book, move and cancel through a partner, and the house's clients, in an order and with gaps that their seed gives. */
export class Users {
  readonly #partner: Partner;
  readonly #seed: number;
  readonly #random: Random;
  /** The clinic's ids of those for whom the house books. */
  readonly #visitors: readonly string[];
  readonly #written: (wish: Wish) => void;
  readonly #startedMs = Date.now();
  #wishes = 0;
  #keys = 0;
  #stopped = false;

  constructor(partner: Partner, seed: number, visitors: readonly string[], written: (wish: Wish) => void) {
    this.#partner = partner;
    this.#seed = seed;
    this.#random = new Random(seed);
    this.#visitors = visitors;
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
    while (!this.#stopped) await this.#live(await this.#newWish());
  }

  async #live(wish: Wish): Promise<void> {
    const twins = this.#random.pick([1, 1, 1, 2, 3]);
    const patient = this.#random.chance(0.85);
    const asks = await Promise.all(
      Array.from({ length: twins }, () => this.#insist(createOf(wish), patient)),
    );
    let made = asks.reduce<Made | null>(madeBy, null);
    for (let count = this.#random.between(0, 5); count > 0 && !this.#stopped; count -= 1) {
      await this.#think(300);
      made = madeBy(made, await this.#later(wish, made));
    }
  }

  async #later(wish: Wish, made: Made | null): Promise<Ask> {
    const deed = this.#random.pick(wish.kind === 'house' ? [...deeds, 'images', 'images'] : deeds);
    const patient = this.#random.chance(0.85);
    if (deed === 'list') return this.#ask(listOf(wish));
    if (deed === 'look-up') return this.#ask(lookUpOf(wish, this.#anyStart(wish)));
    if (deed === 'images') return this.#attach();
    // The clinic's own commands name the schedule, which a repeat may tell.
    if (deed === 'repeat' || made === null || (wish.kind === 'house' && made.scheduleId === null))
      return this.#insist(createOf(wish), patient);
    if (deed === 'status') return this.#ask(statusOf(wish, made.id));
    const key = this.#newKey('change');
    const move = (name: string): Question => moveOf(wish, made, this.#anyStart(wish), name);
    const change = deed === 'move' ? move(key) : cancelOf(wish, made, key);
    const rival = this.#random.chance(0.1) ? move(this.#newKey('change')) : change;
    const both = this.#random.chance(0.25) ? [change, rival] : [change];
    const [ask] = await Promise.all(both.map((question) => this.#insist(question, patient)));
    if (ask === undefined) throw new Error('nothing was asked');
    return ask;
  }

  /** Images of a visitor of their own, asked for again as long as there is no answer, now and then by two at once. */
  async #attach(): Promise<Ask> {
    const question = imagesOf(`visitor-${this.#newKey('images')}`);
    const twins = this.#random.chance(0.2) ? [question, question] : [question];
    const [ask] = await Promise.all(twins.map((one) => this.#insist(one, true, mostImageRepeats)));
    if (ask === undefined) throw new Error('nothing was asked');
    return ask;
  }

  #newKey(what: string): string {
    this.#keys += 1;
    return `${what}-${this.#seed}-${this.#keys}`;
  }

  /** Repeats until there is a definite answer, as partners do; the impatient ask once. */
  async #insist(question: Question, patient: boolean, most = mostRepeats): Promise<Ask> {
    let ask = await this.#ask(question);
    for (let repeat = 0; patient && repeat < most && !isDefinite(ask) && !this.#stopped; repeat += 1) {
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

  async #newWish(): Promise<Wish> {
    const merchant = merchants[this.#random.chance(utrechtShare) ? 'utrecht-clinic' : 'seoul-clinic'];
    const drawn = this.#random.pick(kinds);
    // The other system's own words aren't spoken by the house.
    const kind = drawn === 'house' && merchant.id === 'utrecht-clinic' ? 'booking' : drawn;
    this.#wishes += 1;
    const wish: Wish = {
      kind,
      number: this.#wishes,
      token: `chaos-${this.#seed}-${this.#wishes}`,
      user:
        kind === 'house'
          ? this.#random.pick(this.#visitors)
          : `user-${this.#day() * usersPerDay + this.#random.between(0, usersPerDay - 1)}`,
      merchant: merchant.id,
      ...this.#wanted(merchant, kind),
      startSec: this.#anyStart({ merchant: merchant.id }),
      leaseId: null,
    };
    const ready = kind === 'leased' ? await this.#leased(wish) : wish;
    this.#written(ready);
    return ready;
  }

  #wanted({ services, order }: LoadMerchant, kind: WishKind): Pick<Wish, 'service' | 'durationSec'> {
    if (kind !== 'order') {
      const { id, durationSec } = this.#random.pick(services);
      return { service: id, durationSec };
    }
    const [first, second] = order;
    return { service: first.id, durationSec: first.durationSec + second.durationSec };
  }

  /** The wish with the lease that was granted; some wait with their booking until it is over. */
  async #leased(wish: Wish): Promise<Wish> {
    const forSec = this.#random.between(leaseSec.least, leaseSec.most);
    const question = leaseOf(wish, Math.floor(Date.now() / 1000), forSec);
    const { outcome } = await this.#insist(question, true, mostImageRepeats);
    if (outcome.kind !== 'lease') return wish;
    await this.#think(this.#random.chance(0.2) ? 8_000 : 800);
    return { ...wish, leaseId: outcome.leaseId };
  }

  #day(): number {
    return Math.floor((Date.now() - this.#startedMs) / dayMs) % mostDays;
  }

  #anyStart({ merchant }: Pick<Wish, 'merchant'>): number {
    const slot = this.#random.between(0, slotCount - 1);
    return slotStart(merchants[merchant], this.#startedMs, 2 + this.#day(), slot);
  }
}

/** What is known of a booking once that was answered: a schedule's id comes as soon as it is known. */
export function madeBy(known: Made | null, { outcome }: Ask): Made | null {
  if (outcome.kind !== 'booking') return known;
  return { id: outcome.bookingId, scheduleId: outcome.scheduleId ?? known?.scheduleId ?? null };
}
