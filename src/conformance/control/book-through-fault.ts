import type { Attempt } from '../attempt.ts';
import type { Answer } from '../channel/channel.ts';
import { bookingOf } from '../read-answer.ts';
import type { ControlClient, FaultEffect } from './control-client.ts';

/** Whether an answer says that the outcome isn't known yet. */
export function isPassing({ outcome }: Answer): boolean {
  return outcome === 'unavailable' || outcome === 'deadline';
}

/** Books while the clinic's answer to the creation goes wrong once: the server may not know, but never books twice ([google] 4.1). */
export async function bookThrough(
  attempt: Attempt,
  control: ControlClient,
  effect: FaultEffect,
): Promise<void> {
  const slot = attempt.slot();
  const before = await control.liveAt(slot.startSec);
  await control.addFault('create', effect, 1);
  try {
    const answer = await attempt.create(slot);
    const after = await control.liveAt(slot.startSec);
    const more = after.length - before.length;
    attempt.must(more <= 1, 'the clinic never has the booking twice', answer, `it has it ${more} times`);
    if (isPassing(answer)) {
      attempt.note(false, 'what came of the creation is known within the patience of this run', answer);
      return;
    }
    const booked = bookingOf(answer) === null ? 0 : 1;
    const expected = 'the clinic has the booking if, and only if, it was answered as made';
    attempt.must(more === booked, expected, answer, `it has it ${more} times`);
    attempt.should(booked === 1, 'repeats of the creation lead to a booking', answer);
  } finally {
    await control.clearFaults();
  }
}
