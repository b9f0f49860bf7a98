import type { Coverage } from './coverage.ts';
import type { Scene } from './promise-check.ts';
import type { SimDisk } from './sim-disk.ts';

/** Counts what one history reached that shows only when it is over. */
export function countHistory({ plan, clinics, aggregator }: Scene, disk: SimDisk, coverage: Coverage): void {
  for (const [corner, position] of Object.entries({ ...plan.corners, ...plan.rules }))
    coverage.add(`corner ${corner}: ${position}`);
  if (plan.kinds.includes('service-combination'))
    for (const [corner, position] of Object.entries(plan.combination))
      coverage.add(`combination ${corner}: ${position}`);
  for (const { events } of clinics) coverage.merge(events.counts);
  for (const row of disk.rows('SELECT state, intent FROM operations')) {
    const { kind } = JSON.parse(String(row['intent'])) as { kind: string };
    coverage.add(`end ${kind} ${String(row['state'])}`);
  }
  for (const { kind, wish, clinic, reply } of aggregator.asks) {
    const about = aggregator.wishes.get(wish);
    if (about !== undefined && about.items !== null && reply !== null)
      coverage.add(`${plan.kinds[clinic] === 'open-api' ? 'clinic ' : ''}order ${kind}: ${reply.kind}`);
    if (plan.kinds[clinic] === 'service-combination' && reply !== null) {
      if (kind === 'lease') coverage.add(`branch lease: ${reply.kind}`);
      if (kind === 'create' && (about?.lease ?? null) !== null)
        coverage.add(`branch create by a lease: ${reply.kind}`);
    }
    if (about !== undefined && about.house !== null && reply !== null)
      coverage.add(`house ${kind}: ${reply.kind}`);
    if (reply === null) coverage.add(`answer ${kind}: none, the process died`);
    else if (reply.kind === 'refused') coverage.add(`answer ${kind}: ${reply.refusal}`);
    else if (reply.kind === 'fault') coverage.add(`answer ${kind}: ${reply.code}`);
    else coverage.add(`answer ${kind}: ${reply.kind}`);
  }
  coverage.add('histories');
}
