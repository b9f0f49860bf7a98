import type { Json } from '../../channel/channel.ts';
import { mustBeWrongArgument } from '../../expectations.ts';
import { slotTimeMessage } from '../../messages.ts';
import type { Scenario } from '../../scenario.ts';

export const lookUpWithoutARequiredFieldIsAWrongArgument: Scenario = {
  name: 'look-up-without-a-required-field-is-a-wrong-argument',
  over: 'both',
  rules: ['1.3', '4.2'],
  async run(t) {
    const slot = t.slot();
    const { start_sec: _start, ...noStart } = slotTimeMessage(slot);
    const { service_id: _service, ...noService } = slotTimeMessage(slot);
    const wrong: readonly (readonly [string, Json])[] = [
      ['merchant_id', { slot_time: [slotTimeMessage(slot)] }],
      ['start_sec', { merchant_id: slot.merchantId, slot_time: [noStart] }],
      ['service_id', { merchant_id: slot.merchantId, slot_time: [noService] }],
    ];
    for (const [field, message] of wrong)
      mustBeWrongArgument(t, await t.call('BatchAvailabilityLookup', message), `a look-up without ${field}`);
  },
};
