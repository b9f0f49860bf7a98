import type { Engine } from './record-store.ts';
import { describeReport } from './report.ts';
import { runChaos } from './run-chaos.ts';

/** The short form of `npm run chaos`: the same run, with fewer kills and less patience. */
const plans = {
  sqlite: { kills: 6, drains: 1, pauses: 0, databaseRestarts: 0, durationMs: 6_000 },
  postgres: { kills: 6, drains: 1, pauses: 1, databaseRestarts: 1, durationMs: 6_000 },
} as const;

const engines: readonly Engine[] = ['sqlite', 'postgres'];

test.each(engines)(
  'on %s the promise holds while adapter and clinic fail and are killed',
  async (engine) => {
    const said: string[] = [];
    const say = (line: string): void => void said.push(line);
    const report = await runChaos({ engine, seed: 20, plan: plans[engine], lateCommitSec: 4, say });
    const story = `${said.join('\n')}\n${describeReport(report)}`;
    expect(report.violations.length === 0 ? '' : story).toBe('');
    const answered = Object.values(report.answers['create'] ?? {});
    expect(answered.length).toBeGreaterThan(1);
    expect(report.disturbances).toMatchObject({ 'kill clinic': 2 });
  },
  120_000,
);
