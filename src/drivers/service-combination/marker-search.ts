import type { Answer, CallLimits, Findings, Trace } from '../../core/clinic-driver.ts';
import { carriesMarker } from '../marker.ts';
import type { Appointment } from './appointment.ts';
import { type AppointmentView, isElsewhere, readDetails, searchByCustomer, viewOf } from './appointments.ts';
import { isAnothers, isTheVisit } from './match-visit.ts';
import { personalIdentifier } from './personal-identifier.ts';
import type { ReadBackParts } from './read-back.ts';

/**
 * Looks for a visit whose appointment's id isn't known ([combination] 11.3, "confirm: no answer"): by the marker, if the notes of the
 * reservation become those of the appointment, or by time and name. Whether a search lists mere holds isn't documented, so each one
 * counts only with its details.
 */
export async function findByMarker(
  parts: ReadBackParts,
  trace: Trace,
  limits: CallLimits,
): Promise<Answer<Findings<Appointment>>> {
  const identifier = personalIdentifier(trace.person.account, parts.identifierKey);
  const answer = await searchByCustomer(parts, identifier, limits);
  if (answer.kind === 'trouble') return answer;
  const found: AppointmentView[] = [];
  let isAmbiguous = false;
  for (const one of answer.value.appointments) {
    const likeness = likenessOf(one, trace, parts.branchId);
    if (likeness === 'no') continue;
    if (likeness !== 'marked' && (await trace.isAnothers(one.id))) continue;
    const details = await readDetails(parts, one.id, limits);
    if (details.kind === 'trouble') return details;
    if (details.value === null) continue;
    if (likeness !== 'perhaps') found.push(viewOf(details.value, identifier));
    else isAmbiguous = true;
  }
  const complete = found.length > 0 || (answer.value.isAll && !isAmbiguous);
  return { kind: 'ok', value: { found, complete, visitorId: identifier } };
}

/** `perhaps`: it lies there without our mark, for somebody of another name; staff may have edited both. */
function likenessOf(one: Appointment, trace: Trace, branchId: string): 'marked' | 'yes' | 'no' | 'perhaps' {
  if (isElsewhere(one, branchId)) return 'no';
  if (carriesMarker(one.notes, trace.marker)) return 'marked';
  if (trace.markedOnly || !isTheVisit(one, trace, branchId) || isAnothers(one, trace.marker)) return 'no';
  const { givenName, familyName } = trace.person;
  const isNamed = one.givenName !== '' || one.familyName !== '';
  return !isNamed || (same(one.givenName, givenName) && same(one.familyName, familyName)) ? 'yes' : 'perhaps';
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
