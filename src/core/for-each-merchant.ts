import type { Clock } from './clock.ts';
import type { MerchantId } from './identifiers.ts';

/** All wait for the last clinic before they get their next turn. */
const longestMs = 2_000;

/**
 * Works through every merchant's items one after the other, and through all merchants' at once, so that a slow clinic keeps no other one
 * waiting. `act` gives whether its clinic answered: if it didn't, or took too long over some, the rest of that merchant's is left for another
 * time. Rejects with the first rejection, once nothing is under way any more.
 */
export async function forEachMerchant<T>(
  items: readonly T[],
  merchantOf: (item: T) => MerchantId,
  act: (item: T) => Promise<boolean>,
  clock: Clock,
): Promise<void> {
  const untilMs = clock.now() + longestMs;
  const groups = [...Map.groupBy(items, merchantOf).values()];
  const ends = await Promise.allSettled(
    groups.map(async (group) => {
      for (const item of group) if (!(await act(item)) || clock.now() >= untilMs) return;
    }),
  );
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
