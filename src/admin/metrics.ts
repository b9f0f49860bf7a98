import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Operation } from '../core/operation.ts';

/** One answered call of the booking contract. */
export interface RequestFacts {
  readonly transport: 'http' | 'grpc';
  /** A method of the contract, or `unknown`; never what a caller made up, since each value is kept for ever. */
  readonly method: string;
  /** Status as the transport spells it: `200`, `OK`. */
  readonly code: string;
}

/** One call to a clinic's system. */
export interface ClinicCallFacts {
  readonly merchant: string;
  /** The vendor's name for it, from a closed list. */
  readonly operation: string;
  /** `ok`, `refused` by the clinic, `shed` by the adapter, or what went wrong, from a closed list. */
  readonly outcome: string;
}

/** What is counted. All methods are cheap and never throw. */
export interface Metrics {
  readonly registry: Registry;
  request(facts: RequestFacts, seconds: number): void;
  /** A step that an operation took: `kind` of its intent, and what came of it. */
  operation(kind: Operation['intent']['kind'], outcome: string): void;
  clinicCall(facts: ClinicCallFacts, seconds: number): void;
}

/** How the calls to one clinic get on. */
export interface ClinicCondition {
  readonly merchant: string;
  /** `closed`: it is called; `open`: it failed and is left alone; `half-open`: one call tries whether it is back. */
  readonly breaker: 'closed' | 'open' | 'half-open';
  readonly underWay: number;
  readonly waiting: number;
}

/** What is measured from outside at each scrape. */
export interface MetricsSources {
  /** Every clinic there is; without it nothing is told of clinics. */
  clinics?(): readonly ClinicCondition[];
  /** Open operations whose outcome nobody knows, at most `limit`. */
  unresolved(limit: number): Promise<readonly Pick<Operation, 'state'>[]>;
  /** Upcoming bookings whose reservation's id can't be learnt, at most `limit`. */
  untraced(limit: number): Promise<readonly unknown[]>;
  /** Images of which nobody knows whether the clinic has attached them, at most `limit`. */
  unresolvedImages(limit: number): Promise<readonly unknown[]>;
}

/** Around the limits that answers have: 1.2 s for look-ups, 3.5 s for changes. */
const requestBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.2, 2, 3.5, 5];
const clinicBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The gauge stops here; so many unresolved operations need no exact number. */
const mostCounted = 1000;
const unresolvedStates = ['unknown', 'needs-person'] as const;

/** Metrics of one process in a registry of its own, with Node's own besides. */
export function createMetrics(sources: MetricsSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  addUnresolved(registry, sources);
  addClinics(registry, () => sources.clinics?.() ?? []);

  const requests = new Histogram({
    name: 'adapter_request_seconds',
    help: 'Time to answer a call of the booking contract.',
    labelNames: ['transport', 'method', 'code'],
    buckets: requestBuckets,
    registers,
  });
  const operations = new Counter({
    name: 'adapter_operations_total',
    help: 'Changes of bookings, by what came of them.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const clinicCalls = new Histogram({
    name: 'adapter_clinic_call_seconds',
    help: "Time until a clinic's system answered a call, or didn't, with the wait for a place.",
    labelNames: ['merchant', 'operation', 'outcome'],
    buckets: clinicBuckets,
    registers,
  });

  return {
    registry,
    request({ transport, method, code }, seconds) {
      requests.observe({ transport, method, code }, seconds);
    },
    operation(kind, outcome) {
      operations.inc({ kind, outcome });
    },
    clinicCall({ merchant, operation, outcome }, seconds) {
      clinicCalls.observe({ merchant, operation, outcome }, seconds);
    },
  };
}

const breakerStates = ['closed', 'open', 'half-open'] as const;

/** Read at each scrape. */
function addClinics(registry: Registry, clinics: () => readonly ClinicCondition[]): void {
  const registers = [registry];
  new Gauge({
    name: 'adapter_clinic_breaker',
    help: 'Whether a clinic is called (closed), left alone after failures (open) or tried out (half-open); 1 for the state it is in.',
    labelNames: ['merchant', 'state'],
    registers,
    collect() {
      for (const { merchant, breaker } of clinics()) {
        for (const state of breakerStates) this.set({ merchant, state }, state === breaker ? 1 : 0);
      }
    },
  });
  new Gauge({
    name: 'adapter_clinic_calls',
    help: 'Calls to a clinic that are under way or wait for a place.',
    labelNames: ['merchant', 'state'],
    registers,
    collect() {
      for (const { merchant, underWay, waiting } of clinics()) {
        this.set({ merchant, state: 'under-way' }, underWay);
        this.set({ merchant, state: 'waiting' }, waiting);
      }
    },
  });
}

/** Read at each scrape. If it can't be read it says so (NaN), and the other metrics are still given. */
function addUnresolved(registry: Registry, sources: MetricsSources): void {
  new Gauge({
    name: 'adapter_unresolved_operations',
    help: `Operations whose outcome is unknown, up to ${mostCounted}; NaN while the store can't tell.`,
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const operations = await sources.unresolved(mostCounted).catch(() => null);
      for (const state of unresolvedStates) {
        const count = operations?.filter((operation) => operation.state === state).length ?? Number.NaN;
        this.set({ state }, count);
      }
    },
  });
  new Gauge({
    name: 'adapter_untraced_bookings',
    help: `Upcoming bookings that can't be changed because the clinic doesn't show them, up to ${mostCounted}; NaN while the store can't tell.`,
    registers: [registry],
    async collect() {
      const bookings = await sources.untraced(mostCounted).catch(() => null);
      this.set(bookings?.length ?? Number.NaN);
    },
  });
  new Gauge({
    name: 'adapter_unresolved_images',
    help: `Commands with images of which nobody knows whether they were carried out, up to ${mostCounted}; NaN while the store can't tell.`,
    registers: [registry],
    async collect() {
      const images = await sources.unresolvedImages(mostCounted).catch(() => null);
      this.set(images?.length ?? Number.NaN);
    },
  });
}
