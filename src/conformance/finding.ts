import type { Exchange, Transport } from './channel/channel.ts';
import type { RuleId } from './rules.ts';

/**
 * `must`: the documentation says so, and a partner would be hurt; `should`: it follows from what the documentation says, or is what
 * Google's own example servers do; `note`: worth knowing, nothing to put right.
 */
export const grades = ['must', 'should', 'note'] as const;

export type Grade = (typeof grades)[number];

/** Something that isn't as expected. */
export interface Finding {
  readonly grade: Grade;
  readonly expected: string;
  readonly found: string;
  readonly rules: readonly RuleId[];
  /** The calls that show it, oldest first. */
  readonly exchanges: readonly Exchange[];
}

/** What became of a scenario. One that met trouble before its own question could be asked has deviated, too: its findings tell how. */
export type ScenarioState = 'passed' | 'deviated' | 'not-applicable' | 'stopped';

/** One scenario, tried over one transport. */
export interface ScenarioResult {
  readonly id: string;
  readonly transport: Transport;
  readonly state: ScenarioState;
  /** Why it wasn't tried; empty otherwise. */
  readonly reason: string;
  readonly findings: readonly Finding[];
  readonly calls: number;
  readonly tookMs: number;
}
