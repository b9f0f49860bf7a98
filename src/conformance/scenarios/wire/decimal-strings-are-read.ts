import { lookUpRequest } from '../../messages.ts';
import { listAt, objectAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const decimalStringsAreRead: Scenario = {
  name: 'decimal-strings-are-read',
  over: 'HTTP',
  rules: ['1.2', '4.5'],
  async run(t) {
    const slot = t.slot();
    const answer = await t.call('BatchAvailabilityLookup', lookUpRequest([slot]));
    const [entry] = listAt(answer.message, 'slot_time_availability');
    t.must(
      objectAt(entry, 'slot_time')['start_sec'] === slot.startSec,
      'int64 fields of a request, which Google sends as decimal strings, are read',
      answer,
    );
  },
};
