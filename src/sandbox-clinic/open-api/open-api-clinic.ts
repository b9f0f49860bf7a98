import type { ClinicAnswer, ClinicRequest, ClinicSystem, Operation } from '../clinic-system.ts';
import type { StoredLists } from '../control/sandbox-state.ts';
import type { Identifiers } from '../identifiers.ts';
import type { Settings } from '../settings.ts';
import type { Database } from '../storage/database.ts';
import { Calendar } from './calendar.ts';
import { cancelReservation } from './cancel-reservation.ts';
import type { OpenApiCatalogue } from './catalogue.ts';
import type { ClinicRecords } from './clinic-records.ts';
import { createOccupiedTime } from './create-occupied-time.ts';
import { exchangeToken, requireToken } from './exchange-token.ts';
import { type FrontDeskAnswer, playFrontDesk } from './front-desk.ts';
import { getReservationGroups } from './get-reservation-groups.ts';
import { getScheduleDetail } from './get-schedule-detail.ts';
import { getVisitorHistory } from './get-visitor-history.ts';
import { slotsByGroup, slotsByGroups, slotsByScheduleV1, slotsByScheduleV2 } from './query-slots.ts';
import { failureBody, invalidCommand, Refusal } from './refusal.ts';
import { registerVisitorImages } from './register-visitor-images.ts';
import { reserveByVisitorIdV1, reserveByVisitorIdV2, reserveV1, reserveV2 } from './reserve.ts';
import { searchVisitors } from './search-visitors.ts';
import { occupiedTimeState, scheduleState, visitorState } from './state-views.ts';
import { RecordStore, recordSchema } from './store-records.ts';
import { ScheduleStore, scheduleSchema } from './store-schedules.ts';
import { TokenStore, tokenSchema } from './store-tokens.ts';
import { VisitorStore, visitorSchema } from './store-visitors.ts';
import { updateReservationV1, updateReservationV2 } from './update-reservation.ts';

/** The Open API's tables. */
export const openApiSchema = visitorSchema + scheduleSchema + tokenSchema + recordSchema;

type Handler = (clinic: ClinicRecords, body: unknown) => object;

/** Each served path ([clinic] 2) and what answers it. */
const handlers: Readonly<Record<string, Handler>> = {
  '/open/authorization/commands/exchange-token': exchangeToken,
  '/schedule/open/v1/commands/reserve': reserveV1,
  '/schedule/open/v2/commands/reserve': reserveV2,
  '/schedule/open/v1/commands/reserve-by-visitor-id': reserveByVisitorIdV1,
  '/schedule/open/v2/commands/reserve-by-visitor-id': reserveByVisitorIdV2,
  '/schedule/open/v1/commands/update-reservation': updateReservationV1,
  '/schedule/open/v2/commands/update-reservation': updateReservationV2,
  '/schedule/open/v1/commands/cancel-reservation': cancelReservation,
  '/schedule/open/v1/commands/create-occupied-time': createOccupiedTime,
  '/schedule/open/v1/queries/get-reservation-slots-by-group': slotsByGroup,
  '/schedule/open/v2/queries/get-reservation-slots-by-groups': slotsByGroups,
  '/schedule/open/v1/queries/get-reservation-slots-by-schedule-id': slotsByScheduleV1,
  '/schedule/open/v2/queries/get-reservation-slots-by-schedule-id': slotsByScheduleV2,
  '/schedule/open/v1/queries/get-reservation-groups': getReservationGroups,
  '/schedule/open/v1/queries/get-schedule-detail': getScheduleDetail,
  '/schedule/open/v1/queries/get-schedules-summarized-by-tasks': getVisitorHistory,
  '/visitor/open/v1/queries/search-visitors': searchVisitors,
  '/image/open/v1/commands/register-visitor-images': registerVisitorImages,
};

/** What the clinic needs from outside. */
export interface OpenApiClinicParts {
  readonly database: Database;
  readonly catalogue: OpenApiCatalogue;
  readonly identifiers: Identifiers;
  settings(): Settings;
  now(): number;
}

/** The schedule system with the Open API: all documented paths of booking, over one clinic's catalogue. */
export class OpenApiClinic implements ClinicSystem {
  readonly operationNames: readonly string[];
  readonly #records: ClinicRecords;
  readonly #database: Database;
  readonly #operations: ReadonlyMap<string, Operation>;

  constructor(parts: OpenApiClinicParts) {
    const { database, catalogue, identifiers } = parts;
    const schedules = new ScheduleStore(database);
    const records = new RecordStore(database);
    this.#database = database;
    this.#records = {
      catalogue,
      calendar: new Calendar(catalogue, schedules, records),
      visitors: new VisitorStore(database),
      schedules,
      records,
      tokens: new TokenStore(database),
      identifiers,
      settings: () => parts.settings(),
      now: () => parts.now(),
    };
    const paths = Object.entries(handlers);
    this.#operations = new Map(paths.map(([path, handler]) => [path, this.#operation(path, handler)]));
    this.operationNames = [...new Set(paths.map(([path]) => nameOf(path)))];
  }

  find(method: string, path: string): Operation | undefined {
    return method === 'POST' ? this.#operations.get(path) : undefined;
  }

  state(): Partial<StoredLists> {
    const { visitors, schedules, records } = this.#records;
    return {
      visitors: visitors.all().map(visitorState),
      schedules: schedules.all().map(scheduleState),
      images: records.images(),
      occupiedTimes: records.occupiedTimes().map(occupiedTimeState),
    };
  }

  clear(): void {
    this.#records.visitors.clear();
    this.#records.schedules.clear();
    this.#records.records.clear();
  }

  /** The staff's hand; see `playFrontDesk`. Runs inside the caller's transaction. */
  frontDesk(action: unknown): FrontDeskAnswer {
    return playFrontDesk(this.#records, action);
  }

  #operation(path: string, handler: Handler): Operation {
    const isCommand = path.includes('/commands/');
    const needsToken = handler !== exchangeToken;
    const run = (request: ClinicRequest) => {
      if (needsToken) requireToken(this.#records, request.authorization);
      return handler(this.#records, bodyOf(request));
    };
    const answer = (request: ClinicRequest): ClinicAnswer => {
      try {
        const body = isCommand ? this.#database.transaction(() => run(request)) : run(request);
        return { status: 200, body };
      } catch (error) {
        if (error instanceof Refusal) return { status: error.body.status, body: error.body };
        throw error;
      }
    };
    return { name: nameOf(path), reads: 'json', answer, failure: failureBody };
  }
}

function bodyOf({ body }: ClinicRequest): unknown {
  switch (body.kind) {
    case 'json':
      return body.value;
    case 'none':
      return {};
    case 'unreadable':
      if (body.problem === 'malformed') throw invalidCommand('body', 'NotAvailable');
      throw new Refusal('PayloadTooLargeException', [{ key: 'body', reason: 'TooLong' }], 413);
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
