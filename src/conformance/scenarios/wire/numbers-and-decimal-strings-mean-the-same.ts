import { slotTimeMessage } from '../../messages.ts';
import { isSame, listAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const numbersAndDecimalStringsMeanTheSame: Scenario = {
  name: 'numbers-and-decimal-strings-mean-the-same',
  over: 'HTTP',
  rules: ['1.2', '4.5'],
  async run(t) {
    const slot = t.slot();
    const { start_sec: _start, duration_sec: _duration, ...rest } = slotTimeMessage(slot);
    const asNumbers = { ...rest, start_sec: slot.startSec, duration_sec: slot.durationSec };
    const message = { merchant_id: slot.merchantId, slot_time: [slotTimeMessage(slot), asNumbers] };
    const answer = await t.call('BatchAvailabilityLookup', message);
    const entries = listAt(answer.message, 'slot_time_availability');
    const [one, other] = entries;
    t.should(
      entries.length === 2 && isSame(one, other),
      'int64 as number and as decimal string are read alike',
      answer,
    );
  },
};
