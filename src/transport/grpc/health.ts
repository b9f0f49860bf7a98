import type { Server } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import { WIRE_PACKAGE } from '../../contract/wire/protos.ts';
import type { Clock } from '../../core/clock.ts';

/** The names that health is asked under: the whole server, and its one service. */
const names = ['', `${WIRE_PACKAGE}.BookingService`] as const;

/** The standard health service, as probes ask it, without credentials. */
export interface Health {
  /** From now on, and for good: not serving. */
  end(): void;
}

/** Adds the health service, which follows `ready` from then on. */
export function addHealth(
  server: Server,
  ready: () => Promise<boolean>,
  everyMs: number,
  clock: Clock,
): Health {
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
