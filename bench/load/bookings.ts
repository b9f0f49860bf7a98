import type { Json } from '../servers/answers.ts';
import type { Wire } from './connection.ts';
import { cancelRequest, createRequest, later, moveRequest, userId, type Visit, visit } from './requests.ts';
import { expectFacts, type Task, type Work } from './task.ts';

/** A booking that was made. */
export interface Booking {
  readonly id: string;
  readonly person: number;
  visit: Visit;
}

/** Counts all bookings of this process, so that none is like another. */
let made = 0;
const run = Date.now().toString(36);

/** Creates, each of another person in another slot under another token. */
export function creates(wire: Wire, made?: (booking: Booking) => void): Work {
  return { method: 'CreateBooking', next: () => create(wire, nextPerson(), made) };
}

export function nextPerson(): number {
  made += 1;
  return made;
}

/** @param turn bookings of one person differ in it */
export function create(
  wire: Wire,
  person: number,
  made: (booking: Booking) => void = () => undefined,
  turn = 0,
): Task {
  const wanted = later(visit(person), turn * 2);
  const message = createRequest(person, `${run}-${person}-${turn}`, wanted);
  return {
    request: wire.request('CreateBooking', message),
    check(answer) {
      const booking = bookingIn(wire, 'CreateBooking', answer);
      const id = booking['booking_id'];
      if (typeof id !== 'string' || id === '') throw new Error('a create was answered without booking_id');
      expectBooking(booking, { id, person, visit: wanted }, 'CONFIRMED');
      made({ id, person, visit: wanted });
    },
  };
}

/** Moves of the given bookings, in turn and again and again. */
export function moves(wire: Wire, bookings: readonly Booking[]): Work {
  return { method: 'UpdateBooking', next: inTurn(bookings, (booking) => move(wire, booking)) };
}

export function move(wire: Wire, booking: Booking): Task {
  const target = later(booking.visit, 1);
  return {
    request: wire.request('UpdateBooking', moveRequest(booking.id, target)),
    check(answer) {
      booking.visit = target;
      expectBooking(bookingIn(wire, 'UpdateBooking', answer), booking, 'CONFIRMED');
    },
  };
}

/** Cancels each of the bookings once. */
export function cancels(wire: Wire, bookings: readonly Booking[]): Work {
  const left = [...bookings];
  return {
    method: 'UpdateBooking',
    next() {
      const booking = left.pop();
      if (booking === undefined) return undefined;
      return {
        request: wire.request('UpdateBooking', cancelRequest(booking.id)),
        check: (answer) => expectBooking(bookingIn(wire, 'UpdateBooking', answer), booking, 'CANCELED'),
      };
    },
  };
}

export function statuses(wire: Wire, bookings: readonly Booking[]): Work {
  const status = ({ id }: Booking): Task => ({
    request: wire.request('GetBookingStatus', { booking_id: id }),
    check(answer) {
      const { booking_id, booking_status } = wire.read('GetBookingStatus', answer);
      expectFacts('GetBookingStatus', [
        [booking_id, id],
        [booking_status, 'CONFIRMED'],
      ]);
    },
  });
  return { method: 'GetBookingStatus', next: inTurn(bookings, status) };
}

/** Lists of the bookings' persons, each of whom has so many. */
export function lists(wire: Wire, bookings: readonly Booking[], perPerson: number): Work {
  const list = ({ person }: Booking): Task => ({
    request: wire.request('ListBookings', { user_id: userId(person) }),
    check(answer) {
      const { bookings: listed } = wire.read('ListBookings', answer);
      expectFacts('ListBookings', [[Array.isArray(listed) ? listed.length : listed, perPerson]]);
    },
  });
  return { method: 'ListBookings', next: inTurn(bookings, list) };
}

function inTurn(bookings: readonly Booking[], task: (booking: Booking) => Task): Work['next'] {
  let turn = 0;
  return () => {
    turn += 1;
    const booking = bookings[turn % bookings.length];
    return booking === undefined ? undefined : task(booking);
  };
}

function bookingIn(wire: Wire, method: string, answer: Buffer): Json {
  const message = wire.read(method, answer);
  const { booking } = message;
  if (typeof booking === 'object' && booking !== null) return { ...booking };
  throw new Error(`${method} was answered with ${JSON.stringify(message)}`);
}

function expectBooking(actual: Json, { id, person, visit }: Booking, status: string): void {
  const { slot, user_information: user } = actual as { slot?: Json; user_information?: Json };
  expectFacts('a booking', [
    [actual['booking_id'], id],
    [actual['status'], status],
    [slot?.['service_id'], visit.service],
    [slot?.['start_sec'], visit.startSec],
    [user?.['user_id'], userId(person)],
  ]);
}
