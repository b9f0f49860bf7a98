import { DatabaseSync } from 'node:sqlite';
import type { BookingStore } from '../../src/core/booking-store.ts';
import type { Clock } from '../../src/core/clock.ts';
import { migrate } from '../../src/store/sqlite/schema.ts';
import { Steps } from '../../src/store/sqlite/steps.ts';
import type { Coverage } from './coverage.ts';
import type { StoreFault } from './plan.ts';
import type { World } from './world.ts';

const tables = ['bookings', 'tokens', 'operations', 'claims', 'visitor_links', 'owners'];

/** The disk of one simulated world: the real store's steps on a database in memory that no crash touches. */
export class SimDisk {
  readonly connection = new DatabaseSync(':memory:');

  constructor() {
    migrate(this.connection);
  }

  /** A fresh disk for the next history costs less than a new one. */
  wipe(): void {
    for (const table of tables) this.connection.exec(`DELETE FROM ${table}`);
  }

  atomically<T>(step: () => T): T {
    this.connection.exec('SAVEPOINT step');
    try {
      const result = step();
      this.connection.exec('RELEASE step');
      return result;
    } catch (cause) {
      this.connection.exec('ROLLBACK TO step; RELEASE step');
      throw cause;
    }
  }
}

export interface StoreTroubles {
  nextFault(): StoreFault | undefined;
  readonly coverage: Coverage;
}

/** The store port of one process: every step takes time, may be lost, and dies with its process on the way there or back. */
export function simStore(
  world: World,
  disk: SimDisk,
  steps: Steps,
  troubles: StoreTroubles,
  resumes: () => boolean,
): BookingStore {
  const call = <T>(step: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      const fault = troubles.nextFault();
      if (fault !== undefined) troubles.coverage.add(`fault ${fault}`);
      const thereMs = world.random.between(0, 3) + (fault === 'store-delay' ? 700 : 0);
      world.plan(thereMs, () => {
        if (fault === 'store-lost-before') {
          if (resumes()) reject(new Error('the store did not take the step'));
          return;
        }
        let settle: () => void;
        try {
          const value = disk.atomically(step);
          settle = () => resolve(value);
        } catch (cause) {
          settle = () => reject(cause);
        }
        if (fault === 'store-lost-after')
          settle = () => reject(new Error('the answer of the store was lost'));
        world.plan(world.random.between(0, 3), () => {
          if (resumes()) settle();
        });
      });
    });
  return {
    lookAtToken: (token, wish) => call(() => steps.lookAtToken(token, wish)),
    moment: () => call(() => steps.moment()),
    claimCreate: (claim) => call(() => steps.claimCreate(claim)),
    claimChange: (claim) => call(() => steps.claimChange(claim)),
    recordStep: (operation, next) => call(() => steps.recordStep(operation, next)),
    settle: (operation, settlement) => call(() => steps.settle(operation, settlement)),
    adopt: (id, change) => call(() => steps.adopt(id, change)),
    forgetVisitor: (merchant, person) => call(() => steps.forgetVisitor(merchant, person)),
    booking: (id) => call(() => steps.booking(id)),
    bookingsOfUser: (partner, user, afterSec) => call(() => steps.bookingsOfUser(partner, user, afterSec)),
    operationEnd: (id) => call(() => steps.operationEnd(id)),
    recordObservation: (id, change) => call(() => steps.recordObservation(id, change)),
    renewOwner: (owner, ttlMs) => call(() => steps.renewOwner(owner, ttlMs)),
    takeOver: (owner, orphans, limit) => call(() => steps.takeOver(owner, orphans, limit)),
    resignOwner: (owner) => call(() => steps.resignOwner(owner)),
    unresolved: (limit) => call(() => steps.unresolved(limit)),
    watched: (nowMs, nextMs, limit) => call(() => steps.watched(nowMs, nextMs, limit)),
    stale: (beforeMs, endAfterSec, nextMs, limit) =>
      call(() => steps.stale(beforeMs, endAfterSec, nextMs, limit)),
    ready: () => call(() => true),
    close: () => Promise.resolve(),
  };
}

/** Clock of the disk itself: runs whoever is alive. */
export function diskSteps(disk: SimDisk, world: World): Steps {
  const clock: Clock = world.clock(() => true);
  return new Steps(disk.connection, clock);
}
