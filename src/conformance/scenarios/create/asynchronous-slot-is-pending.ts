import type { Scenario } from '../../scenario.ts';

export const asynchronousSlotIsPending: Scenario = {
  name: 'asynchronous-slot-is-pending',
  over: 'both',
  rules: ['4.8', '1.13'],
  async run(t) {
    const { booking, answer } = await t.book(t.slot({ mode: 'CONFIRMATION_MODE_ASYNCHRONOUS' }));
    t.must(
      booking['status'] === 'PENDING_MERCHANT_CONFIRMATION',
      'the booking of an asynchronous slot is PENDING_MERCHANT_CONFIRMATION',
      answer,
    );
  },
};
