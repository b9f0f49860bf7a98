import { type Row, rows } from '../rows.ts';
import type { Results, RowResult } from '../run.ts';
import { percent, type Table, verdict } from './aligned.ts';

const heads = [
  'Added to the clinic’s own time, at a fixed rate',
  'clinic ms',
  'p50 ms',
  'p99 ms',
  'p99.9 ms',
  'server',
  'load',
  'target',
];

/** What a caller waits for besides the clinic, of the rows whose load is open-loop. */
export function latencyTable({ rows: found }: Results): Table {
  const byId = new Map(found.map((one) => [one.id, one]));
  const measured = rows.flatMap((row) => {
    const own = row.pace.kind === 'open' ? byId.get(row.id) : undefined;
    return own === undefined ? [] : [lineOf(row, own)];
  });
  return measured.length === 0 ? [] : [heads, ...measured];
}

function lineOf({ name, clinicMs, addedP99TargetMs }: Row, { figures }: RowResult): readonly string[] {
  const { p50Ms, p99Ms, p999Ms, serverShare, loadShare } = figures;
  const added = [p50Ms, p99Ms, p999Ms].map((ms) => (ms - clinicMs).toFixed(1));
  const target =
    addedP99TargetMs === undefined
      ? ''
      : `p99 < ${addedP99TargetMs} ms: ${verdict(p99Ms - clinicMs < addedP99TargetMs)}`;
  return [name, String(clinicMs), ...added, percent(serverShare), percent(loadShare), target];
}
