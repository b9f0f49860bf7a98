import type { CommandOutcome, Trace } from '../../src/core/clinic-driver.ts';
import type { Person } from '../../src/core/person.ts';
import type { Seen } from './network.ts';
import type { SimRefusal } from './sim-request.ts';
import type { SimEntry, SimReservation } from './sim-reservation.ts';

/** As read; a visit in several places is moved by what was read of each ([clinic] 7.1). */
export interface SimDetail {
  readonly entries: readonly SimEntry[];
  readonly marker: string;
  readonly terms: string;
}

/** A trace; of whom the clinic alone knows, there is only the visitor's id. */
export type SimTrace = Omit<Trace, 'person'> & { readonly person: Person | null };

/** What a command came to, as the port tells it. */
export function outcomeOf<T>(
  seen: Seen<SimReservation | SimRefusal>,
  value: (reservation: SimReservation) => T,
): CommandOutcome<T> {
  if (seen.kind !== 'answer')
    return { kind: seen.kind === 'cut' ? 'unknown' : 'not-sent', trouble: seen.trouble };
  if (typeof seen.value === 'string') return { kind: 'refused', refusal: seen.value, detail: seen.value };
  return { kind: 'done', value: value(seen.value) };
}
