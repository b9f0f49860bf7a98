import type { Answer, Json, MethodName } from './channel/channel.ts';
import { bookingOf, causeOf, objectAt, textAt } from './read-answer.ts';

/** A creation of which nobody knows what came of it. */
export interface UnclearCreation {
  readonly method: 'CreateBooking' | 'CreateOrder';
  readonly request: Json;
}

/** Keeps account of what was booked, from the calls themselves, so that everything can be cancelled again. */
export class BookingsMade {
  readonly #live = new Set<string>();
  readonly #unclear = new Map<string, UnclearCreation>();
  readonly #users = new Set<string>();

  /** To be told of each answer to a call that may have changed something. */
  note(method: MethodName, request: Json, answer: Answer): void {
    if (method === 'CreateBooking' || method === 'CreateOrder') this.#noteCreation(method, request, answer);
    if (method === 'UpdateBooking') this.#noteUpdate(request, answer);
  }

  /** Takes a booking off the account that can't be cancelled, as its scenario knows. */
  forget(id: string): void {
    this.#live.delete(id);
  }

  /** Ids of what is booked and not cancelled. */
  get live(): readonly string[] {
    return [...this.#live];
  }

  get unclear(): readonly UnclearCreation[] {
    return [...this.#unclear.values()];
  }

  /** Ids of the users who booked or tried to. */
  get users(): readonly string[] {
    return [...this.#users];
  }

  #noteCreation(method: UnclearCreation['method'], request: Json, answer: Answer): void {
    const token = textAt(request, 'idempotency_token');
    const user = textAt(objectAt(whole(method, request), 'user_information'), 'user_id');
    if (user !== '') this.#users.add(user);
    switch (answer.outcome) {
      case 'ok':
        this.#unclear.delete(token);
        this.#add(method, answer);
        return;
      case 'no-answer':
      case 'unavailable':
      case 'deadline':
      case 'internal':
      case 'other':
        this.#unclear.set(token, { method, request });
        return;
      default:
        // A refusal; of a token that has booked before it says nothing, and the booking is on the list already.
        this.#unclear.delete(token);
    }
  }

  #add(method: UnclearCreation['method'], answer: Answer): void {
    const id =
      method === 'CreateOrder'
        ? textAt(objectAt(answer.message, 'order'), 'order_id')
        : textAt(bookingOf(answer), 'booking_id');
    if (id !== '') this.#live.add(id);
  }

  #noteUpdate(request: Json, answer: Answer): void {
    const wish = objectAt(request, 'booking');
    if (wish['status'] !== 'CANCELED') return;
    const isCancelled =
      bookingOf(answer)?.['status'] === 'CANCELED' || causeOf(answer) === 'BOOKING_ALREADY_CANCELLED';
    if (isCancelled) this.#live.delete(textAt(wish, 'booking_id'));
  }
}

function whole(method: UnclearCreation['method'], request: Json): Json {
  return method === 'CreateOrder' ? objectAt(request, 'order') : request;
}
