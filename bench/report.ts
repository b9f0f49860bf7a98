import { standardNodeOptions } from './adapter.ts';
import type { Measurement } from './measure.ts';
import { memoryTargetMb, type Row, type RowId, readyTargetMs, rows } from './rows.ts';
import type { Results } from './run.ts';

/** A core that is busy for this share of the time is what a row is limited by. */
const busyShare = 0.9;
/** Above this, something else took so much of the server's core that the figures mean little. */
const disturbedShare = 0.1;

/** The whole report as Markdown, which reads well in a terminal, too. */
export function report(results: Results): string {
  return [...about(results), '', ...aligned(rowTable(results)), '', ...aligned(otherTable(results)), ''].join(
    '\n',
  );
}

function about({ machine, versions, cores, options }: Results): readonly string[] {
  const { cpu, memoryGb, kernel, fileSystem, syncMs, loadBefore } = machine;
  const pinned =
    cores === null
      ? 'nothing pinned (needs `taskset` and two cores): server and load disturb each other'
      : `server on core ${cores.server}, load and clinic on core ${cores.load}`;
  const clinic = options.clinicDelayMs === 0 ? 'at once' : `after ${options.clinicDelayMs} ms`;
  const flags = [...standardNodeOptions(), ...options.nodeOptions].join(' ');
  return [
    `Machine: ${cpu}, ${machine.cores} cores, ${memoryGb} GB, Linux ${kernel}; ${fileSystem}, a sync takes ${syncMs.toFixed(2)} ms; load average before the run ${loadBefore.toFixed(2)}.`,
    '',
    `Versions: Node.js ${versions.node}, Express ${versions.express}, grpc-js ${versions.grpcJs}, adapter ${versions.adapter} (node ${flags}).`,
    '',
    `Method: ${pinned}; medians of ${options.rounds} rounds in which the rows take turns, ${options.measureMs / 1000} s each; closed loop; the clinic answers ${clinic}; every answer is checked.`,
  ];
}

const heads = [
  'Row',
  'calls/s',
  'p50 ms',
  'p99 ms',
  'µs/call',
  'server',
  'load',
  'share of bare',
  'by CPU',
  'target',
  'limited by',
];

function rowTable(results: Results): readonly (readonly string[])[] {
  const figures = new Map(results.rows.map((row) => [row.id, row.figures]));
  const measured = rows.flatMap((row) => {
    const own = figures.get(row.id);
    return own === undefined ? [] : [lineOf(row, own, figures)];
  });
  return [heads, ...measured];
}

function lineOf(row: Row, own: Measurement, figures: ReadonlyMap<RowId, Measurement>): readonly string[] {
  const bare = row.against === undefined ? undefined : figures.get(row.against);
  const share = bare === undefined ? null : own.perSec / bare.perSec;
  return [
    row.name,
    String(Math.round(own.perSec)),
    own.p50Ms.toFixed(1),
    own.p99Ms.toFixed(1),
    String(Math.round(own.serverMicros)),
    percent(own.serverShare),
    percent(own.loadShare),
    share === null ? '' : share.toFixed(2),
    bare === undefined ? '' : (bare.serverMicros / own.serverMicros).toFixed(2),
    share === null || row.target === undefined ? '' : `≥ ${row.target}: ${verdict(share >= row.target)}`,
    limitOf(own),
  ];
}

function limitOf({ serverShare, loadShare, disturbedShare: disturbed }: Measurement): string {
  if (disturbed > disturbedShare) return `disturbed: others had the core for ${percent(disturbed)}`;
  if (serverShare >= busyShare) return 'server core';
  return loadShare >= busyShare ? 'load core' : 'waiting: disk, clinic';
}

function otherTable({ readyMs, memoryMb, options }: Results): readonly (readonly string[])[] {
  return [
    ['Start and memory', 'found', 'target'],
    [
      `From start to ready (median of ${options.starts})`,
      `${Math.round(readyMs)} ms`,
      `< ${readyTargetMs} ms: ${verdict(readyMs < readyTargetMs)}`,
    ],
    ['Resident memory when ready', `${Math.round(memoryMb.ready)} MB`, ''],
    [
      'Resident memory under load, peak',
      `${Math.round(memoryMb.peak)} MB`,
      `< ${memoryTargetMb} MB: ${verdict(memoryMb.peak < memoryTargetMb)}`,
    ],
  ];
}

function verdict(met: boolean): string {
  return met ? 'met' : 'not met';
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function aligned(table: readonly (readonly string[])[]): readonly string[] {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((line) => line[column]?.length ?? 0)),
  );
  const lines = table.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0] ?? '', rule, ...lines.slice(1)];
}
