import type { CallLimits, ClinicReference, CommandOutcome } from '../../core/clinic-driver.ts';
import type {
  HouseAnswer,
  HouseDriver,
  HouseQuery,
  HouseReserveCommand,
  HouseUpdateCommand,
  ServicesOfPlace,
} from '../../core/house-driver.ts';
import type { ServiceId } from '../../core/identifiers.ts';
import type { Place } from '../../core/opening.ts';
import type { HouseTerms } from '../../core/operation.ts';
import { carriesMarker, markerIn, withoutMarkers } from '../marker.ts';
import { doneBy, updateV1, updateV2 } from './change.ts';
import type { ClinicCalls } from './clinic-calls.ts';
import { refusalAsTrouble } from './clinic-calls.ts';
import { type ClinicError, describeRefusal, meaningOf, wordsOf } from './errors.ts';
import { findByMarker, type MarkerSearchParts } from './marker-search.ts';
import type { Operation } from './operations.ts';
import { madeBy, whereAndWhen } from './reserve.ts';
import { saysTheSame } from './same-content.ts';
import type { OpenApiDetail } from './schedule-detail.ts';
import type { OpenApiService } from './settings.ts';

export interface HouseParts {
  readonly calls: ClinicCalls;
  readonly services: ReadonlyMap<ServiceId, OpenApiService>;
  readonly searchParts: MarkerSearchParts;
}

type Json = Readonly<Record<string, unknown>>;

/** The Open API's own commands for the house's clients. */
export function createHouse({ calls, services, searchParts }: HouseParts): HouseDriver<OpenApiDetail> {
  return {
    servicesOf: (place) => servicesOf(services, place),
    serviceOf: ({ place, detail }) => {
      const places = place === null ? (detail.entries ?? []).map((entry) => entry.place) : [place];
      const found = places.flatMap((one) => (one === null ? [] : [servicesOf(services, one)]));
      return found.flatMap((one) => (one.kind === 'services' ? one.ids : [])).at(0) ?? null;
    },
    markerIn: ({ detail }) => markerIn(detail.memo),
    shows: ({ detail }, terms, marker) => saysTheSame(detail.resent, contentOf(terms, marker)),
    reserve: (command, limits) => reserve(calls, services.get(command.serviceId), command, limits),
    update: (command, limits) => update(calls, services.get(command.serviceId), command, limits),
    findByMarker: (trace, limits) => findByMarker(searchParts, { ...trace, person: null }, limits),
    registerImages: async (images, limits) => {
      const operation = 'register-visitor-images';
      const outcome = await calls.command(operation, JSON.parse(images), limits);
      return outcome.kind === 'refused' ? refused(operation, outcome.error) : doneBy(operation, outcome);
    },
    ask: (query, question, limits) => ask(calls, query, question, limits),
  };
}

function servicesOf(services: HouseParts['services'], place: Place): ServicesOfPlace {
  const there = [...services].filter(([, service]) => service.reservationGroupId === place.calendar);
  if (there.length === 0) return { kind: 'unknown', what: 'calendar' };
  const ids = there
    .filter(([, { zoneIds }]) => zoneIds.length === 0 || zoneIds.includes(place.zone))
    .map(([id]) => id);
  return ids.length === 0 ? { kind: 'unknown', what: 'zone' } : { kind: 'services', ids };
}

async function reserve(
  calls: ClinicCalls,
  service: OpenApiService | undefined,
  command: HouseReserveCommand,
  limits: CallLimits,
): Promise<CommandOutcome<ClinicReference>> {
  if (service === undefined) return strange;
  const { visitorId, terms, marker } = command;
  const operation = `reserve-by-visitor-id ${service.commandVersion === 1 ? 'V1' : 'V2'}` as const;
  const body = { ...contentOf(terms, marker), visitorId, ...whereAndWhen(command, [service]) };
  const outcome = await calls.command(operation, body, limits);
  return outcome.kind === 'refused'
    ? refused(operation, outcome.error)
    : madeBy(operation, visitorId, outcome);
}

/** By the service's version of the command. Several entries have no place of their own, so what would be written isn't theirs to say. */
async function update(
  calls: ClinicCalls,
  service: OpenApiService | undefined,
  { serviceId, current, to, marker, terms }: HouseUpdateCommand<OpenApiDetail>,
  limits: CallLimits,
): Promise<CommandOutcome<null>> {
  if (service === undefined) return strange;
  const operation = `update-reservation ${service.commandVersion === 1 ? 'V1' : 'V2'}` as const;
  const move = { serviceId, current, to, resent: contentOf(terms, marker) };
  const body = service.commandVersion === 1 ? updateV1(move) : updateV2(move);
  if (body === null) return strange;
  const outcome = await calls.command(operation, body, limits);
  return outcome.kind === 'refused' ? refused(operation, outcome.error) : doneBy(operation, outcome);
}

async function ask(
  calls: ClinicCalls,
  query: HouseQuery,
  question: string,
  limits: CallLimits,
): Promise<HouseAnswer> {
  const operation: Operation =
    query === 'get-reservation-slots-by-group V1' ? 'get-reservation-slots-by-group' : query;
  const outcome = await calls.pass(operation, JSON.parse(question), limits);
  switch (outcome.kind) {
    case 'answered':
      return { kind: 'answered', answer: outcome.json };
    case 'trouble':
      return outcome;
    case 'refused': {
      const detail = describeRefusal(operation, outcome.error);
      const { error } = outcome;
      // Without words it is HTTP that refused, which says nothing about the question.
      if (error.properties.length === 0) return { kind: 'trouble', trouble: refusalAsTrouble(detail, error) };
      return { kind: 'refused', words: wordsOf(error), detail };
    }
  }
}

/** The command's other fields, its memo with the marker, by which the reservation is found again ([clinic] 17.3). */
function contentOf({ memo, content }: HouseTerms, marker: string): Json {
  const fields: Json = JSON.parse(content);
  return { ...fields, reservationMemo: markedMemo(memo ?? '', marker) };
}

/** A caller who sends back what it read sends the marker along; what it read of another reservation carries the wrong one. */
function markedMemo(memo: string, marker: string): string {
  const words = withoutMarkers(memo, marker);
  if (carriesMarker(words, marker)) return words;
  return words === '' ? marker : `${marker} ${words}`;
}

function refused(operation: Operation, error: ClinicError): CommandOutcome<never> {
  const meaning = meaningOf(operation, error);
  const refusal = meaning === 'several-entries' ? 'our-fault' : meaning;
  const detail = describeRefusal(operation, error);
  // Without words it is HTTP that refused, which says nothing about the command.
  return error.properties.length === 0
    ? { kind: 'refused', refusal, detail }
    : { kind: 'refused', refusal, detail, words: wordsOf(error) };
}

const strange: CommandOutcome<never> = {
  kind: 'refused',
  refusal: 'our-fault',
  detail: 'the service is not configured for this driver, or the schedule has entries that cannot be read',
};
