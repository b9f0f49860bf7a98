const firstMs = 500;
const longestMs = 4_000;

/** How long to wait before each next try: half a second, doubling to four, without end. */
export function* waitsMs(): Generator<number, never> {
  for (let waitMs = firstMs; ; waitMs = Math.min(2 * waitMs, longestMs)) yield waitMs;
}
