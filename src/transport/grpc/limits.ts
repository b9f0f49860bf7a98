/** What one client may cost the gRPC server. Times in milliseconds. */
export interface GrpcLimits {
  readonly maxMessageBytes: number;
  /** Calls under way on one connection. */
  readonly maxCallsPerConnection: number;
  /** Calls without credentials, of health and reflection, whose messages are coming in, on all connections together. */
  readonly maxIncompleteCalls: number;
  /** From the start of a call to the end of its message. */
  readonly requestMs: number;
  /** How long a connection without calls is kept open. */
  readonly idleMs: number;
  /** How often a silent connection is asked whether it still lives. */
  readonly keepAliveMs: number;
  /** How often the health service looks whether bookings can be taken. */
  readonly healthMs: number;
  /** Slots in one look-up, and entries of any other list. */
  readonly maxEntries: number;
}

export const defaultGrpcLimits: GrpcLimits = {
  maxMessageBytes: 1_048_576,
  maxCallsPerConnection: 1_000,
  maxIncompleteCalls: 32,
  requestMs: 10_000,
  idleMs: 300_000,
  keepAliveMs: 60_000,
  healthMs: 2_000,
  maxEntries: 1_000,
};
