import type { Scenario } from '../../scenario.ts';

export const marketingPreferenceComesBack: Scenario = {
  name: 'marketing-preference-comes-back',
  over: 'both',
  rules: ['1.10'],
  needs: ['SetMarketingPreference'],
  async run(t) {
    const { person } = await t.book(t.slot());
    const message = { user_information: person, user_to_receive_marketing: true };
    const answer = await t.call('SetMarketingPreference', message);
    t.must(
      answer.outcome === 'ok' && answer.message['user_to_receive_marketing'] === true,
      'SetMarketingPreference answers with what was set',
      answer,
    );
  },
};
