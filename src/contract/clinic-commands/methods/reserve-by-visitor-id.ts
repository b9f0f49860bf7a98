import { Fault } from '../../../core/fault.ts';
import { required } from '../../required.ts';
import type { CommandAnswer, CommandCall, CommandPorts, CommandRequest } from '../command.ts';
import { houseEcho } from '../house-echo.ts';
import { bookingOf, namesOf } from '../reservation-answer.ts';
import { reservationSpan } from '../reservation-times.ts';
import { objectIdIn } from '../wire/field-rules.ts';

type Request = CommandRequest<'ReserveByVisitorId'>;

/**
 * [clinic] 6.1. The answer names the reservation as the clinic did; where the clinic's answer was lost that name is lost with it, and only
 * the booking's is given.
 */
export async function reserveByVisitorId(
  { core }: CommandPorts,
  { partner, merchant, key, request, untilMs }: CommandCall<'ReserveByVisitorId'>,
): Promise<CommandAnswer<'ReserveByVisitorId'>> {
  const { startDateTimeUtc, endDateTimeUtc, reservationMemo, ...rest } = request;
  const { visitorId, reservationGroupId, zoneId, ...content } = rest;
  checkProcedures(request);
  const span = reservationSpan(
    [required(startDateTimeUtc, 'startDateTimeUtc'), required(endDateTimeUtc, 'endDateTimeUtc')],
    ['startDateTimeUtc', 'endDateTimeUtc'],
  );
  const result = await core.reserve(
    {
      ...span,
      partnerId: partner.id,
      merchant,
      key,
      visitorId: objectIdIn(required(visitorId, 'visitorId')),
      place: {
        calendar: objectIdIn(required(reservationGroupId, 'reservationGroupId')),
        zone: objectIdIn(required(zoneId, 'zoneId')),
      },
      terms: { memo: reservationMemo ?? null, content: JSON.stringify(content) },
      echo: houseEcho(merchant.id),
    },
    untilMs,
  );
  const booking = bookingOf(result);
  const { receiptId } = booking.reference;
  return { message: receiptId === null ? {} : { reservationId: receiptId }, headers: namesOf(booking) };
}

/** [clinic] 9.1: each kind of wish comes with its own configuration. */
function checkProcedures({ requestedProcedures = [] }: Request): void {
  for (const [index, { type, optionConfiguration, ticketConfiguration }] of requestedProcedures.entries()) {
    const isOption = type === 'OPTION';
    if ((isOption ? optionConfiguration : ticketConfiguration) !== undefined) continue;
    const name = isOption ? 'optionConfiguration' : 'ticketConfiguration';
    const field = `requestedProcedures[${index}].${name}`;
    throw new Fault('invalid-argument', 'is required', { field, reason: 'required' });
  }
}
