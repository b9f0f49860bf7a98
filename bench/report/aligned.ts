export type Table = readonly (readonly string[])[];

/** A table in Markdown whose columns stand below each other; its first line is the head. */
export function aligned(table: Table): readonly string[] {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((line) => line[column]?.length ?? 0)),
  );
  const lines = table.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0] ?? '', rule, ...lines.slice(1)];
}

export function verdict(met: boolean): string {
  return met ? 'met' : 'not met';
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
