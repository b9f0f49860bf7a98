import { isOpen, type Reply, type Wish } from './ask.ts';
import { isLive, type SimReservation } from './sim-reservation.ts';

/** What is wrong with ending that reservation, after which these are the reservations of its wish; null: nothing. */
export function wrongEnd(
  wish: Wish,
  reservations: readonly SimReservation[],
  ended: SimReservation,
): string | null {
  if (reservations.some(isLive) || isLeftover(wish, reservations, ended)) return null;
  const answeredMade = wish.asks.some((ask) => ask.kind === 'create' && ask.reply?.kind === 'booking');
  if (!answeredMade) return null;
  const wanted = wish.asks.some(
    (ask) => ask.kind === 'cancel' && (isOpen(ask, wish) || ask.reply?.kind === 'booking'),
  );
  return wanted ? null : `${wish.token} was cancelled, which nobody wanted`;
}

/**
 * The staff ended the booking's own reservation, which took away what would have refused an earlier command of the token that was still
 * on its way: what comes of that nobody wants. What was answered as the booking's own is never a leftover.
 */
function isLeftover(wish: Wish, reservations: readonly SimReservation[], ended: SimReservation): boolean {
  const endedByStaff = reservations.some(
    (other) => other !== ended && other.staffMs !== null && !isLive(other),
  );
  return endedByStaff && !wish.asks.some(({ reply }) => isAbout(reply, ended));
}

/** Whether an answer was about that reservation, by what the clinic had told of it by then. */
function isAbout(reply: Reply | null, { receiptId, scheduleId }: SimReservation): boolean {
  if (reply?.kind !== 'booking') return false;
  const { reference } = reply.booking;
  return reference.receiptId === receiptId || reference.scheduleId === scheduleId;
}
