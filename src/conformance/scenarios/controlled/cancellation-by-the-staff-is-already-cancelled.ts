import { NotApplicable } from '../../attempt.ts';
import { bookingOf, causeOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const cancellationByTheStaffIsAlreadyCancelled: Scenario = {
  name: 'cancellation-by-the-staff-is-already-cancelled',
  over: 'control',
  rules: ['1.14', '4.7'],
  async run(t, control) {
    const slot = t.slot();
    const before = new Set((await control.liveAt(slot.startSec)).map((visit) => visit.id));
    const { id } = await t.book(slot);
    const visit = (await control.liveAt(slot.startSec)).find((entry) => !before.has(entry.id));
    if (visit === undefined)
      throw new NotApplicable('the clinic behind --control is not the one that is booked');
    await control.cancelByStaff(visit);
    const answer = await t.cancel(id);
    const isTold = bookingOf(answer)?.['status'] === 'CANCELED';
    t.must(
      isTold || causeOf(answer) === 'BOOKING_ALREADY_CANCELLED',
      'a cancellation of what the staff have cancelled is answered by BOOKING_ALREADY_CANCELLED, or as cancelled',
      answer,
    );
  },
};
