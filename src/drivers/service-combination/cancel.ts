import type { CallLimits, CommandOutcome, ReservationView } from '../../core/clinic-driver.ts';
import type { CommandParts } from './hold.ts';

const operation = 'cancel-appointment';

/** Cancels the whole visit ([combination] 4.9). Of one that isn't there the caller has to see for itself. */
export async function cancel(
  { calls, branch, report, spare }: Pick<CommandParts, 'calls' | 'branch' | 'report' | 'spare'>,
  { reference, startSec, endSec }: ReservationView,
  limits: CallLimits,
): Promise<CommandOutcome<null>> {
  const outcome = await calls.command({ operation, ids: { appointmentId: reference.scheduleId } }, limits);
  switch (outcome.kind) {
    case 'answered':
      spare.freed({ startSec, endSec });
      return { kind: 'done', value: null };
    case 'refused': {
      const detail = `${operation} refused with ${outcome.status}`;
      if (branch.settings.unknownAppointmentStatuses.includes(outcome.status))
        return { kind: 'refused', refusal: 'reservation-unknown', detail };
      report(detail);
      return { kind: 'refused', refusal: 'our-fault', detail };
    }
    default:
      return outcome;
  }
}
