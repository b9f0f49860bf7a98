/** Does something so many times without waiting in between; the results in order. */
export function atOnce<T>(times: number, deed: () => Promise<T>): Promise<readonly T[]> {
  return Promise.all(Array.from({ length: times }, deed));
}
