import type { Clock } from '../../core/clock.ts';
import type { ClinicGate } from '../clinic-gate/clinic-gate.ts';
import {
  createGatedCalls,
  type ObserveCall as ObserveAnyCall,
  type Shed,
} from '../clinic-gate/gated-calls.ts';
import type { CallOutcome, ClinicCall, ClinicClient } from './clinic-client.ts';
import { type Operation, sortOf } from './operations.ts';

/** Told of every call when it is over; `seconds` since it was wanted. Mustn't throw. */
export type ObserveCall = ObserveAnyCall<Operation>;

export type GatedOutcome = CallOutcome | Shed;

/** The client as everything else in this driver sees it: through the clinic's gate. */
export interface GatedClient {
  post(call: ClinicCall): Promise<GatedOutcome>;
}

export interface GatedClientOptions {
  readonly client: Pick<ClinicClient, 'post'>;
  readonly gate: ClinicGate;
  readonly clock: Clock;
  readonly observe: ObserveCall;
}

export function createGatedClient({ client, ...options }: GatedClientOptions): GatedClient {
  const send = (call: ClinicCall): Promise<CallOutcome> => client.post(call);
  return { post: createGatedCalls<ClinicCall, CallOutcome>({ ...options, send, sortOf }) };
}
