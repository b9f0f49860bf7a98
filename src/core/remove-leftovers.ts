import type { Booking } from './booking.ts';
import type { CallLimits, ReservationView } from './clinic-driver.ts';
import { clinicOf, type Dependencies } from './dependencies.ts';
import type { OperationId } from './identifiers.ts';

/**
 * Cancels reservations that the booking, as it was judged, doesn't want. Nobody can come to want one of them meanwhile: the booking is
 * fenced for as long as a cancel may still take effect, also when this process dies or stands still in between.
 */
export async function removeLeftovers(
  dependencies: Dependencies,
  judged: Booking,
  operation: OperationId,
  leftovers: readonly ReservationView[],
  limits: CallLimits,
): Promise<void> {
  const { store, clock, log } = dependencies;
  const { driver, merchant } = clinicOf(dependencies, judged.merchantId);
  const fenced = await store.claimRemoval(judged, limits.untilMs + merchant.patience.lateCommitMs);
  if (fenced === null) return;
  let isOver = true;
  for (const view of leftovers) {
    // The fence is counted from here: what is sent later could take effect after it.
    if (clock.now() >= limits.untilMs) break;
    const facts = { operation, booking: judged.id, merchant: judged.merchantId };
    log.warn(facts, 'a reservation turned up that no booking wants; cancelling it');
    const outcome = await driver.cancel(view, limits);
    if (outcome.kind === 'unknown') isOver = false;
  }
  if (isOver) await store.endRemoval(fenced);
}
