import type { Scenario } from '../../scenario.ts';

export const newBookingIsConfirmed: Scenario = {
  name: 'new-booking-is-confirmed',
  over: 'both',
  rules: ['1.8'],
  needs: ['GetBookingStatus'],
  async run(t) {
    const { id } = await t.book(t.slot());
    const answer = await t.call('GetBookingStatus', { booking_id: id });
    t.must(
      answer.message['booking_status'] === 'CONFIRMED',
      'the status of a new booking is CONFIRMED',
      answer,
    );
    t.must(answer.message['booking_id'] === id, 'the answer names the booking', answer);
    t.must(
      typeof answer.message['prepayment_status'] === 'string',
      'the answer has a prepayment_status',
      answer,
    );
  },
};
