import type { Exchange, FormProblem } from './channel/channel.ts';
import type { GrpcChannel } from './channel/grpc-channel.ts';
import type { HttpChannel } from './channel/http-channel.ts';
import type { Clock } from './clock.ts';
import type { ControlClient } from './control/control-client.ts';
import type { Feed, OptionalMethod } from './feed/feed.ts';
import type { SlotPool } from './slot-pool.ts';

/** The way over which a scenario is tried. */
export type Way =
  | { readonly transport: 'HTTP'; readonly channel: HttpChannel }
  | { readonly transport: 'gRPC'; readonly channel: GrpcChannel };

/** One answered call of the run, for what is judged over all of them. */
export interface CallRecord {
  readonly exchange: Exchange;
  readonly form: readonly FormProblem[];
  readonly scenario: string;
}

/** The booking server that is judged, with everything that a run knows of it. */
export interface Target {
  readonly feed: Feed;
  readonly pool: SlotPool;
  readonly offers: Readonly<Record<OptionalMethod, boolean>>;
  readonly control: ControlClient | null;
  readonly clock: Clock;
  /** Says when the run is to end early. */
  readonly signal: AbortSignal;
  /** How long a call that is answered as "try again" is repeated, in milliseconds. */
  readonly patienceMs: number;
  /** Part of every user id and token, so that no run meets the words of an earlier one. */
  readonly runId: string;
  /** Name of the run's own credentials. */
  readonly user: string;
  /** Of the run; grows. */
  readonly calls: CallRecord[];
  /** Numbers that no other call of the run gets. */
  next(): number;
}
