import { mustNotBreak } from '../../expectations.ts';
import { createRequest } from '../../messages.ts';
import { bookingOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const hostileTextsBreakNothing: Scenario = {
  name: 'hostile-texts-break-nothing',
  over: 'both',
  rules: ['1.11', '4.2'],
  async run(t) {
    const text = `'; DROP TABLE bookings; -- <script>alert(1)</script> %s \${x} "\\`;
    const request = createRequest(t.slot(), { ...t.person(), family_name: "O'Example" }, t.token());
    const answer = await t.call('CreateBooking', { ...request, additional_request: text });
    mustNotBreak(t, answer, 'a text with the characters of other languages');
    t.should(bookingOf(answer) !== null, 'such a text is a text like any other', answer);
  },
};
