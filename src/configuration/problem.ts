/** One thing that is wrong with the configuration, and what to do about it. */
export interface Problem {
  /** The file's path as it was given, or `environment`. */
  readonly file: string;
  /** Line in the file, counted from 1; null if none can be named. */
  readonly line: number | null;
  /** Path inside the file, e.g. `merchants.seoul-clinic.services.botox.durationMinutes`; a variable's name; empty for the whole file. */
  readonly path: string;
  /** What is wrong, without quoting values that may be secret. */
  readonly problem: string;
  readonly remedy: string;
}

/** Thrown when the adapter can't start as it is configured; lists every problem that was found, not the first. */
export class ConfigurationError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super([`The configuration has ${count}:`, ...problems.map(describe)].join('\n'));
    this.name = 'ConfigurationError';
    this.problems = problems;
  }
}

function describe({ file, line, path, problem, remedy }: Problem): string {
  const place = line === null ? file : `${file}:${line}`;
  return `  ${place}${path === '' ? '' : ` ${path}`}: ${problem}\n    ${remedy}`;
}

/** A path in the spelling of problems: `partners.google.merchants[0]`. */
export function spellPath(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}
