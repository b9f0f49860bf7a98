import { type Attempt, NotApplicable } from '../attempt.ts';
import type { FeedSlot } from '../feed/feed.ts';
import { chosen, Model } from './model.ts';
import type { Operation } from './operation.ts';
import { playCancel, playCreate, playMove, playRepeat, playRush } from './play-changes.ts';
import { checkList, checkLookUp, checkStatus } from './play-reads.ts';

/** Few enough that they fill up and meet each other. */
const [mostSlots, people, mostSpots] = [3, 4, 3];

/**
 * Plays a history against the target and compares each answer with the model; slots, lists and states are compared at the end.
 * @throws {Deviation} at the first answer that the model doesn't allow
 */
export async function playHistory(attempt: Attempt, history: readonly Operation[]): Promise<void> {
  const model = new Model(
    slotsFor(attempt),
    Array.from({ length: people }, () => attempt.person()),
  );
  for (const operation of history) await play(attempt, model, operation);
  await checkLookUp(attempt, model);
  for (const person of model.people) await checkList(attempt, model, person);
  for (const booking of model.bookings) await checkStatus(attempt, booking);
}

/** Always of the same service, so that a history means the same each time that it is played. */
function slotsFor(attempt: Attempt): readonly FeedSlot[] {
  const { feed, pool } = attempt.target;
  const small = feed.slots.filter(
    ({ spots, mode }) => spots <= mostSpots && mode !== 'CONFIRMATION_MODE_ASYNCHRONOUS',
  );
  const [choice] = small.toSorted((one, other) => other.spots - one.spots);
  if (choice === undefined) throw new NotApplicable(`the feed has no slot of at most ${mostSpots} places`);
  const { serviceId, spots } = choice;
  const slots = pool.take(mostSlots, { serviceId, minSpots: spots, maxSpots: spots });
  if (slots === null) throw new NotApplicable(`the feed has too few slots of ${serviceId}`);
  attempt.hold(slots);
  return slots;
}

function play(attempt: Attempt, model: Model, operation: Operation): Promise<void> {
  switch (operation.kind) {
    case 'create':
      return playCreate(attempt, model, operation);
    case 'rush':
      return playRush(attempt, model, operation);
    case 'repeat':
      return playRepeat(attempt, model, operation);
    case 'move':
      return playMove(attempt, model, operation);
    case 'cancel':
      return playCancel(attempt, model, operation);
    case 'look-up':
      return checkLookUp(attempt, model);
    case 'status':
      return checkStatus(attempt, chosen(model.bookings, operation.booking));
    case 'list':
      return checkList(attempt, model, chosen(model.people, operation.user));
  }
}
