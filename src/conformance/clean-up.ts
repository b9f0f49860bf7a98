import type { Attempt } from './attempt.ts';
import { bookingOf, causeOf, isObject, listAt, textAt } from './read-answer.ts';

/**
 * Cancels whatever a scenario has left booked, and gives its slots back. A creation without a clear answer is sent once more, as its token
 * allows, because only its answer names the booking.
 * @param searchLists look for bookings that were never told: of use once the server has deviated
 * @returns what could not be cancelled, in words
 */
export async function cleanUp(
  attempt: Attempt,
  { searchLists }: { readonly searchLists: boolean },
): Promise<readonly string[]> {
  attempt.beginCleanUp();
  const left: string[] = [];
  for (const { method, request } of attempt.made.unclear) {
    const answer = await attempt.call(method, request);
    if (!isSettled(answer.outcome))
      left.push(`perhaps booked under the token ${textAt(request, 'idempotency_token')}`);
  }
  for (const id of attempt.made.live) await cancelOrTell(attempt, id, left);
  if (searchLists) await sweep(attempt, left);
  const { pool } = attempt.target;
  for (const slot of left.length === 0 ? attempt.spent : attempt.held) pool.drop(slot);
  pool.release(attempt.held);
  return left;
}

const settled: ReadonlySet<string> = new Set(['ok', 'invalid-argument', 'not-found', 'conflict']);

function isSettled(outcome: string): boolean {
  return settled.has(outcome);
}

async function cancelOrTell(attempt: Attempt, id: string, left: string[]): Promise<void> {
  const answer = await attempt.cancel(id);
  const isGone =
    bookingOf(answer)?.['status'] === 'CANCELED' ||
    causeOf(answer) === 'BOOKING_ALREADY_CANCELLED' ||
    answer.outcome === 'not-found';
  if (!isGone) left.push(`booking ${id}`);
}

/** A server that deviates may have booked more than it told: its own lists show it. */
async function sweep(attempt: Attempt, left: string[]): Promise<void> {
  if (!attempt.offers('ListBookings')) return;
  for (const user of attempt.made.users) {
    const listed = await attempt.call('ListBookings', { user_id: user });
    for (const booking of listAt(listed.message, 'bookings')) {
      if (!isObject(booking) || booking['status'] === 'CANCELED') continue;
      const id = textAt(booking, 'booking_id');
      if (id !== '' && !left.includes(`booking ${id}`)) await cancelOrTell(attempt, id, left);
    }
  }
}
