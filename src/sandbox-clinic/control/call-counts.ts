/** How often each operation was called; kept in memory, so a restart counts from nothing. */
export class CallCounts {
  readonly #counts = new Map<string, number>();

  add(operation: string): void {
    this.#counts.set(operation, (this.#counts.get(operation) ?? 0) + 1);
  }

  /** By name, in order of names; operations that were never called are left out. */
  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  clear(): void {
    this.#counts.clear();
  }
}
