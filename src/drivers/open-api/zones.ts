import * as z from 'zod';
import type { Answer, CallLimits } from '../../core/clinic-driver.ts';
import { type Clock, type EpochMs, within } from '../../core/clock.ts';
import { dataList, unreadable } from './answers.ts';
import type { ClinicCalls } from './clinic-calls.ts';

/** The zones of reservation groups in which reservations may be made ([clinic] 12). */
export interface Zones {
  /** In the clinic's own order. */
  enabledIn(reservationGroupId: string, limits: CallLimits): Promise<Answer<readonly string[]>>;
}

/** Zones are opened and closed by hand, seldom; a look-up must not pay for asking each time. */
const keptForMs = 300_000;

const operation = 'get-reservation-groups';

const group = z.object({
  id: z.string(),
  intervalCapacities: z.array(z.object({ enabled: z.boolean().nullish(), zoneId: z.string() })),
});

type GroupZones = ReadonlyMap<string, readonly string[]>;

export function createZones(calls: ClinicCalls, clock: Clock, reportFault: (detail: string) => void): Zones {
  let kept: { readonly zones: GroupZones; readonly readMs: EpochMs } | null = null;
  let reading: Promise<Answer<GroupZones>> | null = null;

  async function read(limits: CallLimits): Promise<Answer<GroupZones>> {
    const data = dataList(operation, await calls.read(operation, {}, limits));
    if (data.kind === 'trouble') return data;
    const groups = z.array(group).safeParse(data.value);
    if (!groups.success)
      return unreadable(operation, `wrong field ${groups.error.issues[0]?.path.join('.') ?? ''}`);
    const zones = new Map(
      groups.data.map(({ id, intervalCapacities }) => [
        id,
        intervalCapacities.filter((zone) => zone.enabled === true).map((zone) => zone.zoneId),
      ]),
    );
    kept = { zones, readMs: clock.now() };
    return { kind: 'ok', value: zones };
  }

  async function current(limits: CallLimits): Promise<Answer<GroupZones>> {
    if (kept !== null && clock.now() - kept.readMs < keptForMs) return { kind: 'ok', value: kept.zones };
    reading ??= read(limits).finally(() => {
      reading = null;
    });
    const answer = await within(clock, limits.untilMs, reading);
    if (answer !== 'late') return answer;
    return { kind: 'trouble', trouble: { kind: 'time-out', detail: `${operation}: no answer in time` } };
  }

  return {
    async enabledIn(reservationGroupId, limits) {
      const zones = await current(limits);
      if (zones.kind === 'trouble') return zones;
      const enabled = zones.value.get(reservationGroupId);
      if (enabled !== undefined) return { kind: 'ok', value: enabled };
      const detail = `${operation}: the configured reservation group is not among the clinic's`;
      reportFault(detail);
      return { kind: 'trouble', trouble: { kind: 'unexpected', detail } };
    },
  };
}
