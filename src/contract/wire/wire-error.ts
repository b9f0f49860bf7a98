/** Thrown for a message that breaks the contract's form: the caller's fault, to be answered with 400 / INVALID_ARGUMENT. */
export class WireError extends Error {
  override readonly name = 'WireError';
  /** Path of the offending field like `slot_time[3].start_sec`; undefined if it is the body as a whole. */
  readonly field: string | undefined;
  /** What is wrong, without the path; holds nothing of the caller's data but numbers of entries and names shaped like enum values. */
  readonly problem: string;

  constructor(problem: string, field?: string) {
    super(field === undefined ? problem : `${field}: ${problem}`);
    this.problem = problem;
    this.field = field;
  }

  /** The same error as seen from the enclosing message or list; `segment` is a field name or an index like `[3]`. */
  within(segment: string): WireError {
    if (this.field === undefined) return new WireError(this.problem, segment);
    const joint = this.field.startsWith('[') ? '' : '.';
    return new WireError(this.problem, segment + joint + this.field);
  }
}

/** Adds a path segment to a WireError; anything else passes unchanged. To be thrown on. */
export function errorWithin(segment: string, error: unknown): unknown {
  return error instanceof WireError ? error.within(segment) : error;
}

/** What kind of value came, for messages that must not repeat the value itself. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
}
