import { atOnce } from '../../at-once.ts';
import { mustBeCancelled } from '../../expectations.ts';
import { bookingOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const cancellationAndCreationsNeverOversell: Scenario = {
  name: 'cancellation-and-creations-never-oversell',
  over: 'both',
  rules: ['1.14'],
  async run(t) {
    const slot = t.slot({ maxSpots: 1 });
    const { id } = await t.book(slot);
    const cancelling = t.cancel(id);
    const answers = await atOnce(8, () => t.create(slot));
    mustBeCancelled(t, await cancelling, 'a cancellation while others want the place');
    const booked = answers.filter((answer) => bookingOf(answer) !== null);
    t.must(booked.length <= 1, 'at most one of them gets the place', answers, `${booked.length} did`);
  },
};
