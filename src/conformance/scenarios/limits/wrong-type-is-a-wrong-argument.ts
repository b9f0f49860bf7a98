import type { Json } from '../../channel/channel.ts';
import { mustBeWrongArgument } from '../../expectations.ts';
import { createRequest, slotMessage } from '../../messages.ts';
import type { Scenario } from '../../scenario.ts';

export const wrongTypeIsAWrongArgument: Scenario = {
  name: 'wrong-type-is-a-wrong-argument',
  over: 'HTTP',
  rules: ['1.2', '4.2'],
  async run(t) {
    const slot = t.slot();
    const whole = createRequest(slot, t.person(), t.token());
    const wrong: readonly (readonly [string, Json])[] = [
      ['slot as a list', { ...whole, slot: [] }],
      ['slot as a text', { ...whole, slot: 'tomorrow' }],
      ['start_sec as words', { ...whole, slot: { ...slotMessage(slot), start_sec: 'soon' } }],
      [
        'start_sec with a fraction',
        { ...whole, slot: { ...slotMessage(slot), start_sec: slot.startSec + 0.5 } },
      ],
      ['duration_sec as an object', { ...whole, slot: { ...slotMessage(slot), duration_sec: {} } }],
      ['user_information as a number', { ...whole, user_information: 7 }],
      ['idempotency_token as an object', { ...whole, idempotency_token: {} }],
    ];
    for (const [what, message] of wrong)
      mustBeWrongArgument(t, await t.call('CreateBooking', message), `a creation with ${what}`);
  },
};
