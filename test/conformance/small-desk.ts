import { setImmediate } from 'node:timers/promises';
import type { FeedSlot } from '../../src/conformance/feed/feed.ts';
import type { Body } from './distort-answers.ts';
import type { Flaw } from './flaws.ts';
import { HttpProblem } from './http-problem.ts';
import { canonical, keysOfRequest, keysOfSlot, known } from './request-keys.ts';
import { type Holding, type SmallBook, textsOf } from './small-book.ts';

const requiredOfUser = ['user_id', 'given_name', 'family_name', 'telephone', 'email'] as const;

/** Carries out the methods of single bookings. */
export class SmallDesk {
  readonly #book: SmallBook;
  readonly #flaw: Flaw | null;
  readonly #answered = new Map<string, { readonly said: string; readonly body: Body; readonly id: string }>();
  readonly #leases = new Map<string, Body>();

  constructor(book: SmallBook, flaw: Flaw | null) {
    this.#book = book;
    this.#flaw = flaw;
  }

  lookUp(message: Body): Body {
    const list = message['slot_time'];
    if (typeof message['merchant_id'] !== 'string' || !Array.isArray(list))
      throw new HttpProblem(400, 'wrong');
    return {
      slot_time_availability: list.map((slotTime: unknown) => ({
        slot_time:
          this.#flaw === 'rounds-times' ? { ...textsOf(slotTime), start_sec: 1_800_000_000 } : slotTime,
        available: this.#flaw === 'shows-yesterday' || this.#isFree(slotTime, message['merchant_id']),
      })),
    };
  }

  #isFree(slotTime: unknown, merchant: unknown): boolean {
    if (this.#flaw === 'unknown-merchants-are-just-full' && merchant !== 'clinic') return false;
    return this.#book.free(this.#book.find(slotTime, merchant)) > 0;
  }

  count(message: Body): Body {
    const slot = textsOf(message['slot']);
    const free = this.#book.free(this.#book.find(slot, slot['merchant_id']));
    return { slot, count_available: this.#flaw === 'counts-wrongly' ? free + 1 : free };
  }

  lease(message: Body): Body {
    const lease = textsOf(message['lease']);
    const reference = String(lease['user_reference'] ?? '');
    if (reference === '') throw new HttpProblem(400, 'user_reference is required');
    const known = this.#leases.get(reference);
    if (known !== undefined && this.#flaw !== 'leases-again-and-again') return known;
    const echo = textsOf(lease['slot']);
    const slot = this.#book.find(echo, echo['merchant_id']);
    if (this.#book.free(slot) <= 0) return this.#refusal('SLOT_UNAVAILABLE');
    const expiresSec = Number(lease['lease_expiration_time_sec']);
    const { id } = this.#book.add({
      id: this.#book.newId('lease'),
      kind: 'lease',
      user: '',
      slot,
      expiresSec,
      echo,
      token: '',
    });
    const body = { lease: { ...lease, lease_id: id } };
    this.#leases.set(reference, body);
    return body;
  }

  async create(message: Body): Promise<Body> {
    const token = this.#text(message, 'idempotency_token');
    const said = canonical(known(message, keysOfRequest));
    const repeated = this.#repeated(token, said, message);
    if (repeated !== null) return repeated;
    const echo = textsOf(message['slot']);
    const slot = this.#book.find(echo, echo['merchant_id']);
    this.#checkUser(textsOf(message['user_information']));
    if (this.#flaw === 'checks-first-and-books-later') {
      if (this.#book.free(slot) <= 0) return this.#refusal('SLOT_UNAVAILABLE');
      await pause();
      return this.#keep(token, said, this.#make(slot, message, token));
    }
    if (this.#flaw === 'looks-at-tokens-too-early') await pause();
    const lease = this.#leaseOf(message, slot);
    if (typeof lease === 'string') return this.#refusal(lease);
    if (lease === null && this.#book.free(slot) <= 0) return this.#refuseCreation(token, said, message);
    if (message['offer_id'] !== undefined && this.#flaw !== 'books-without-the-offer')
      return this.#refusal('OFFER_UNAVAILABLE');
    if (lease !== null && this.#flaw !== 'leases-last-for-two') lease.isLive = false;
    return this.#keep(token, said, this.#make(slot, message, token));
  }

  #repeated(token: string, said: string, message: Body): Body | null {
    const known = this.#answered.get(token);
    if (this.#flaw === 'finds-bookings-by-user-and-slot') {
      const person = textsOf(message['user_information']);
      const echo = textsOf(message['slot']);
      const holding = this.#book.holdings.find(
        ({ user, slot }) => user === person['user_id'] && String(slot.startSec) === String(echo['start_sec']),
      );
      if (holding !== undefined) return { booking: { ...this.#bookingOf(holding), status: 'CONFIRMED' } };
    }
    if (this.#flaw === 'ignores-tokens') return null;
    if (known === undefined) return this.#unanswered(token, said);
    if (this.#flaw === 'tokens-die-with-their-booking' && this.#book.booking(known.id)?.isLive === false)
      return null;
    if (known.said !== said) {
      if (this.#flaw === 'books-other-contents-too') return null;
      throw new HttpProblem(400, 'the token was used for something else');
    }
    return known.body;
  }

  /** A creation that was carried out although its answer was lost. */
  #unanswered(token: string, said: string): Body | null {
    const holding = this.#book.holdings.find((made) => made.token === token);
    if (holding === undefined || this.#flaw === 'books-again-after-a-lost-answer') return null;
    return this.#keep(token, said, { body: { booking: this.#bookingOf(holding) }, id: holding.id });
  }

  #leaseOf(message: Body, slot: FeedSlot): Holding | string | null {
    const reference = textsOf(message['lease_ref'])['lease_id'];
    if (reference === undefined) return null;
    const lease = this.#book.holdings.find(({ kind, id }) => kind === 'lease' && id === reference);
    if (lease === undefined) {
      if (this.#flaw === 'takes-any-lease') return null;
      throw new HttpProblem(400, 'no such lease');
    }
    if (lease.slot !== slot && this.#flaw !== 'leases-fit-any-slot')
      throw new HttpProblem(400, 'of another slot');
    if (!lease.isLive) return 'LEASE_EXPIRED';
    const isOver = lease.expiresSec <= this.#book.nowSec;
    return isOver && this.#flaw !== 'leases-never-expire' ? 'LEASE_EXPIRED' : lease;
  }

  #refuseCreation(token: string, said: string, message: Body): Body {
    const failure = this.#refusal('SLOT_UNAVAILABLE');
    const body =
      this.#flaw === 'refuses-with-a-booking' ? { ...failure, booking: { slot: message['slot'] } } : failure;
    return this.#flaw === 'remembers-refusals' ? this.#keep(token, said, { body, id: '' }) : body;
  }

  #make(slot: FeedSlot, message: Body, token: string): { body: Body; id: string } {
    const person = textsOf(message['user_information']);
    const holding = this.#book.add({
      id: this.#book.newId('booking'),
      kind: 'booking',
      user: String(person['user_id']),
      slot,
      expiresSec: 0,
      token,
      echo: {
        slot: known(textsOf(message['slot']), keysOfSlot),
        user_information: person,
        payment_information: message['payment_information'],
      },
    });
    return { id: holding.id, body: { booking: this.#bookingOf(holding) } };
  }

  #keep(token: string, said: string, { body, id }: { body: Body; id: string }): Body {
    this.#answered.set(token, { said, body, id });
    return body;
  }

  #bookingOf({ id, slot, isLive, echo }: Holding): Body {
    const isAsynchronous =
      slot.mode === 'CONFIRMATION_MODE_ASYNCHRONOUS' && this.#flaw !== 'confirms-asynchronous-slots';
    const kept = { ...echo, slot: { ...textsOf(echo['slot']), start_sec: slot.startSec } };
    return {
      booking_id: id,
      ...(this.#flaw === 'forgets-the-user' ? { slot: kept.slot } : kept),
      status: isLive ? (isAsynchronous ? 'PENDING_MERCHANT_CONFIRMATION' : 'CONFIRMED') : 'CANCELED',
    };
  }

  async update(message: Body): Promise<Body> {
    const wish = textsOf(message['booking']);
    const holding = this.#book.booking(this.#text(wish, 'booking_id'));
    if (holding === undefined) {
      if (this.#flaw === 'cancels-what-never-was') return { booking: { ...wish } };
      throw new HttpProblem(400, 'no such booking');
    }
    if (wish['status'] === 'CANCELED') return this.#cancel(holding);
    if (wish['slot'] === undefined) throw new HttpProblem(400, 'nothing to change');
    return this.#move(holding, textsOf(wish['slot']));
  }

  #cancel(holding: Holding): Body {
    if (!holding.isLive && this.#flaw === 'knows-no-cancelled-bookings')
      throw new HttpProblem(404, 'no such booking');
    if (this.#book.isTooLate(holding.slot) && this.#flaw !== 'cancels-at-any-time')
      return this.#refusal('OUTSIDE_CANCELLATION_WINDOW');
    if (!holding.isLive) return { booking: this.#bookingOf(holding) };
    this.#book.faults.through('cancel', () => {
      holding.isLive = false;
    });
    return { booking: this.#bookingOf(holding) };
  }

  async #move(holding: Holding, wish: Body): Promise<Body> {
    const { slot } = holding;
    const to = this.#book.find({ ...wish, service_id: slot.serviceId }, slot.merchantId);
    if (!holding.isLive && this.#flaw !== 'moves-the-cancelled')
      throw new HttpProblem(400, 'it is cancelled');
    const isThere = to === slot && this.#flaw !== 'knows-no-repeated-moves';
    if (this.#flaw === 'checks-first-and-moves-later') {
      if (!isThere && this.#book.free(to) <= 0) return this.#refusal('SLOT_UNAVAILABLE');
      await pause();
    } else if (!isThere && this.#book.free(to) <= 0 && this.#flaw !== 'moves-into-full-slots') {
      if (this.#flaw === 'gives-up-the-old-place-first') holding.isLive = false;
      return this.#refusal('SLOT_UNAVAILABLE');
    }
    if (this.#flaw === 'keeps-the-old-place-too')
      this.#book.add({ ...holding, id: this.#book.newId('ghost'), user: 'nobody', token: '' });
    this.#book.faults.through('move', () => {
      holding.slot = to;
      holding.isLive = true;
    });
    const booking = this.#bookingOf(holding);
    return {
      booking: this.#flaw === 'moves-under-a-new-id' ? { ...booking, booking_id: 'another' } : booking,
    };
  }

  status(message: Body): Body {
    const holding = this.#book.booking(this.#text(message, 'booking_id'));
    if (holding === undefined) throw new HttpProblem(404, 'no such booking');
    const isShown = holding.isLive || this.#flaw === 'never-hears-of-cancellations';
    return {
      booking_id: holding.id,
      booking_status: isShown ? 'CONFIRMED' : 'CANCELED',
      prepayment_status: 'PREPAYMENT_NOT_PROVIDED',
    };
  }

  list(message: Body): Body {
    const user = this.#text(message, 'user_id');
    const own = this.#book.holdings.filter(
      (holding) => holding.kind === 'booking' && (holding.user === user || this.#flaw === 'lists-everybody'),
    );
    const shown = own.filter(({ isLive }) => isLive || this.#flaw === 'lists-the-cancelled');
    return {
      bookings: shown.map((holding) => ({
        ...this.#bookingOf(holding),
        ...(this.#flaw === 'lists-old-times' ? holding.echo : {}),
      })),
    };
  }

  #checkUser(person: Body): void {
    if (this.#flaw === 'books-for-anybody') return;
    for (const field of requiredOfUser) this.#text(person, field);
  }

  #text(message: Body, field: string): string {
    const value = message[field];
    if (typeof value !== 'string' || value === '') throw new HttpProblem(400, `${field} is required`);
    return value;
  }

  #refusal(cause: string): Body {
    return { booking_failure: { cause } };
  }
}

/** Long enough for everything that was sent at the same time to come in: that many turns of the event loop that both sides share. */
async function pause(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await setImmediate();
}
