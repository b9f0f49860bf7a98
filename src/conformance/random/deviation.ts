import type { Answer } from '../channel/channel.ts';
import type { RuleId } from '../rules.ts';

/** An answer that the model doesn't allow. */
export class Deviation extends Error {
  override readonly name = 'Deviation';
  readonly expected: string;
  readonly answers: readonly Answer[];
  readonly rules: readonly RuleId[];

  constructor(expected: string, answers: Answer | readonly Answer[], ...rules: RuleId[]) {
    super(expected);
    this.expected = expected;
    this.answers = 'exchange' in answers ? [answers] : answers;
    this.rules = rules;
  }
}
