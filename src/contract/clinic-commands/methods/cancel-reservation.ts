import { required } from '../../required.ts';
import type { CommandAnswer, CommandCall, CommandPorts } from '../command.ts';
import { houseEcho } from '../house-echo.ts';
import { bookingOf, namesOf } from '../reservation-answer.ts';
import { objectIdIn } from '../wire/field-rules.ts';

/** [clinic] 8.1. Without a key a repeat is refused by `status`, as the clinic itself would refuse it. */
export async function cancelReservation(
  { core }: CommandPorts,
  { partner, merchant, key, request, untilMs }: CommandCall<'CancelReservation'>,
): Promise<CommandAnswer<'CancelReservation'>> {
  const result = await core.cancelReservation(
    {
      partnerId: partner.id,
      merchant,
      key,
      scheduleId: objectIdIn(required(request.scheduleId, 'scheduleId')),
      as: request.reason === 'NO_SHOW' ? 'no-show' : 'cancelled',
      echo: houseEcho(merchant.id),
    },
    untilMs,
  );
  return { message: {}, headers: namesOf(bookingOf(result)) };
}
