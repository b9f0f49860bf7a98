import type { Attempt } from './attempt.ts';
import type { Answer, Exchange, MethodName } from './channel/channel.ts';

/** Answers that count as errors; refusals and wrong arguments are provoked here and don't. */
const errors: ReadonlySet<Answer['outcome']> = new Set([
  'internal',
  'unavailable',
  'deadline',
  'exhausted',
  'no-answer',
  'other',
]);

/** Groups in which slowness or errors are provoked. */
const provoking = ['controlled/', 'limits/'] as const;

/**
 * Judges the time of all calls of some methods ([google] 4.3). Whether the limits are for each answer isn't documented: a late answer
 * counts as an error, so more of them than errors are allowed is a `must`, and any is a `should`.
 */
export function judgeTimes(
  attempt: Attempt,
  methods: readonly MethodName[],
  limitMs: number,
  errorRate: number,
): void {
  const exchanges = exchangesOf(attempt, methods);
  const late = exchanges.filter(({ tookMs }) => tookMs >= limitMs);
  if (late.length === 0) return;
  const found = `${late.length} of ${exchanges.length} took longer, the longest ${Math.round(longest(late))} ms`;
  const expected = `${methods.join(' and ')} answer in less than ${limitMs} ms`;
  const grade = late.length >= errorRate * exchanges.length ? 'must' : 'should';
  attempt[grade](false, expected, late.slice(0, mostShown).map(asAnswer), found);
}

/** Judges how often calls of some methods fail ([google] 4.3). */
export function judgeErrors(attempt: Attempt, methods: readonly MethodName[], errorRate: number): void {
  const exchanges = exchangesOf(attempt, methods);
  const failed = exchanges.filter(({ outcome }) => errors.has(outcome));
  if (failed.length === 0) return;
  const expected = `less than ${errorRate * 100} % of ${methods.join(' and ')} end in an error`;
  const found = `${failed.length} of ${exchanges.length} did`;
  const grade = failed.length >= errorRate * exchanges.length ? 'must' : 'note';
  attempt[grade](false, expected, failed.slice(0, mostShown).map(asAnswer), found);
}

const mostShown = 5;

function exchangesOf(attempt: Attempt, methods: readonly MethodName[]): readonly Exchange[] {
  return attempt.target.calls
    .filter(({ scenario }) => !provoking.some((group) => scenario.startsWith(group)))
    .map(({ exchange }) => exchange)
    .filter(
      ({ transport, method }) =>
        transport === attempt.transport && method !== null && methods.includes(method),
    );
}

function longest(exchanges: readonly Exchange[]): number {
  return exchanges.reduce((most, { tookMs }) => Math.max(most, tookMs), 0);
}

function asAnswer(exchange: Exchange): Answer {
  return { outcome: exchange.outcome, message: {}, form: [], exchange };
}
