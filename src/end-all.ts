/**
 * Ends one after the other. One that fails keeps none of the others from ending: what they hold would stay open.
 * Rejects, when all were tried, with the one failure, or with an AggregateError of several.
 */
export async function endAll(ends: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const end of ends) {
    try {
      await end();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 1) throw new AggregateError(failures, 'several parts could not be ended');
  if (failures.length === 1) throw failures[0];
}
