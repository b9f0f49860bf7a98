import type { Coverage } from './coverage.ts';

const groups: readonly (readonly [title: string, prefix: string])[] = [
  ['What users, staff and fate did', 'action '],
  ["The staff's deeds that found something to be done to", 'staff '],
  ['Corners of the clinic and settings of the house', 'corner '],
  ['Corners of the service-combination system', 'combination '],
  ['What happened in its branches', 'branch '],
  ['Calls to clinics', 'call '],
  ['Faults', 'fault '],
  ['Deaths of a process right after', 'crash after '],
  ['A process stands still right after', 'freeze after '],
  ['Operations by kind and end', 'end '],
  ['Answers', 'answer '],
  ['What a token was found to be', 'token '],
  ['What claims came to', 'claim of '],
];

/** What a run reached, in columns a reader can go through. */
export function showReached(coverage: Coverage): string {
  const left = new Map(coverage.counts);
  left.delete('histories');
  const lines: string[] = [];
  for (const [title, prefix] of groups) {
    const names = [...left.keys()].filter((name) => name.startsWith(prefix)).sort();
    lines.push(
      `${title}:`,
      ...inColumns(names.map((name) => [name.slice(prefix.length), left.get(name) ?? 0])),
    );
    for (const name of names) left.delete(name);
  }
  lines.push('Steps, ends and events:', ...inColumns([...left].sort(byName)));
  return lines.join('\n');
}

function byName(one: readonly [string, number], other: readonly [string, number]): number {
  return one[0] < other[0] ? -1 : 1;
}

function inColumns(entries: readonly (readonly [name: string, times: number])[]): readonly string[] {
  const cells = entries.map(([name, times]) => `${name} ${times}`);
  const width = Math.max(0, ...cells.map(({ length }) => length)) + 2;
  const columns = Math.max(1, Math.floor(120 / width));
  const lines: string[] = [];
  for (let at = 0; at < cells.length; at += columns) {
    const row = cells.slice(at, at + columns).map((cell) => cell.padEnd(width));
    lines.push(`  ${row.join('').trimEnd()}`);
  }
  return lines;
}

/** Seconds as a person says them. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5_400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
