import type { Attempt } from '../attempt.ts';
import { lookUpRequest } from '../messages.ts';
import type { Person } from '../person.ts';
import { isObject, isSame, listAt, objectAt, textAt } from '../read-answer.ts';
import { Deviation } from './deviation.ts';
import type { Model, ModelBooking } from './model.ts';

/** Every slot of the model shows whether it has a free place. */
export async function checkLookUp(attempt: Attempt, model: Model): Promise<void> {
  const answer = await attempt.call('BatchAvailabilityLookup', lookUpRequest(model.slots));
  const entries = listAt(answer.message, 'slot_time_availability');
  const shown = model.slots.map((slot) => {
    const entry = entries.find(
      (candidate) => objectAt(candidate, 'slot_time')['start_sec'] === slot.startSec,
    );
    return isObject(entry) && entry['available'] === true;
  });
  const expected = model.slots.map((slot) => model.free(slot) > 0);
  if (answer.outcome !== 'ok' || !isSame(shown, expected))
    throw new Deviation(`the slots are shown as available: ${expected.join(', ')}`, answer, '1.3');
}

export async function checkStatus(attempt: Attempt, booking: ModelBooking | undefined): Promise<void> {
  if (booking === undefined || !attempt.offers('GetBookingStatus')) return;
  const answer = await attempt.call('GetBookingStatus', { booking_id: booking.id });
  const status = booking.isLive ? 'CONFIRMED' : 'CANCELED';
  if (answer.message['booking_status'] !== status)
    throw new Deviation(`the status of the booking is ${status}`, answer, '1.8');
}

export async function checkList(attempt: Attempt, model: Model, person: Person | undefined): Promise<void> {
  if (person === undefined || !attempt.offers('ListBookings')) return;
  const answer = await attempt.call('ListBookings', { user_id: person.user_id });
  const expected = model.liveOf(person).map(({ id, slot }) => `${id} at ${slot.startSec}`);
  const isNobody = answer.outcome === 'not-found' && expected.length === 0;
  const listed = listAt(answer.message, 'bookings').map(
    (booking) => `${textAt(booking, 'booking_id')} at ${String(objectAt(booking, 'slot')['start_sec'])}`,
  );
  if (!isNobody && (answer.outcome !== 'ok' || !isSame([...listed].sort(), [...expected].sort())))
    throw new Deviation(`the user's list is: ${expected.join(', ') || 'empty'}`, answer, '1.9');
}
