import { mustBeWrongArgument, mustShow } from '../../expectations.ts';
import { createRequest } from '../../messages.ts';
import type { Scenario } from '../../scenario.ts';
import { withoutEach } from '../../without-each.ts';

export const creationWithoutARequiredFieldIsAWrongArgument: Scenario = {
  name: 'creation-without-a-required-field-is-a-wrong-argument',
  over: 'both',
  rules: ['1.6', '1.11', '4.2'],
  async run(t) {
    const slot = t.slot();
    const whole = createRequest(slot, t.person(), t.token());
    for (const [field, message] of withoutEach(whole)) {
      const answer = await t.call('CreateBooking', message);
      mustBeWrongArgument(t, answer, `a creation without ${field}`);
    }
    await mustShow(t, slot, true, 'the slot of creations that were refused');
  },
};
