import type { Answer, CallLimits, ClinicDriver, CommandOutcome } from '../../core/clinic-driver.ts';
import type { Clock, Randomness } from '../../core/clock.ts';
import type { ServiceId } from '../../core/identifiers.ts';
import type { Opening, TimeSpan } from '../../core/opening.ts';
import { cancel, move } from './change.ts';
import { createClinicCalls } from './clinic-calls.ts';
import { createClinicClient } from './clinic-client.ts';
import { createCommandRefusals, type DriverLog } from './command-refusals.ts';
import { createEvidence } from './evidence.ts';
import { findByMarker } from './marker-search.ts';
import { openingsOf, openingsOfAll } from './openings.ts';
import { reserve } from './reserve.ts';
import { type OpenApiDetail, readSchedule } from './schedule-detail.ts';
import type { OpenApiService, OpenApiSettings } from './settings.ts';
import type { ZonelessRule } from './times.ts';
import { createTokenSource } from './token.ts';
import { findVisitors } from './visitors.ts';
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
}

/** The port for one clinic that speaks the Open API ([clinic]). */
export interface OpenApiDriver extends ClinicDriver<OpenApiDetail> {
  /** What {@link ClinicDriver.readOpenings} gives for each of the services, for the price of one call. */
  readOpeningsOfGroups(
    serviceIds: readonly ServiceId[],
    span: TimeSpan,
    limits: CallLimits,
  ): Promise<Answer<ReadonlyMap<ServiceId, readonly Opening[]>>>;
  /** Lets calls under way end and closes the connections; later calls are not sent. May be called again. */
  close(): Promise<void>;
}

/** Opens no connection before the first call. A service that isn't in `services` is answered as a fault of ours. */
export function createOpenApiDriver(options: OpenApiDriverOptions): OpenApiDriver {
  const { settings, clock, services, timeZone } = options;
  const refusals = createCommandRefusals(options.log, clock);
  const client = createClinicClient({
    baseUrl: options.baseUrl,
    maxConcurrent: settings.maxConcurrent,
    refusalStatuses: settings.tokenRefusalStatuses,
    clock,
  });
  const tokens = createTokenSource({ client, apiKey: options.apiKey, clock, onRefusedKey: refusals.report });
  const calls = createClinicCalls({
    client,
    tokens,
    settings,
    clock,
    randomness: options.randomness,
    reportFault: refusals.report,
  });
  const zones = createZones(calls, clock, refusals.report);
  const openingsParts = { calls, zones, timeZone };
  const zoneless: ZonelessRule =
    settings.zonelessTimes === 'utc' ? { kind: 'utc' } : { kind: 'local', timeZone };
  const searchParts = {
    calls,
    settings,
    zoneless,
    historyListsReserved: createEvidence(clock),
    searchFindsByPhone: createEvidence(clock),
  };

  return {
    async readOpenings(serviceId, span, limits) {
      const service = services.get(serviceId);
      return service === undefined ? strangeRead : openingsOf(openingsParts, service, span, limits);
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
      const service = services.get(command.serviceId);
      return service === undefined
        ? strangeCommand
        : reserve(calls, refusals, command, service, settings, limits);
    },

    async move(command, limits) {
      const service = services.get(command.serviceId);
      return service === undefined ? strangeCommand : move(calls, refusals, command, service, limits);
    },

    cancel: (current, limits) => cancel(calls, refusals, current, limits),
    readBack: (scheduleId, limits) => readSchedule(calls, scheduleId, zoneless, limits),
    findByMarker: (trace, limits) => findByMarker(searchParts, trace, limits),
    close: () => client.close(),
  };
}

const strange = 'the service is not configured for this driver';

const strangeRead: Answer<never> = { kind: 'trouble', trouble: { kind: 'unexpected', detail: strange } };

const strangeCommand: CommandOutcome<never> = { kind: 'refused', refusal: 'our-fault', detail: strange };
