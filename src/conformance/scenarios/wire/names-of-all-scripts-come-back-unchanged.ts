import { asRead } from '../../expectations.ts';
import { bookingOf, causeOf, isSame, objectAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const namesOfAllScriptsComeBackUnchanged: Scenario = {
  name: 'names-of-all-scripts-come-back-unchanged',
  over: 'both',
  rules: ['1.6', '1.11'],
  async run(t) {
    const person = { ...t.person(), given_name: 'Zoë 민아', family_name: 'Ñandú-Øst' };
    const answer = await t.create(t.slot(), person);
    if (causeOf(answer) === 'UNSUPPORTED_NAME') {
      t.note(false, 'names of all scripts are taken', answer);
      return;
    }
    const booking = t.need(bookingOf(answer), 'a user whose name is not in ASCII can book', answer);
    t.must(
      isSame(objectAt(booking, 'user_information'), asRead('UserInformation', person)),
      'the user comes back with the very same name',
      answer,
    );
  },
};
