import type { Attempt } from './attempt.ts';
import type { GrpcChannel } from './channel/grpc-channel.ts';
import type { HttpChannel } from './channel/http-channel.ts';
import type { ControlClient } from './control/control-client.ts';
import type { OptionalMethod } from './feed/feed.ts';
import type { RuleId } from './rules.ts';

/** The groups in the order in which they are tried. */
export const groups = [
  'health',
  'auth',
  'wire',
  'look-ups',
  'create',
  'idempotency',
  'update',
  'reads',
  'orders',
  'leases',
  'limits',
  'races',
  'controlled',
  'latency',
] as const;

export type Group = (typeof groups)[number];

interface Situation {
  /** Named by situation and expected answer; the file is called the same. Unique within the group. */
  readonly name: string;
  /** Where the expectation is written. */
  readonly rules: readonly [RuleId, ...RuleId[]];
  /** Methods that it can't do without; where the server doesn't offer one, the scenario isn't tried. */
  readonly needs?: readonly OptionalMethod[];
  /** It judges all calls of the run, so it comes after all others. */
  readonly atEnd?: true;
}

/** One situation and what is expected in it. */
export type Scenario = Situation &
  (
    | { readonly over: 'both'; run(attempt: Attempt): Promise<void> }
    | { readonly over: 'HTTP'; run(attempt: Attempt, http: HttpChannel): Promise<void> }
    | { readonly over: 'gRPC'; run(attempt: Attempt, grpc: GrpcChannel): Promise<void> }
    | { readonly over: 'control'; run(attempt: Attempt, control: ControlClient): Promise<void> }
  );

/** A scenario in its group. */
export interface GroupedScenario {
  readonly group: Group;
  /** `<group>/<name>`. */
  readonly id: string;
  readonly scenario: Scenario;
}
