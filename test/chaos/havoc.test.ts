import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../simulation/random.ts';
import { Havoc } from './havoc.ts';
import type { ProductProcess } from './product-process.ts';

/** Counts how often a database is restarted, and notices when that is asked for in the middle of a restart. */
class Restarts {
  count = 0;
  overlaps = 0;
  #underWay = false;

  readonly restart = async (): Promise<void> => {
    if (this.#underWay) this.overlaps += 1;
    this.#underWay = true;
    this.count += 1;
    await sleep(30);
    this.#underWay = false;
  };
}

function havocOf(restarts: Restarts, durationMs: number): Havoc {
  const nobody: readonly ProductProcess[] = [];
  const clinic = {} as ProductProcess;
  const scene = {
    adapters: nobody,
    clinic,
    restartDatabase: restarts.restart,
    clinicCameBack: async () => undefined,
    random: new Random(1),
    say: () => undefined,
  };
  return new Havoc(scene, { kills: 0, drains: 0, pauses: 0, databaseRestarts: 3, durationMs });
}

test.each([0, 50])(
  'restarts of the database follow each other, however little time there is: %i ms',
  async (ms) => {
    const restarts = new Restarts();
    const havoc = havocOf(restarts, ms);
    await havoc.run();
    expect(restarts).toMatchObject({ count: 3, overlaps: 0 });
    expect(havoc.disturbances).toHaveLength(3);
  },
);
