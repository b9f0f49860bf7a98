import type { Scenario } from '../../scenario.ts';

export const serverStillServesAfterAllThis: Scenario = {
  name: 'server-still-serves-after-all-this',
  over: 'both',
  rules: ['1.3'],
  atEnd: true,
  async run(t) {
    const { answer } = await t.lookUp(t.slot());
    t.must(answer.outcome === 'ok', 'a look-up is answered by 200 after all other scenarios', answer);
  },
};
