import type { Server } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import type { Clock } from '../../core/clock.ts';

/** The standard health service, as probes ask it, without credentials. */
export interface Health {
  /** From now on, and for good: not serving. */
  end(): void;
}

/**
 * Adds the health service, which follows `ready` from then on.
 * @param services full names of what is served; health is asked under each, and under the empty name for the whole server
 */
export function addHealth(
  server: Server,
  services: readonly string[],
  ready: () => Promise<boolean>,
  everyMs: number,
  clock: Clock,
): Health {
  const names = ['', ...services];
  const health = new HealthImplementation();
  let stopTimer = (): void => undefined;
  let ended = false;

  function tell(isServing: boolean): void {
    for (const name of names) health.setStatus(name, isServing ? 'SERVING' : 'NOT_SERVING');
  }
  async function isReady(): Promise<boolean> {
    try {
      return await ready();
    } catch {
      // Why is for those who log it; here it only means no.
      return false;
    }
  }
  async function look(): Promise<void> {
    const isServing = await isReady();
    if (ended) return;
    tell(isServing);
    stopTimer = clock.after(everyMs, () => void look());
  }

  tell(true);
  health.addToServer(server);
  void look();
  return {
    end() {
      ended = true;
      stopTimer();
      tell(false);
    },
  };
}
