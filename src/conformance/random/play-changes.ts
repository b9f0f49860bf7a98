import { atOnce } from '../at-once.ts';
import type { Attempt } from '../attempt.ts';
import type { Answer } from '../channel/channel.ts';
import type { FeedSlot } from '../feed/feed.ts';
import { createRequest } from '../messages.ts';
import type { Person } from '../person.ts';
import { bookingOf, causeOf, isSame, objectAt, textAt } from '../read-answer.ts';
import { Deviation } from './deviation.ts';
import { chosen, type Model, type ModelCreation } from './model.ts';
import type { Operation } from './operation.ts';

type Of<Kind extends Operation['kind']> = Extract<Operation, { kind: Kind }>;

/** Refusals that a server may give to a user who has another booking already ([google] 1.14, 4.1). */
const ownCauses: ReadonlySet<string | null> = new Set([
  'SLOT_ALREADY_BOOKED_BY_USER',
  'OVERLAPPING_RESERVATION',
  'USER_OVER_BOOKING_LIMIT',
]);

export async function playCreate(attempt: Attempt, model: Model, wish: Of<'create'>): Promise<void> {
  const person = chosen(model.people, wish.user);
  const slot = chosen(model.slots, wish.slot);
  if (person === undefined || slot === undefined) return;
  const creation = newCreation(attempt, model, slot, person);
  const answers = await atOnce(wish.twins, () => attempt.call('CreateBooking', creation.request));
  const [first, ...others] = answers;
  if (first === undefined) return;
  settleCreation(model, creation, first);
  // A refusal isn't kept under its token, so twins of one may differ in its words.
  const differing = others.filter(
    (answer) => causeOf(first) === null && !isSame(answer.message, first.message),
  );
  if (differing.length > 0) throw new Deviation('equal creations at once are answered alike', answers, '4.1');
}

export async function playRush(attempt: Attempt, model: Model, wish: Of<'rush'>): Promise<void> {
  const slot = chosen(model.slots, wish.slot);
  if (slot === undefined) return;
  const free = model.free(slot);
  const creations = Array.from({ length: wish.users }, () =>
    newCreation(attempt, model, slot, attempt.person()),
  );
  const answers = await Promise.all(creations.map(({ request }) => attempt.call('CreateBooking', request)));
  const booked = answers.filter((answer) => bookingOf(answer) !== null).length;
  const places = Math.min(free, wish.users);
  if (booked !== places) {
    const expected = `of ${wish.users} users at once for a slot with ${free} free places ${places} get one, not ${booked}`;
    throw new Deviation(expected, answers, '1.14', '5.2');
  }
  for (const [index, creation] of creations.entries()) {
    const answer = answers[index];
    if (answer !== undefined && bookingOf(answer) !== null) settleCreation(model, creation, answer);
  }
  for (const answer of answers) {
    if (bookingOf(answer) === null && causeOf(answer) !== 'SLOT_UNAVAILABLE')
      throw new Deviation('the others are refused with SLOT_UNAVAILABLE', answer, '1.14');
  }
}

export async function playRepeat(attempt: Attempt, model: Model, wish: Of<'repeat'>): Promise<void> {
  const creation = chosen(model.creations, wish.creation);
  if (creation === undefined) return;
  const answer = await attempt.call('CreateBooking', creation.request);
  if (creation.booking === null) settleCreation(model, creation, answer);
  else if (!isSame(answer.message, creation.answered))
    throw new Deviation('a repeat of a successful creation is answered as the first time', answer, '4.1');
}

export async function playMove(attempt: Attempt, model: Model, wish: Of<'move'>): Promise<void> {
  const booking = chosen(model.bookings, wish.booking);
  const to = chosen(model.slots, wish.slot);
  if (booking === undefined || to === undefined) return;
  const isFree = booking.slot === to || model.free(to) > 0;
  const answer = await attempt.move(booking.id, to);
  const moved = bookingOf(answer);
  if (moved !== null) {
    if (!booking.isLive) throw new Deviation('a cancelled booking is not moved', answer, '1.7');
    if (!isFree) throw new Deviation('a move to a slot without places is refused', answer, '1.14');
    const isThere = objectAt(moved, 'slot')['start_sec'] === to.startSec;
    if (textAt(moved, 'booking_id') !== booking.id || !isThere)
      throw new Deviation('a move is answered by the same booking at its new time', answer, '1.7');
    booking.slot = to;
    return;
  }
  if (!booking.isLive) {
    if (answer.outcome === 'ok' || answer.outcome === 'invalid-argument') return;
    throw new Deviation('a move of a cancelled booking is refused by 200 or 400', answer, '1.7', '4.2');
  }
  const isOwn = ownCauses.has(causeOf(answer)) && model.liveOf(booking.person).length > 1;
  const isFull = !isFree && causeOf(answer) === 'SLOT_UNAVAILABLE';
  if (!isOwn && !isFull)
    throw new Deviation(
      `a move to a slot with${isFree ? '' : 'out'} a free place ${isFree ? 'succeeds' : 'is SLOT_UNAVAILABLE'}`,
      answer,
      '1.7',
      '1.14',
    );
}

export async function playCancel(attempt: Attempt, model: Model, wish: Of<'cancel'>): Promise<void> {
  const booking = chosen(model.bookings, wish.booking);
  if (booking === undefined) return;
  const answer = await attempt.cancel(booking.id);
  const isCancelled = bookingOf(answer)?.['status'] === 'CANCELED';
  const isRepeat = !booking.isLive && causeOf(answer) === 'BOOKING_ALREADY_CANCELLED';
  if (!isCancelled && !isRepeat)
    throw new Deviation('a cancellation is answered by the booking with status CANCELED', answer, '1.7');
  booking.isLive = false;
}

function newCreation(attempt: Attempt, model: Model, slot: FeedSlot, person: Person): ModelCreation {
  const request = createRequest(slot, person, attempt.token());
  const creation: ModelCreation = { request, person, slot, booking: null, answered: {} };
  model.creations.push(creation);
  return creation;
}

/** Judges the answer to a creation that had made no booking before, and notes the booking. */
function settleCreation(model: Model, creation: ModelCreation, answer: Answer): void {
  const { slot, person } = creation;
  const booking = bookingOf(answer);
  if (booking === null) {
    judgeRefusal(model, creation, answer);
    return;
  }
  if (model.free(slot) <= 0) throw new Deviation('a slot without places is not booked', answer, '1.14');
  const id = textAt(booking, 'booking_id');
  if (id === '' || model.bookings.some((other) => other.id === id))
    throw new Deviation('a new booking has an id of its own', answer, '1.11', '4.1');
  if (booking['status'] !== 'CONFIRMED' || objectAt(booking, 'slot')['start_sec'] !== slot.startSec)
    throw new Deviation('a new booking is CONFIRMED, at the time that was asked for', answer, '1.6');
  creation.booking = { id, person, slot, isLive: true };
  creation.answered = answer.message;
  model.bookings.push(creation.booking);
}

function judgeRefusal(model: Model, { slot, person }: ModelCreation, answer: Answer): void {
  const cause = causeOf(answer);
  if (ownCauses.has(cause) && model.liveOf(person).length > 0) return;
  const free = model.free(slot);
  if (cause === 'SLOT_UNAVAILABLE' && free <= 0) return;
  const expected =
    free > 0
      ? `a creation in a slot with ${free} free places succeeds`
      : 'a creation in a slot without places is SLOT_UNAVAILABLE';
  throw new Deviation(expected, answer, '1.14', '5.2');
}
