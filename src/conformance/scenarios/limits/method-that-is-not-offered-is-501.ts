import type { Json } from '../../channel/channel.ts';
import { type OptionalMethod, optionalMethods } from '../../feed/feed.ts';
import { cartRequest, leaseRequest, orderRequest, slotMessage } from '../../messages.ts';
import type { Scenario } from '../../scenario.ts';

export const methodThatIsNotOfferedIs501: Scenario = {
  name: 'method-that-is-not-offered-is-501',
  over: 'both',
  rules: ['4.2'],
  async run(t) {
    const slot = t.slot();
    const [person, token] = [t.person(), t.token()];
    const messages: Readonly<Record<OptionalMethod, Json>> = {
      CheckAvailability: { slot: slotMessage(slot) },
      CreateLease: leaseRequest(slot, token, t.nowSec + 600),
      GetBookingStatus: { booking_id: 'no-such-booking' },
      ListBookings: { user_id: person.user_id },
      SetMarketingPreference: { user_information: person, user_to_receive_marketing: true },
      CheckOrderFulfillability: cartRequest([slot]),
      CreateOrder: orderRequest([slot], person, token),
      ListOrders: { user_id: person.user_id },
    };
    for (const method of optionalMethods) {
      if (t.offers(method)) continue;
      const answer = await t.callOnce(method, messages[method]);
      const isRefused = answer.outcome === 'not-offered' || answer.outcome === 'not-found';
      const isWell = t.must(isRefused, `${method}, which is not offered, is answered by 501`, answer);
      if (isWell)
        t.note(answer.outcome === 'not-offered', `${method} is answered by 501 rather than 404`, answer);
    }
  },
};
