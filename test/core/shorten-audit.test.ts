import { shortenAudit } from '../../src/core/shorten-audit.ts';
import { ManualClock } from '../drivers/clinic-gate/manual-clock.ts';

function shortening(left: number) {
  const asked: (readonly [number, number])[] = [];
  const lines: object[] = [];
  const clock = new ManualClock();
  const line = (facts: object) => lines.push(facts);
  const store = {
    shortenAudit: async (...what: [beforeMs: number, limit: number]) => {
      asked.push(what);
      return left;
    },
  };
  const log = { info: line, warn: line, error: line };
  const turn = () => shortenAudit({ store, clock, log }, { keepAuditSec: 86_400, auditPerTurn: 7 });
  return { asked, lines, clock, turn };
}

test('what is older than the time that is set is left out, a few entries at a time', async () => {
  const { asked, clock, turn } = shortening(0);
  clock.advance(90_000_000_000);
  await turn();
  expect(asked).toEqual([[clock.now() - 86_400_000, 7]]);
});

test('the log tells how much was left out, if anything was', async () => {
  const none = shortening(0);
  await none.turn();
  expect(none.lines).toEqual([]);
  const some = shortening(3);
  await some.turn();
  expect(some.lines).toEqual([{ entries: 3 }]);
});
