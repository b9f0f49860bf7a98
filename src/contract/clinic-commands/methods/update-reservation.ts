import { required } from '../../required.ts';
import type { CommandAnswer, CommandCall, CommandPorts } from '../command.ts';
import { houseEcho } from '../house-echo.ts';
import { bookingOf, namesOf } from '../reservation-answer.ts';
import { reservationSpan } from '../reservation-times.ts';
import { objectIdIn } from '../wire/field-rules.ts';

/** [clinic] 7.1: what is left out is gone from the reservation, but for the marker in its memo. */
export async function updateReservation(
  { core }: CommandPorts,
  { partner, merchant, key, request, untilMs }: CommandCall<'UpdateReservation'>,
): Promise<CommandAnswer<'UpdateReservation'>> {
  const { startDateTime, endDateTime, reservationMemo, ...rest } = request;
  const { scheduleId, reservationGroupId, zoneId, ...content } = rest;
  const span = reservationSpan(
    [required(startDateTime, 'startDateTime'), required(endDateTime, 'endDateTime')],
    ['startDateTime', 'endDateTime'],
  );
  const result = await core.updateReservation(
    {
      ...span,
      partnerId: partner.id,
      merchant,
      key,
      scheduleId: objectIdIn(required(scheduleId, 'scheduleId')),
      place: {
        calendar: objectIdIn(required(reservationGroupId, 'reservationGroupId')),
        zone: objectIdIn(required(zoneId, 'zoneId')),
      },
      terms: { memo: reservationMemo ?? null, content: JSON.stringify(content) },
      echo: houseEcho(merchant.id),
    },
    untilMs,
  );
  return { message: {}, headers: namesOf(bookingOf(result)) };
}
