import type { Scenario } from '../../scenario.ts';

export const bookingIdsAreUnique: Scenario = {
  name: 'booking-ids-are-unique',
  over: 'both',
  rules: ['1.11'],
  async run(t) {
    const [one, other] = t.two();
    const [first, second] = [await t.book(one), await t.book(other)];
    t.must(first.id !== second.id, 'each booking has an id of its own', [first.answer, second.answer]);
  },
};
