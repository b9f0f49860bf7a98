import type { Scenario } from '../../scenario.ts';

export const cancelledBookingIsCanceled: Scenario = {
  name: 'cancelled-booking-is-canceled',
  over: 'both',
  rules: ['1.8'],
  needs: ['GetBookingStatus'],
  async run(t) {
    const { id } = await t.book(t.slot());
    await t.cancel(id);
    const answer = await t.call('GetBookingStatus', { booking_id: id });
    t.must(
      answer.message['booking_status'] === 'CANCELED',
      'the status of a cancelled booking is CANCELED',
      answer,
    );
  },
};
