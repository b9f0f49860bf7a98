import { type Ask, isDefinite, type RunRecord, type Violation } from './record.ts';

/** Images are attached once or not at all, as they were answered; where nobody can tell, a person is told to look. */
export function checkImages({
  asks,
  images,
  imagesListed,
}: Pick<RunRecord, 'asks' | 'images' | 'imagesListed'>): readonly Violation[] {
  const byVisitor = Map.groupBy(asks, ({ visitor }) => visitor);
  const strangers = [...images.keys()].filter((visitor) => !byVisitor.has(visitor));
  return [
    ...strangers.map((visitor) => ({ sentence: 0, what: `there are images of nobody: ${visitor}` })),
    ...[...byVisitor].flatMap(([visitor, some]) =>
      visitor === null ? [] : judge(visitor, some, images.get(visitor) ?? 0, imagesListed.includes(visitor)),
    ),
  ];
}

function judge(
  visitor: string,
  asks: readonly Ask[],
  there: number,
  isListed: boolean,
): readonly Violation[] {
  const found = (sentence: number, what: string): readonly Violation[] => [
    { sentence, what: `the images of ${visitor} ${what}` },
  ];
  if (there > 1) return found(1, `are there ${there} times`);
  const isDone = asks.some(({ outcome }) => outcome.kind === 'done');
  if (isDone) return there === 1 ? [] : found(2, 'were answered as attached and are not there');
  if (there === 0 || isListed) return [];
  return asks.every(saysNo)
    ? found(3, 'were refused and are there')
    : found(6, 'are there, nobody was told so, and nobody is told to look');
}

/** Refused, or turned away before anything was sent on. */
function saysNo(ask: Ask): boolean {
  const { outcome } = ask;
  if (isDefinite(ask)) return outcome.kind !== 'done';
  return outcome.kind === 'error'
    ? outcome.status === '503'
    : outcome.kind === 'none' && outcome.why === 'unreachable';
}
