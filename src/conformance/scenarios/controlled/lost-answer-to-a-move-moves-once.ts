import { isPassing } from '../../control/book-through-fault.ts';
import { mustBeMoved } from '../../expectations.ts';
import { moveRequest } from '../../messages.ts';
import type { Scenario } from '../../scenario.ts';

export const lostAnswerToAMoveMovesOnce: Scenario = {
  name: 'lost-answer-to-a-move-moves-once',
  over: 'control',
  rules: ['4.1'],
  async run(t, control) {
    const [from, to] = t.two();
    const made = await t.book(from);
    const before = await control.liveAt(to.startSec);
    await control.addFault('move', 'lose-response', 1);
    try {
      const answer = await t.call('UpdateBooking', moveRequest(made.id, to));
      if (isPassing(answer)) {
        t.note(false, 'what came of the move is known within the patience of this run', answer);
        return;
      }
      mustBeMoved(t, answer, made, to);
      const after = await control.liveAt(to.startSec);
      t.must(
        after.length === before.length + 1,
        'the booking is at its new time in the clinic, once',
        answer,
      );
    } finally {
      await control.clearFaults();
    }
  },
};
