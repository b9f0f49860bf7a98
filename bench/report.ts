import { standardNodeOptions } from './adapter.ts';
import { type Measurement, median } from './measure.ts';
import { memoryTargetMb, type Row, readyTargetMs, rows } from './rows.ts';
import type { Results, RowResult } from './run.ts';

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

function rowTable({ rows: found }: Results): readonly (readonly string[])[] {
  const measured = rows.flatMap((row) => {
    const own = found.find(({ id }) => id === row.id);
    return own === undefined
      ? []
      : [
          lineOf(
            row,
            own,
            found.find(({ id }) => id === row.against),
          ),
        ];
  });
  return [heads, ...measured];
}

function lineOf(row: Row, { figures, rounds }: RowResult, bare: RowResult | undefined): readonly string[] {
  return [
    row.name,
    String(Math.round(figures.perSec)),
    figures.p50Ms.toFixed(1),
    figures.p99Ms.toFixed(1),
    String(Math.round(figures.serverMicros)),
    percent(figures.serverShare),
    percent(figures.loadShare),
    ...(bare === undefined ? ['', '', ''] : sharesOf(row, rounds, bare.rounds)),
    limitOf(figures),
  ];
}

/** Each round's share is taken by itself: what disturbs a round mostly disturbs both. */
function sharesOf(row: Row, own: readonly Measurement[], bare: readonly Measurement[]): readonly string[] {
  const shareBy = (share: (one: Measurement, other: Measurement) => number): number =>
    median(own.flatMap((one, round) => bare.slice(round, round + 1).map((other) => share(one, other))));
  const share = shareBy((one, other) => one.perSec / other.perSec);
  const byCpu = shareBy((one, other) => other.serverMicros / one.serverMicros);
  const target = row.target === undefined ? '' : `≥ ${row.target}: ${verdict(share >= row.target)}`;
  return [share.toFixed(2), byCpu.toFixed(2), target];
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
