import { asRead } from '../../expectations.ts';
import { slotTimeMessage } from '../../messages.ts';
import { isSame, listAt, objectAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const slotComesBackUnchanged: Scenario = {
  name: 'slot-comes-back-unchanged',
  over: 'both',
  rules: ['1.3'],
  async run(t) {
    const slot = t.slot();
    const asked = {
      confirmation_mode: 'CONFIRMATION_MODE_SYNCHRONOUS',
      availability_tag: 'conformance-tag',
      ...slotTimeMessage(slot),
    };
    const message = { merchant_id: slot.merchantId, slot_time: [asked] };
    const answer = await t.call('BatchAvailabilityLookup', message);
    const [entry] = listAt(answer.message, 'slot_time_availability');
    t.must(
      isSame(objectAt(entry, 'slot_time'), asRead('SlotTime', asked)),
      'the slot_time of the answer is the requested one, field by field',
      answer,
    );
  },
};
