import type { Random } from './random.ts';

/** What befalls the first so many of each name, at the name's rate: by name and number, `reserve#2`. */
export function sprinkle<Name extends string, T>(
  random: Random,
  names: readonly Name[],
  rateOf: (name: Name) => number,
  value: () => T,
  most: (name: Name) => number = () => 6,
): Readonly<Record<string, T>> {
  const sprinkled: Record<string, T> = {};
  for (const name of names) {
    const rate = rateOf(name);
    if (rate === 0) continue;
    for (let number = 1; number <= most(name); number += 1)
      if (random.chance(rate)) sprinkled[`${name}#${number}`] = value();
  }
  return sprinkled;
}
