import type { Json } from '../../channel/channel.ts';
import { mustBeWrongArgument } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const updateWithoutARequiredFieldIsAWrongArgument: Scenario = {
  name: 'update-without-a-required-field-is-a-wrong-argument',
  over: 'both',
  rules: ['1.7', '4.2'],
  async run(t) {
    const { id } = await t.book(t.slot());
    const wrong: readonly (readonly [string, Json])[] = [
      ['booking', {}],
      ['booking_id', { booking: { status: 'CANCELED' } }],
      ['anything to change', { booking: { booking_id: id } }],
    ];
    for (const [field, message] of wrong)
      mustBeWrongArgument(t, await t.call('UpdateBooking', message), `an update without ${field}`);
  },
};
