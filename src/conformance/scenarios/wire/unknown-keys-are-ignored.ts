import { createRequest, slotMessage } from '../../messages.ts';
import { bookingOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const unknownKeysAreIgnored: Scenario = {
  name: 'unknown-keys-are-ignored',
  over: 'HTTP',
  rules: ['4.5'],
  async run(t) {
    const slot = t.slot();
    const request = createRequest(slot, t.person(), t.token());
    const answer = await t.call('CreateBooking', {
      ...request,
      a_key_of_tomorrow: { nested: [1, 'two', null] },
      slot: { ...slotMessage(slot), another_key_of_tomorrow: 'x' },
    });
    t.should(
      bookingOf(answer) !== null,
      'a request with keys that are not yet documented is carried out',
      answer,
    );
  },
};
