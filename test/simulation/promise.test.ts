import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Two minutes on two idle cores, and as much again for a machine that has other things to do. */
const longestMs = 600_000;

test(
  'the promise holds in 20,000 simulated histories, and they reach every fault and every state',
  () => {
    const script = join(process.cwd(), 'test', 'simulation', 'simulate.ts');
    const run = spawnSync(process.execPath, [script, '--histories', '20000'], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    process.stdout.write(run.stdout);
    expect({ status: run.status, trouble: run.status === 0 ? '' : run.stderr }).toEqual({
      status: 0,
      trouble: '',
    });
  },
  longestMs,
);
