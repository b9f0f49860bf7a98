import { type Measurement, median } from '../measure.ts';
import { type Comparison, type Row, rows } from '../rows.ts';
import type { Results, RowResult } from '../run.ts';
import { percent, type Table, verdict } from './aligned.ts';

/** A core that is busy for this share of the time is what a row is limited by. */
const busyShare = 0.9;
/** Above this, something else took so much of the server's core that the figures mean little. */
const disturbedShare = 0.1;

const heads = [
  'Row',
  'calls/s',
  'p50 ms',
  'p99 ms',
  'µs/call',
  'server',
  'load',
  'share',
  'by CPU',
  'target',
  'limited by',
];

/** How many calls a second, of the rows whose load is closed-loop. */
export function rateTable({ rows: found }: Results): Table {
  const byId = new Map(found.map((one) => [one.id, one]));
  const closed = rows.filter(({ pace }) => pace.kind === 'closed');
  const measured = closed.flatMap((row) => {
    const own = byId.get(row.id);
    return own === undefined ? [] : [lineOf(row, own, byId)];
  });
  return measured.length === 0 ? [] : [heads, ...measured];
}

function lineOf(row: Row, own: RowResult, byId: ReadonlyMap<string, RowResult>): readonly string[] {
  const { figures } = own;
  const shares = row.against.flatMap((comparison) => {
    const other = byId.get(comparison.id);
    return other === undefined ? [] : [shareOf(comparison, own.rounds, other.rounds)];
  });
  return [
    row.name,
    String(Math.round(figures.perSec)),
    figures.p50Ms.toFixed(1),
    figures.p99Ms.toFixed(1),
    String(Math.round(figures.serverMicros)),
    percent(figures.serverShare),
    percent(figures.loadShare),
    shares.map(({ share }) => share.toFixed(2)).join('; '),
    shares.map(({ byCpu }) => byCpu.toFixed(2)).join('; '),
    shares.map(({ target, share }) => `≥ ${target}: ${verdict(share >= target)}`).join('; '),
    limitOf(figures),
  ];
}

/** Each round's share is taken by itself: what disturbs a round mostly disturbs both. */
function shareOf(
  { target }: Comparison,
  own: readonly Measurement[],
  other: readonly Measurement[],
): { readonly share: number; readonly byCpu: number; readonly target: number } {
  const shareBy = (share: (one: Measurement, other: Measurement) => number): number =>
    median(own.flatMap((one, round) => other.slice(round, round + 1).map((its) => share(one, its))));
  return {
    share: shareBy((one, its) => one.perSec / its.perSec),
    byCpu: shareBy((one, its) => its.serverMicros / one.serverMicros),
    target,
  };
}

function limitOf({ serverShare, loadShare, disturbedShare: disturbed }: Measurement): string {
  if (disturbed > disturbedShare) return `disturbed: others had the core for ${percent(disturbed)}`;
  if (serverShare >= busyShare) return 'server core';
  return loadShare >= busyShare ? 'load core' : 'waiting: disk, clinic, database';
}
