import type { Json } from '../../channel/channel.ts';
import { mustNotSucceed, mustShow } from '../../expectations.ts';
import { createRequest, slotMessage } from '../../messages.ts';
import type { Scenario } from '../../scenario.ts';

export const absurdTimesAreRefused: Scenario = {
  name: 'absurd-times-are-refused',
  over: 'both',
  rules: ['4.2'],
  async run(t) {
    const slot = t.slot();
    const absurd: readonly (readonly [string, Json])[] = [
      ['a duration of 0', { duration_sec: '0' }],
      ['a negative duration', { duration_sec: '-1800' }],
      ['a start in 1970', { start_sec: '1' }],
      ['a negative start', { start_sec: '-86400' }],
      ['a start after the end of time', { start_sec: '9223372036854775807' }],
      ['an endless duration', { duration_sec: '9223372036854775807' }],
    ];
    for (const [what, fields] of absurd) {
      const request = createRequest(slot, t.person(), t.token());
      const answer = await t.call('CreateBooking', { ...request, slot: { ...slotMessage(slot), ...fields } });
      mustNotSucceed(t, answer, `a creation with ${what}`);
    }
    await mustShow(t, slot, true, 'the slot of creations that were refused');
  },
};
