import { mustBeRefused } from '../../expectations.ts';
import { bookingOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const refusedCreationIsTriedAfresh: Scenario = {
  name: 'refused-creation-is-tried-afresh',
  over: 'both',
  rules: ['4.1', '5.2'],
  async run(t) {
    const slot = t.slot({ maxSpots: 3 });
    const [made] = await t.bookMany(slot, slot.spots);
    const [person, token] = [t.person(), t.token()];
    const refused = await t.create(slot, person, token);
    mustBeRefused(t, refused, ['SLOT_UNAVAILABLE'], 'a creation in a slot without places');
    if (made !== undefined) await t.cancel(made.id);
    const repeated = await t.create(slot, person, token);
    t.must(
      bookingOf(repeated) !== null,
      'the same request, repeated after a place became free, is carried out',
      [refused, repeated],
    );
  },
};
