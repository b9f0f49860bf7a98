import { standardNodeOptions } from '../adapter.ts';
import type { Results } from '../run.ts';
import { adapterTable } from './adapter-table.ts';
import { aligned } from './aligned.ts';
import { latencyTable } from './latency-table.ts';
import { rateTable } from './rate-table.ts';

/** The whole report as Markdown, which reads well in a terminal, too. */
export function report(results: Results): string {
  const tables = [rateTable(results), latencyTable(results), adapterTable(results)];
  const filled = tables.filter((table) => table.length > 1);
  return [...about(results), ...filled.flatMap((table) => ['', ...aligned(table)]), ''].join('\n');
}

function about({ machine, versions, cores, options }: Results): readonly string[] {
  const { cpu, memoryGb, kernel, fileSystem, syncMs, loadBefore } = machine;
  const pinned =
    cores === null
      ? 'nothing pinned (needs `taskset` and two cores): server and load disturb each other'
      : `server on core ${cores.server}; load, clinic and PostgreSQL on core ${cores.load}`;
  const flags = [...standardNodeOptions(), ...options.nodeOptions].join(' ');
  return [
    `Machine: ${cpu}, ${machine.cores} cores, ${memoryGb} GB, Linux ${kernel}; ${fileSystem}, a sync takes ${syncMs.toFixed(2)} ms; load average before the run ${loadBefore.toFixed(2)}.`,
    '',
    `Versions: Node.js ${versions.node}, Express ${versions.express}, grpc-js ${versions.grpcJs}, adapter ${versions.adapter} (node ${flags}).`,
    '',
    `Method: ${pinned}; medians of ${options.rounds} rounds in which the rows of a group take turns, ${options.measureMs / 1000} s each; closed loop unless a rate is named; SQLite, an empty store and a clinic that answers at once unless something else is; every answer is checked.`,
  ];
}
