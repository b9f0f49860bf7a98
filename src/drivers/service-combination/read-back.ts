import type { Answer, CallLimits, Whereabouts } from '../../core/clinic-driver.ts';
import type { Clock } from '../../core/clock.ts';
import { carriesMarker } from '../marker.ts';
import type { Appointment } from './appointment.ts';
import {
  type AppointmentsParts,
  type AppointmentView,
  type Found,
  isElsewhere,
  readDetails,
  searchByCustomer,
  viewOf,
} from './appointments.ts';
import { isAnothers, isTheVisit } from './match-visit.ts';
import { personalIdentifier } from './personal-identifier.ts';

export interface ReadBackParts extends AppointmentsParts {
  readonly identifierKey: string;
  readonly clock: Clock;
}

/**
 * The appointment under its id, or under the one that a move has given it: nobody says that it stays the same ([combination] 4.7). It is
 * looked for among the customer's then; so it is where details don't tell what is cancelled.
 */
export async function readBack(
  parts: ReadBackParts,
  appointmentId: string,
  limits: CallLimits,
  whereabouts: Whereabouts | undefined,
): Promise<Answer<AppointmentView | null>> {
  const details = await readDetails(parts, appointmentId, limits);
  if (details.kind === 'trouble') return details;
  const appointment = details.value;
  if (whereabouts === undefined)
    return { kind: 'ok', value: appointment === null ? null : viewOf(appointment, null) };
  const identifier = whereabouts.visitorId ?? personalIdentifier(whereabouts.account, parts.identifierKey);
  if (appointment !== null && isThere(appointment, parts))
    return { kind: 'ok', value: viewOf(appointment, identifier) };
  const found = await searchByCustomer(parts, identifier, limits);
  if (found.kind === 'trouble') return found;
  const listed = found.value.appointments.find(({ id }) => id === appointmentId);
  if (appointment !== null && listed !== undefined)
    return { kind: 'ok', value: viewOf(appointment, identifier) };
  const isShown = appointment !== null;
  const hunt = { found: found.value, whereabouts, tried: [appointmentId], identifier, isShown };
  return renamed(parts, hunt, limits);
}

/** Whether its details prove it. What is over may not be searched for any more ([combination] 4.5), and stays what it was. */
function isThere({ endSec }: Appointment, { settings, clock }: ReadBackParts): boolean {
  return settings.cancelledDetails === 'gone' || endSec * 1000 <= clock.now();
}

interface Hunt {
  readonly found: Found;
  readonly whereabouts: Whereabouts;
  /** Ids that it hasn't. */
  readonly tried: readonly string[];
  readonly identifier: string;
  /** Its details are answered, cancelled or not. */
  readonly isShown: boolean;
}

async function renamed(
  parts: ReadBackParts,
  hunt: Hunt,
  limits: CallLimits,
): Promise<Answer<AppointmentView | null>> {
  const { found, whereabouts, tried, identifier, isShown } = hunt;
  const gone: string[] = [];
  for (const one of likely(found.appointments, whereabouts, parts.branchId)) {
    if (tried.includes(one.id)) continue;
    if (!carriesMarker(one.notes, whereabouts.marker) && (await whereabouts.isAnothers(one.id))) continue;
    const details = await readDetails(parts, one.id, limits);
    if (details.kind === 'trouble') return details;
    if (details.value !== null) return { kind: 'ok', value: viewOf(details.value, identifier) };
    gone.push(one.id);
  }
  if (gone.length > 0) {
    // A hold, or cancelled; or the staff have moved it since it was listed, and it has yet another id.
    const again = await searchByCustomer(parts, identifier, limits);
    if (again.kind === 'trouble') return again;
    return renamed(parts, { ...hunt, found: again.value, tried: [...tried, ...gone] }, limits);
  }
  if (found.isAll || (whereabouts.move === 'none' && !isShown)) return { kind: 'ok', value: null };
  const detail = 'search-appointments: one appointment is shown where there may be several';
  return { kind: 'trouble', trouble: { kind: 'unexpected', detail } };
}

/**
 * What lies where it should goes first, as a move of ours may have given it another id; staff may have moved it on, and then only its marker
 * tells. Without a move that is open the id on record was its own: what is like it may be any other visit of that person, such as one that
 * staff put there whose own making isn't known yet.
 */
function likely(
  appointments: readonly Appointment[],
  { span, marker, markedOnly, move }: Whereabouts,
  branchId: string,
): readonly Appointment[] {
  const there = appointments.filter(
    (one) =>
      move === 'possible' && !markedOnly && isTheVisit(one, span, branchId) && !isAnothers(one, marker),
  );
  const marked = appointments.filter(
    (one) => !isElsewhere(one, branchId) && carriesMarker(one.notes, marker),
  );
  return [...new Set([...there, ...marked])];
}
