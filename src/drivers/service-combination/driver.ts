import type {
  Answer,
  CallLimits,
  ClinicDriver,
  ClinicReference,
  CommandNotes,
  CommandOutcome,
  CommandServices,
  MoveCommand,
} from '../../core/clinic-driver.ts';
import type { Clock, Randomness } from '../../core/clock.ts';
import type { ServiceId } from '../../core/identifiers.ts';
import { ClinicGate, type GateCondition } from '../clinic-gate/clinic-gate.ts';
import { createFaultReport, type DriverLog } from '../clinic-gate/fault-report.ts';
import { createGatedCalls, type ObserveCall } from '../clinic-gate/gated-calls.ts';
import { RepeatBudget } from '../clinic-gate/repeat-budget.ts';
import { type Connect, createHttpClient } from '../clinic-http/http-client.ts';
import type { CombinationAccounts } from './account.ts';
import type { Appointment } from './appointment.ts';
import { cancel } from './cancel.ts';
import { createCombinationCalls } from './combination-calls.ts';
import { type CallOutcome, type CombinationCall, createCombinationClient } from './combination-client.ts';
import { createCombinations } from './combinations.ts';
import { createHolds } from './holds.ts';
import { findByMarker } from './marker-search.ts';
import { move } from './move.ts';
import { openingsOf, visitOpeningsOf } from './openings.ts';
import { type Operation, sortOf } from './operations.ts';
import { personalIdentifier } from './personal-identifier.ts';
import { readBack } from './read-back.ts';
import { createReleases } from './release.ts';
import { reserve } from './reserve.ts';
import { type ServiceSet, serviceSetOf, unionOf } from './service-set.ts';
import type { CombinationMerchant, CombinationService } from './settings.ts';
import { SpareSlots } from './spare-slots.ts';

export interface CombinationDriverOptions {
  readonly connection: CombinationMerchant;
  /** IANA time zone of the branch. */
  readonly timeZone: string;
  readonly services: ReadonlyMap<ServiceId, CombinationService>;
  /** Those of all drivers in the process: merchants of one account share its token and its requests. */
  readonly accounts: CombinationAccounts;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly log: DriverLog;
  /** Told of every call to the system, for counting. */
  readonly observe: ObserveCall<Operation | 'oauth-token'>;
  /** How its servers are reached; left out: over HTTP. */
  readonly connect?: Connect;
}

/** The port for one branch of a service-combination system ([combination]). */
export interface CombinationDriver extends ClinicDriver<Appointment> {
  /** A move may give the appointment another id ([combination] 4.7). */
  move(
    command: MoveCommand<Appointment>,
    limits: CallLimits,
    notes: CommandNotes,
  ): Promise<CommandOutcome<ClinicReference | null>>;
  /** Gets in the background what the first call would have to wait for. Says nothing when it fails: then the first call tries again. */
  warmUp(): void;
  /** How calls to the system get on. */
  condition(): GateCondition;
  /** Gives calls under way a second to end and closes the connections; later calls are not sent. May be called again. */
  close(): Promise<void>;
}

/** Opens no connection before it is told to warm up or called. A service that isn't in `services` is answered as a fault of ours. */
export function createCombinationDriver(options: CombinationDriverOptions): CombinationDriver {
  const { connection, timeZone, clock, randomness, observe, connect = createHttpClient } = options;
  const { settings, branchId, identifierKey } = connection;
  const report = createFaultReport(options.log, clock);
  const { baseUrl } = connection;
  const http = connect({ baseUrl, maxConcurrent: settings.maxConcurrent, clock });
  const gate = new ClinicGate(settings, clock);
  const client = createCombinationClient(http, connection);
  const send = createGatedCalls<CombinationCall, CallOutcome>({ send: client, sortOf, gate, clock, observe });
  const account = options.accounts.of(connection, { connect, clock, observe, report });
  const budget = new RepeatBudget(settings, clock);
  const calls = createCombinationCalls({
    send,
    account,
    budget,
    settings,
    clock,
    randomness,
    observe,
    report,
  });
  const combinations = createCombinations(calls, connection, clock, report);
  const spare = new SpareSlots(clock, settings.spareSlotAgeSec);
  const releases = createReleases(calls, clock);
  const branch = { branchId, settings, timeZone };
  const sets = new Map([...options.services].map(([id, service]) => [id, serviceSetOf(service)]));
  /** The set of all services of a visit; null: one isn't configured here, or they can't be one set. */
  const setOf = ({ serviceId, items }: CommandServices): ServiceSet | null => {
    const ids = items?.map((item) => item.serviceId) ?? [serviceId];
    const parts = ids.flatMap((id) => sets.get(id) ?? []);
    return parts.length < ids.length ? null : unionOf(parts);
  };
  const commandParts = { calls, combinations, spare, releases, branch, clock, report, branchId, settings };
  const readParts = { calls, branchId, settings, identifierKey, clock };

  return {
    holds: createHolds(commandParts, sets),
    // Services of one resource type share its resources, which are not named ([combination] 1).
    sharesPlaces: true,

    async readOpenings(serviceId, span, limits) {
      const set = sets.get(serviceId);
      if (set === undefined) return strangeRead;
      return openingsOf({ calls, combinations, spare, branch, clock, report }, set, span, limits);
    },

    async readVisitOpenings(items, startSec, limits) {
      if (items.some(({ serviceId }) => !sets.has(serviceId))) return strangeRead;
      const set = setOf({ serviceId: items[0].serviceId, items });
      if (set === null) return { kind: 'ok', value: { kind: 'not-combined' } };
      const parts = { calls, combinations, spare, branch, clock, report };
      return visitOpeningsOf(parts, set, startSec, limits);
    },

    /** Nobody has to be searched for: whoever it is has an identifier, made of the account alone. */
    async findVisitor({ account: name }) {
      return { kind: 'ok', value: personalIdentifier(name, identifierKey) };
    },

    async reserve(command, limits, notes) {
      const set = setOf(command);
      if (set === null) return strangeCommand;
      const identifier = personalIdentifier(command.person.account, identifierKey);
      return reserve(commandParts, command, set, identifier, limits, notes);
    },

    async move(command, limits, notes) {
      const set = setOf(command);
      return set === null ? strangeCommand : move(commandParts, command, set, limits, notes);
    },

    cancel: (current, limits) => cancel(commandParts, current, limits),
    readBack: (id, limits, whereabouts) => readBack(readParts, id, limits, whereabouts),
    findByMarker: (trace, limits) => findByMarker(readParts, trace, limits),

    warmUp() {
      const limits = { untilMs: clock.now() + warmUpMs, priority: 'background' } as const;
      const [several] = [...sets.values()].filter(isSeveral);
      if (several === undefined) void account.tokens.current(limits);
      else void combinations.allow(several, limits);
    },

    condition: () => gate.condition(),

    async close() {
      releases.close();
      gate.close();
      await Promise.all([http.close(), account.close()]);
    },
  };
}

/** Nobody waits for it, so it may take as long as a slow start of the system. */
const warmUpMs = 5_000;

const isSeveral = ({ serviceIds }: ServiceSet): boolean => serviceIds.length > 1;

const strange = 'the service is not configured for this driver';

const strangeRead: Answer<never> = { kind: 'trouble', trouble: { kind: 'unexpected', detail: strange } };

const strangeCommand: CommandOutcome<never> = { kind: 'refused', refusal: 'our-fault', detail: strange };
