import type { Booking } from '../../core/booking.ts';
import type { BookingCore, BookingResult } from '../../core/booking-core.ts';
import { Fault, invalidArgument } from '../../core/fault.ts';
import { type BookingId, bookingId } from '../../core/identifiers.ts';
import { lengthsOf } from '../../core/visit.ts';
import { bookingFailure, bookingNow } from '../booking-message.ts';
import { checkTexts, idRule, type TextRules } from '../check-text.ts';
import type { Call, ContractPorts, ResponseOf } from '../method.ts';
import { checkPartySize } from '../party-size.ts';
import { required } from '../required.ts';
import type { Booking as BookingMessage, Slot } from '../wire/generated/messages.ts';

const textRules: TextRules = {
  '*': { kind: 'text', maxLength: 100_000 },
  'booking.booking_id': idRule,
};

type Update = Call<'UpdateBooking'>;

/**
 * What an update is to bring about. There is no field mask: what is there decides ([google] 1.7). Members of a booking that can't be
 * changed, such as the user's data, are no wish to change them; the answer shows how they are.
 */
type Change =
  | { readonly kind: 'cancel'; readonly slot: Slot | undefined }
  | { readonly kind: 'move'; readonly slot: Slot; readonly startSec: number; readonly durationSec: number };

/** [google] 1.7. */
export async function updateBooking(
  { core }: ContractPorts,
  call: Update,
): Promise<ResponseOf<'UpdateBooking'>> {
  checkTexts(call.request, textRules);
  const message = required(call.request.booking, 'booking');
  const id = bookingId(required(message.booking_id, 'booking.booking_id'));
  const change = readChange(message);
  const result = await carryOut(core, call, id, change).catch(nameBooking);
  if (result.kind === 'refused') return { booking_failure: bookingFailure(result) };
  return { booking: bookingNow(result.booking) };
}

function readChange({ status, slot }: BookingMessage): Change {
  checkPartySize(slot?.resources, 'booking.slot.resources');
  switch (status) {
    case 'CANCELED':
      return { kind: 'cancel', slot };
    case 'CONFIRMED':
    case 'BOOKING_STATUS_UNSPECIFIED':
    case undefined:
      if (slot === undefined) throw invalidArgument('booking', 'names nothing to change');
      return moveTo(slot);
    default:
      throw invalidArgument('booking.status', 'can only be changed to CANCELED');
  }
}

function moveTo(slot: Slot): Change {
  const startSec = required(slot.start_sec, 'booking.slot.start_sec');
  const durationSec = required(slot.duration_sec, 'booking.slot.duration_sec');
  return { kind: 'move', slot, startSec, durationSec };
}

async function carryOut(
  core: BookingCore,
  { partner, untilMs }: Update,
  id: BookingId,
  change: Change,
): Promise<BookingResult> {
  if (saysMoreThanTheCoreChecks(change)) checkSlot(await core.recorded(partner.id, id, untilMs), change);
  if (change.kind === 'cancel') return core.cancel(partner.id, id, untilMs);
  const { startSec, durationSec } = change;
  return core.move(
    { partnerId: partner.id, bookingId: id, startSec, durationSec, field: 'booking.slot' },
    untilMs,
  );
}

function saysMoreThanTheCoreChecks({ kind, slot }: Change): boolean {
  if (slot === undefined) return false;
  return kind === 'cancel' || slot.merchant_id !== undefined || slot.service_id !== undefined;
}

/** A booking stays with its merchant and service, and what is cancelled isn't moved in the same breath. */
function checkSlot(booking: Booking, { kind, slot }: Change): void {
  refuseOther(slot?.merchant_id, booking.merchantId, 'merchant_id');
  refuseOther(slot?.service_id, booking.serviceId, 'service_id');
  if (kind === 'move') return;
  refuseOther(slot?.start_sec, booking.startSec, 'start_sec');
  const lengths =
    booking.items === null ? [booking.endSec - booking.startSec] : lengthsOf(booking, booking.items);
  const durationSec = lengths.find((length) => length === slot?.duration_sec) ?? lengths[0];
  refuseOther(slot?.duration_sec, durationSec, 'duration_sec');
}

function refuseOther<T>(given: T | undefined, own: T, name: string): void {
  if (given === undefined || given === own) return;
  throw invalidArgument(`booking.slot.${name}`, 'is not that of the booking');
}

/** The core doesn't know by which field a booking was named. */
function nameBooking(error: unknown): never {
  if (!(error instanceof Fault) || error.code !== 'unknown-booking') throw error;
  throw new Fault(error.code, error.message, { field: 'booking.booking_id', cause: error });
}
