import type { Booking } from './booking.ts';
import type { CallLimits, ReservationView } from './clinic-driver.ts';
import { clinicOf, type Dependencies } from './dependencies.ts';
import type { OperationId } from './identifiers.ts';

/**
 * Cancels reservations that the booking, as it was judged, doesn't want. Nobody can come to want one of them meanwhile: the booking is
 * fenced for as long as a cancel may still take effect, also when this process dies or stands still in between. Gives whether the clinic
 * has answered for each of them: cancelled, or that it can't be.
 */
export async function removeLeftovers(
  dependencies: Dependencies,
  judged: Booking,
  operation: OperationId,
  leftovers: readonly ReservationView[],
  limits: CallLimits,
): Promise<boolean> {
  const { store, clock, log } = dependencies;
  const { driver, merchant } = clinicOf(dependencies, judged.merchantId);
  const fenced = await store.claimRemoval(judged, limits.untilMs + merchant.patience.lateCommitMs);
  if (fenced === null) return false;
  let isOver = true;
  let answered = 0;
  for (const view of leftovers) {
    // The fence is counted from here: what is sent later could take effect after it.
    if (clock.now() >= limits.untilMs) break;
    const facts = { operation, booking: judged.id, merchant: judged.merchantId };
    log.warn(facts, 'a reservation turned up that no booking wants; cancelling it');
    const outcome = await driver.cancel(view, limits);
    if (outcome.kind === 'unknown') isOver = false;
    if (outcome.kind === 'done' || outcome.kind === 'refused') answered += 1;
  }
  if (isOver) await store.endRemoval(fenced);
  return answered === leftovers.length;
}
