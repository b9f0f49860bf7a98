import { NotApplicable } from '../../attempt.ts';
import { mustBeRefused } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const placeBookedByTheStaffIsTaken: Scenario = {
  name: 'place-booked-by-the-staff-is-taken',
  over: 'control',
  rules: ['1.3', '1.14'],
  async run(t, control) {
    const slot = t.slot({ maxSpots: 1 });
    const { id } = await t.book(slot);
    const [visit] = await control.liveAt(slot.startSec);
    await t.cancel(id);
    if (visit === undefined)
      throw new NotApplicable('the clinic behind --control is not the one that is booked');
    const theirs = await control.bookByStaff(visit);
    try {
      mustBeRefused(
        t,
        await t.create(slot),
        ['SLOT_UNAVAILABLE'],
        'a creation in a place that the staff have given away',
      );
    } finally {
      await control.cancelByStaff(theirs);
    }
  },
};
