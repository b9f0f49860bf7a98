/** One call and the judgement of its answer. */
export interface Task {
  readonly request: Buffer;
  /** Throws unless the answer is exactly what it has to be. */
  check(answer: Buffer): void;
}

/** Calls of one method. */
export interface Work {
  readonly method: string;
  /** The next call; undefined when there is nothing left to call for. */
  next(): Task | undefined;
}

/** Throws unless each fact is as expected. */
export function expectFacts(what: string, facts: readonly (readonly [unknown, unknown])[]): void {
  for (const [actual, expected] of facts) {
    // int64 are strings in JSON and numbers in decoded protobuf.
    if (String(actual) === String(expected)) continue;
    throw new Error(`${what}: expected ${String(expected)}, got ${String(actual)}`);
  }
}
