/** Counts what histories reached, so that a run can prove that it tried what it claims to have tried. */
export class Coverage {
  readonly counts = new Map<string, number>();

  add(name: string, times = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + times);
  }

  merge(other: Iterable<readonly [name: string, times: number]>): void {
    for (const [name, times] of other) this.add(name, times);
  }

  missing(expected: readonly string[]): readonly string[] {
    return expected.filter((name) => (this.counts.get(name) ?? 0) === 0);
  }
}
