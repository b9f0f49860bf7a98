import type {
  Answer,
  CallLimits,
  ClinicDriver,
  ClinicReference,
  CommandOutcome,
  MoveCommand,
  ReserveCommand,
} from '../../core/clinic-driver.ts';
import type { Clock, Randomness } from '../../core/clock.ts';
import type { HouseDriver } from '../../core/house-driver.ts';
import type { ServiceId } from '../../core/identifiers.ts';
import type { Opening, TimeSpan } from '../../core/opening.ts';
import { ClinicGate, type GateCondition } from '../clinic-gate/clinic-gate.ts';
import type { DriverLog } from '../clinic-gate/fault-report.ts';
import { RepeatBudget } from '../clinic-gate/repeat-budget.ts';
import { cancel, move } from './change.ts';
import { createClinicCalls } from './clinic-calls.ts';
import { createClinicClient } from './clinic-client.ts';
import { createCommandRefusals } from './command-refusals.ts';
import { CreationTimes } from './creation-times.ts';
import { createEvidence } from './evidence.ts';
import { createGatedClient, type ObserveCall } from './gated-client.ts';
import { HistoryLesson, isOnlyReserved } from './history-lesson.ts';
import { createHouse } from './house.ts';
import { findByMarker } from './marker-search.ts';
import { openingsOf, openingsOfAll } from './openings.ts';
import { reserve } from './reserve.ts';
import { type OpenApiDetail, readSchedule } from './schedule-detail.ts';
import type { OpenApiService, OpenApiSettings } from './settings.ts';
import type { ZonelessRule } from './times.ts';
import { createTokenSource } from './token.ts';
import { visitOpeningsOf } from './visit-openings.ts';
import { findVisitors } from './visitors.ts';
import { createWarmUp } from './warm-up.ts';
import { createZones } from './zones.ts';

export interface OpenApiDriverOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** IANA time zone of the clinic. */
  readonly timeZone: string;
  readonly services: ReadonlyMap<ServiceId, OpenApiService>;
  readonly settings: OpenApiSettings;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly log: DriverLog;
  /** Told of every call to the clinic, for counting. */
  readonly observe: ObserveCall;
}

/** The port for one clinic that speaks the Open API ([clinic]). */
export interface OpenApiDriver extends ClinicDriver<OpenApiDetail> {
  readonly house: HouseDriver<OpenApiDetail>;
  /** One call, so there is nothing to write down on the way. */
  reserve(command: ReserveCommand, limits: CallLimits): Promise<CommandOutcome<ClinicReference>>;
  /** As for {@link reserve}. */
  move(command: MoveCommand<OpenApiDetail>, limits: CallLimits): Promise<CommandOutcome<null>>;
  /** What {@link ClinicDriver.readOpenings} gives for each of the services, for the price of one call. */
  readOpeningsOfGroups(
    serviceIds: readonly ServiceId[],
    span: TimeSpan,
    limits: CallLimits,
  ): Promise<Answer<ReadonlyMap<ServiceId, readonly Opening[]>>>;
  /**
   * Gets in the background what the first call would have to wait for: a connection, the token, the clinic's groups and zones. A clinic
   * that isn't up yet is asked again each second, for five seconds. Says nothing when it fails, since then the first call tries again;
   * but a configured group that the clinic doesn't have is reported.
   */
  warmUp(): void;
  /** How calls to the clinic get on. */
  condition(): GateCondition;
  /** Gives calls under way a second to end and closes the connections; later calls are not sent. May be called again. */
  close(): Promise<void>;
}

/** Opens no connection before it is told to warm up or called. A service that isn't in `services` is answered as a fault of ours. */
export function createOpenApiDriver(options: OpenApiDriverOptions): OpenApiDriver {
  const { settings, clock, services, timeZone } = options;
  const refusals = createCommandRefusals(options.log, clock);
  const client = createClinicClient({
    baseUrl: options.baseUrl,
    maxConcurrent: settings.maxConcurrent,
    refusalStatuses: settings.tokenRefusalStatuses,
    clock,
  });
  const gate = new ClinicGate(settings, clock);
  const gated = createGatedClient({ client, gate, clock, observe: options.observe });
  const tokens = createTokenSource({
    client: gated,
    apiKey: options.apiKey,
    clock,
    onRefusedKey: refusals.report,
  });
  const calls = createClinicCalls({
    client: gated,
    tokens,
    budget: new RepeatBudget(settings, clock),
    settings,
    clock,
    randomness: options.randomness,
    reportFault: refusals.report,
  });
  const zones = createZones(calls, clock, refusals.report);
  const groups = new Set([...services.values()].map(({ reservationGroupId }) => reservationGroupId));
  const warmUp = createWarmUp(clock, (limits) =>
    Promise.all([...groups].map((group) => zones.enabledIn(group, limits))),
  );
  const openingsParts = { calls, zones, timeZone };
  const zoneless: ZonelessRule =
    settings.zonelessTimes === 'utc' ? { kind: 'utc' } : { kind: 'local', timeZone };
  const searchParts = {
    calls,
    settings,
    zoneless,
    historyListsReserved: createEvidence(clock),
    searchFindsByPhone: createEvidence(clock),
    creationTimes: new CreationTimes(),
  };
  const { historyListsReserved } = searchParts;
  const lesson = new HistoryLesson({ calls, clock, settings, zoneless, historyListsReserved });

  return {
    /** The system knows no holds ([clinic] 16). */
    holds: null,
    sharesPlaces: false,

    async readOpenings(serviceId, span, limits) {
      const service = services.get(serviceId);
      return service === undefined ? strangeRead : openingsOf(openingsParts, service, span, limits);
    },

    async readVisitOpenings(items, startSec, limits) {
      const known = items.flatMap(({ serviceId }) => services.get(serviceId) ?? []);
      if (known.length < items.length) return strangeRead;
      return visitOpeningsOf(openingsParts, items, known, startSec, limits);
    },

    async readOpeningsOfGroups(serviceIds, span, limits) {
      const known = serviceIds.flatMap((serviceId) => services.get(serviceId) ?? []);
      if (known.length < serviceIds.length) return strangeRead;
      if (known.length === 0) return { kind: 'ok', value: new Map() };
      const openings = await openingsOfAll(openingsParts, known, span, limits);
      if (openings.kind === 'trouble') return openings;
      const byService = serviceIds.map(
        (serviceId, index) => [serviceId, openings.value[index] ?? []] as const,
      );
      return { kind: 'ok', value: new Map(byService) };
    },

    /** Of several charts of one person the oldest: always the same one, so that repeats and replicas agree. */
    async findVisitor(person, limits) {
      const visitors = await findVisitors(calls, person, 'phone', settings.visitorName, limits);
      if (visitors.kind === 'trouble') return visitors;
      if (visitors.value.samePhone.length > 0) searchParts.searchFindsByPhone.saw();
      return { kind: 'ok', value: visitors.value.exact[0] ?? null };
    },

    async reserve(command, limits) {
      const ids = command.items?.map((item) => item.serviceId) ?? [command.serviceId];
      const known = ids.flatMap((id) => services.get(id) ?? []);
      if (known.length < ids.length) return strangeCommand;
      const outcome = await reserve(calls, refusals, command, known, settings, limits);
      if (outcome.kind === 'done') lesson.about(outcome.value);
      return outcome;
    },

    async move(command, limits) {
      const service = services.get(command.serviceId);
      return service === undefined ? strangeCommand : move(calls, refusals, command, service, limits);
    },

    cancel: (current, limits, as) => cancel(calls, refusals, current, limits, as),

    async readBack(scheduleId, limits) {
      const answer = await readSchedule(calls, scheduleId, zoneless, limits);
      const view = answer.kind === 'ok' ? answer.value : null;
      if (view !== null && isOnlyReserved(view)) lesson.about(view.reference);
      return answer;
    },

    findByMarker: (trace, limits) => findByMarker(searchParts, trace, limits),
    house: createHouse({ calls, services, searchParts }),

    warmUp: () => warmUp.start(),

    condition: () => gate.condition(),

    close() {
      warmUp.stop();
      gate.close();
      return client.close();
    },
  };
}

const strange = 'the service is not configured for this driver';

const strangeRead: Answer<never> = { kind: 'trouble', trouble: { kind: 'unexpected', detail: strange } };

const strangeCommand: CommandOutcome<never> = { kind: 'refused', refusal: 'our-fault', detail: strange };
