import { type Attempt, NotApplicable } from '../attempt.ts';
import { Model } from './model.ts';
import type { Operation } from './operation.ts';
import { playCancel, playCreate, playMove, playRepeat, playRush } from './play-changes.ts';
import { checkList, checkLookUp, checkStatus } from './play-reads.ts';

/** Few enough that they fill up and meet each other. */
const [mostSlots, people] = [3, 4];

/**
 * Plays a history against the target and compares each answer with the model; what every slot looks like is compared at the end.
 * @throws {Deviation} at the first answer that the model doesn't allow
 */
export async function playHistory(attempt: Attempt, history: readonly Operation[]): Promise<void> {
  const model = new Model(
    slotsFor(attempt),
    Array.from({ length: people }, () => attempt.person()),
  );
  for (const operation of history) await play(attempt, model, operation);
  await checkLookUp(attempt, model);
}

function slotsFor(attempt: Attempt) {
  for (let count = mostSlots; count >= 2; count -= 1) {
    const slots = attempt.target.pool.take(count, { maxSpots: 3 });
    if (slots !== null) {
      attempt.hold(slots);
      return slots;
    }
  }
  throw new NotApplicable('the feed has not even two slots of at most 3 places');
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
      return checkStatus(attempt, model, operation);
    case 'list':
      return checkList(attempt, model, operation);
  }
}
