import { bookingOf, causeOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const repeatedCancellationIsCancelledOrAlreadyCancelled: Scenario = {
  name: 'repeated-cancellation-is-cancelled-or-already-cancelled',
  over: 'both',
  rules: ['4.1', '1.14'],
  async run(t) {
    const { id } = await t.book(t.slot());
    await t.cancel(id);
    const repeated = await t.cancel(id);
    const isTold = bookingOf(repeated)?.['status'] === 'CANCELED';
    t.must(
      isTold || causeOf(repeated) === 'BOOKING_ALREADY_CANCELLED',
      'a repeated cancellation is answered by the cancelled booking or BOOKING_ALREADY_CANCELLED',
      repeated,
    );
  },
};
