import { BookingsMade } from './bookings-made.ts';
import type { Answer, Authorization, Channel, Json, MethodName, Transport } from './channel/channel.ts';
import type { FeedSlot, OptionalMethod } from './feed/feed.ts';
import type { Finding, Grade } from './finding.ts';
import { cancelRequest, createRequest, lookUpRequest, moveRequest } from './messages.ts';
import { inventPerson, type Person } from './person.ts';
import { bookingOf, listAt, objectAt, textAt } from './read-answer.ts';
import type { RuleId } from './rules.ts';
import type { SlotWish } from './slot-pool.ts';
import type { Target } from './target.ts';
import { waitsMs } from './waits.ts';

/** Ends a scenario that can't be tried with this target. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}

/** Ends a scenario whose question can't be asked any more; a finding says why. */
export class Blocked extends Error {
  override readonly name = 'Blocked';
}

/** Ends a scenario because the run is to end. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** A booking that a scenario has made. */
export interface Made {
  readonly id: string;
  readonly slot: FeedSlot;
  readonly person: Person;
  readonly request: Json;
  readonly answer: Answer;
  /** As answered. */
  readonly booking: Json;
}

/** Answers that mean "not now": the documentation's own advice is to come back ([google] 4.2). */
const passing: ReadonlySet<Answer['outcome']> = new Set([
  'unavailable',
  'deadline',
  'exhausted',
  'no-answer',
]);

/** One try of a scenario: what it calls with, and what it finds. */
export class Attempt {
  readonly findings: Finding[] = [];
  readonly made = new BookingsMade();
  readonly target: Target;
  /** Slots that can't be given back: something in them ends by itself only, and later. */
  readonly spent: FeedSlot[] = [];
  calls = 0;
  readonly #scenario: string;
  readonly #channel: Channel;
  readonly #rules: readonly RuleId[];
  readonly #slots: FeedSlot[] = [];
  #signal: AbortSignal | null;

  constructor(scenario: string, rules: readonly RuleId[], target: Target, channel: Channel) {
    this.#scenario = scenario;
    this.#rules = rules;
    this.target = target;
    this.#channel = channel;
    this.#signal = target.signal;
  }

  get transport(): Transport {
    return this.#channel.transport;
  }

  get nowSec(): number {
    return Math.floor(this.target.clock.now() / 1000);
  }

  get held(): readonly FeedSlot[] {
    return this.#slots;
  }

  /** From here on calls go out even if the run is to end: everything has to be put back. */
  beginCleanUp(): void {
    this.#signal = null;
  }

  offers(method: OptionalMethod): boolean {
    return this.target.offers[method];
  }

  /** Slots of the feed for this scenario alone; throws NotApplicable if there are too few. */
  slots(count: number, wish: SlotWish = {}): readonly FeedSlot[] {
    const slots = this.target.pool.take(count, wish);
    if (slots === null) throw new NotApplicable(`the feed has too few slots for it: ${count}${words(wish)}`);
    this.hold(slots);
    return slots;
  }

  /** Slots from the pool that are to be given back when the scenario is over. */
  hold(slots: readonly FeedSlot[]): void {
    this.#slots.push(...slots);
  }

  slot(wish: SlotWish = {}): FeedSlot {
    return first(this.slots(1, wish));
  }

  two(wish: SlotWish = {}): readonly [FeedSlot, FeedSlot] {
    const [one, other] = this.slots(2, wish);
    return [one ?? missing(), other ?? missing()];
  }

  person(): Person {
    return inventPerson(this.target.runId, this.target.next());
  }

  token(): string {
    return `conformance-${this.target.runId}-${this.target.next()}`;
  }

  /** One call, whatever comes of it. */
  async callOnce(method: MethodName, message: Json, authorization?: Authorization): Promise<Answer> {
    if (this.#signal?.aborted) throw new Stopped();
    const answer = await this.#channel.call(method, message, authorization);
    this.record(answer);
    this.made.note(method, message, answer);
    return answer;
  }

  /** Notes a call that was made by other means. */
  record({ exchange, form }: Answer): void {
    this.calls += 1;
    this.target.calls.push({ exchange, form, scenario: this.#scenario });
  }

  /**
   * A call that is repeated while its answer is "not now", as Google repeats what got no answer: every change is idempotent ([google]
   * 4.1), so the repeat is the same request. Gives the last answer when the run's patience ends.
   */
  async call(method: MethodName, message: Json, authorization?: Authorization): Promise<Answer> {
    const { clock, patienceMs } = this.target;
    const untilTicks = clock.ticks() + patienceMs;
    for (const waitMs of waitsMs()) {
      const answer = await this.callOnce(method, message, authorization);
      if (!passing.has(answer.outcome) || clock.ticks() + waitMs >= untilTicks) return answer;
      await clock.sleep(waitMs, this.#signal ?? undefined);
    }
    throw new Error('waits have no end');
  }

  createOnce(slot: FeedSlot, person: Person, token: string): Promise<Answer> {
    return this.callOnce('CreateBooking', createRequest(slot, person, token));
  }

  /** A creation by a new user. */
  create(slot: FeedSlot, person = this.person(), token = this.token()): Promise<Answer> {
    return this.call('CreateBooking', createRequest(slot, person, token));
  }

  /** Books, which the scenario can't go on without. */
  async book(slot: FeedSlot, person = this.person(), token = this.token()): Promise<Made> {
    const request = createRequest(slot, person, token);
    const answer = await this.call('CreateBooking', request);
    const booking = this.need(bookingOf(answer), 'a free slot of the feed can be booked', answer);
    const id = textAt(booking, 'booking_id');
    this.require(id !== '', 'the booking has a booking_id', answer);
    return { id, slot, person, request, answer, booking };
  }

  /** Books places of a slot for one new user each. */
  async bookMany(slot: FeedSlot, count: number): Promise<readonly Made[]> {
    const made: Made[] = [];
    for (let left = count; left > 0; left -= 1) made.push(await this.book(slot));
    return made;
  }

  cancel(bookingId: string): Promise<Answer> {
    return this.call('UpdateBooking', cancelRequest(bookingId));
  }

  move(bookingId: string, to: Pick<FeedSlot, 'startSec' | 'durationSec'>): Promise<Answer> {
    return this.call('UpdateBooking', moveRequest(bookingId, to));
  }

  /** What a look-up says of a slot, with the answer that says it; null if it says nothing of it. */
  async lookUp(slot: FeedSlot): Promise<{ readonly available: boolean | null; readonly answer: Answer }> {
    const answer = await this.call('BatchAvailabilityLookup', lookUpRequest([slot]));
    const [entry, ...others] = listAt(answer.message, 'slot_time_availability');
    const isAnswer = answer.outcome === 'ok' && entry !== undefined && others.length === 0;
    return { available: isAnswer ? objectAt({ entry }, 'entry')['available'] === true : null, answer };
  }

  must(holds: boolean, expected: string, answers: Answer | readonly Answer[], found?: string): boolean {
    return this.#judge('must', holds, expected, answers, found);
  }

  should(holds: boolean, expected: string, answers: Answer | readonly Answer[], found?: string): boolean {
    return this.#judge('should', holds, expected, answers, found);
  }

  note(holds: boolean, expected: string, answers: Answer | readonly Answer[], found?: string): boolean {
    return this.#judge('note', holds, expected, answers, found);
  }

  /** As `must`, and the scenario ends if it doesn't hold. */
  require(holds: boolean, expected: string, answers: Answer | readonly Answer[], found?: string): void {
    if (!this.must(holds, expected, answers, found)) throw new Blocked(expected);
  }

  /** As `require` for something that has to be there. */
  need<T>(value: T | null | undefined, expected: string, answers: Answer | readonly Answer[]): T {
    if (value !== null && value !== undefined) return value;
    this.must(false, expected, answers);
    throw new Blocked(expected);
  }

  #judge(
    grade: Grade,
    holds: boolean,
    expected: string,
    given: Answer | readonly Answer[],
    found?: string,
  ): boolean {
    if (holds) return true;
    const answers = isList(given) ? given : [given];
    const exchanges = answers.map(({ exchange }) => exchange);
    const seen = exchanges.map(({ status, received }) => `${status} ${shorten(received)}`.trim());
    this.findings.push({ grade, expected, found: found ?? seen.join('; '), rules: this.#rules, exchanges });
    return false;
  }
}

function isList(given: Answer | readonly Answer[]): given is readonly Answer[] {
  return Array.isArray(given);
}

const longestSeen = 300;

function shorten(text: string): string {
  return text.length <= longestSeen ? text : `${text.slice(0, longestSeen)}…`;
}

function first(slots: readonly FeedSlot[]): FeedSlot {
  return slots[0] ?? missing();
}

function missing(): never {
  throw new Error('the pool gave fewer slots than asked for');
}

function words({ minSpots, maxSpots, serviceId, mode }: SlotWish): string {
  const parts: string[] = [];
  if (minSpots !== undefined) parts.push(`of at least ${minSpots} places`);
  if (maxSpots !== undefined) parts.push(`of at most ${maxSpots} places`);
  if (serviceId !== undefined) parts.push(`of ${serviceId}`);
  if (mode !== undefined) parts.push(`with ${mode}`);
  return parts.length === 0 ? '' : ` ${parts.join(', ')}`;
}
