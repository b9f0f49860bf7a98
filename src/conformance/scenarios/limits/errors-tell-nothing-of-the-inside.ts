import type { Scenario } from '../../scenario.ts';

export const errorsTellNothingOfTheInside: Scenario = {
  name: 'errors-tell-nothing-of-the-inside',
  over: 'both',
  rules: ['4.2'],
  atEnd: true,
  async run(t) {
    const telling =
      /(?:\n|\\n)\s*at .+:\d+|Traceback \(most recent|Exception in thread|node_modules|\.java:\d+\)/;
    const exchange = t.target.calls
      .map((record) => record.exchange)
      .find(
        ({ transport, received, outcome }) =>
          transport === t.transport && outcome !== 'ok' && telling.test(received),
      );
    if (exchange === undefined) return;
    const answer = { outcome: exchange.outcome, message: {}, form: [], exchange };
    t.should(false, 'no error shows a stack trace', answer);
  },
};
