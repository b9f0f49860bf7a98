import { messageType } from '../contract/wire/protos.ts';
import type { Attempt, Made } from './attempt.ts';
import type { Answer, Json } from './channel/channel.ts';
import type { FeedSlot } from './feed/feed.ts';
import { slotMessage, slotTimeMessage } from './messages.ts';
import { bookingOf, causeOf, isSame, objectAt, textAt } from './read-answer.ts';
import { checkMessage } from './wire/check-message.ts';

/** Answers that are a fault of the server, whatever it was asked. */
const faults: ReadonlySet<Answer['outcome']> = new Set(['internal', 'no-answer', 'other']);

/** A business refusal: 200 with `booking_failure` and one of these causes ([google] 4.2, 1.14). */
export function mustBeRefused(
  attempt: Attempt,
  answer: Answer,
  causes: readonly string[],
  situation: string,
): void {
  const cause = causeOf(answer);
  const expected = `${situation} is answered by 200 and booking_failure with cause ${causes.join(' or ')}`;
  attempt.must(cause !== null && causes.includes(cause), expected, answer);
}

/** An answer that says what is wrong with the request: 400, over gRPC INVALID_ARGUMENT ([google] 4.2). */
export function mustBeWrongArgument(attempt: Attempt, answer: Answer, situation: string): void {
  attempt.must(answer.outcome === 'invalid-argument', `${situation} is answered by 400`, answer);
}

/** Refused in one of the two ways that there are, whichever: nothing of it may be carried out. */
export function mustNotSucceed(attempt: Attempt, answer: Answer, situation: string): void {
  const isRefused = answer.outcome !== 'ok' || answer.message['booking_failure'] !== undefined;
  attempt.must(isRefused, `${situation} is refused`, answer);
  mustNotBreak(attempt, answer, situation);
}

/** Whatever the answer is, it isn't a fault of the server. */
export function mustNotBreak(attempt: Attempt, answer: Answer, situation: string): void {
  attempt.must(
    !faults.has(answer.outcome),
    `${situation} breaks nothing: no 500 and no cut connection`,
    answer,
  );
}

/** A look-up says that a slot is free, or that it isn't. */
export async function mustShow(
  attempt: Attempt,
  slot: FeedSlot,
  isFree: boolean,
  situation: string,
): Promise<void> {
  const { available, answer } = await attempt.lookUp(slot);
  attempt.must(available === isFree, `${situation} is shown as available: ${isFree}`, answer);
}

/** The booking is cancelled by this answer. */
export function mustBeCancelled(attempt: Attempt, answer: Answer, situation: string): void {
  attempt.must(
    bookingOf(answer)?.['status'] === 'CANCELED',
    `${situation} is answered by 200 and the booking with status CANCELED`,
    answer,
  );
}

/** The same booking, at another time, still confirmed ([google] 1.7). */
export function mustBeMoved(attempt: Attempt, answer: Answer, { id }: Made, to: FeedSlot): void {
  const booking = bookingOf(answer);
  const slot = objectAt(booking, 'slot');
  attempt.must(
    textAt(booking, 'booking_id') === id && slot['start_sec'] === to.startSec,
    'a move to a free slot is answered by 200 and the same booking at its new time',
    answer,
  );
}

/** Whether an answer holds this slot as it was sent. */
export function hasSlot(holder: unknown, slot: FeedSlot): boolean {
  return isSame(objectAt(holder, 'slot'), asRead('Slot', slotMessage(slot)));
}

/** A slot as a look-up's answer should hold it. */
export function slotTimeAsRead(slot: FeedSlot): Json {
  return asRead('SlotTime', slotTimeMessage(slot));
}

/** A message as its answer would be read: numbers as numbers, default values left out. */
export function asRead(name: 'Slot' | 'SlotTime' | 'UserInformation', message: Json): Json {
  return checkMessage(messageType(name), message).message;
}

/** The answer is as its message is documented, key by key ([google] 1.2, 4.5). */
export function mustHaveForm(attempt: Attempt, answer: Answer): void {
  const { method } = answer.exchange;
  for (const { grade, text } of answer.form)
    attempt[grade](false, `the answer of ${method} has the documented form`, answer, text);
}
