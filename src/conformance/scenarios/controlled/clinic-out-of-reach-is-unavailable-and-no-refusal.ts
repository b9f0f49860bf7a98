import { bookingOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const clinicOutOfReachIsUnavailableAndNoRefusal: Scenario = {
  name: 'clinic-out-of-reach-is-unavailable-and-no-refusal',
  over: 'control',
  rules: ['4.2'],
  async run(t, control) {
    const slot = t.slot();
    const [person, token] = [t.person(), t.token()];
    const before = await control.liveAt(slot.startSec);
    await control.addFault('anything', 'status-503');
    try {
      const answer = await t.createOnce(slot, person, token);
      t.must(
        answer.outcome === 'unavailable' || answer.outcome === 'deadline',
        'a creation while the clinic is out of reach is answered by 503 or 504',
        answer,
      );
    } finally {
      await control.clearFaults();
    }
    const repeated = await t.create(slot, person, token);
    t.must(bookingOf(repeated) !== null, 'repeated after the clinic is back, it is carried out', repeated);
    const after = await control.liveAt(slot.startSec);
    t.must(after.length === before.length + 1, 'the clinic has it once', repeated);
  },
};
