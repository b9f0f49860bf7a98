import type { ClinicAnswer, ClinicRequest, ClinicSystem, Operation } from '../clinic-system.ts';
import type { StoredLists } from '../control/sandbox-state.ts';
import type { Identifiers } from '../identifiers.ts';
import type { Settings } from '../settings.ts';
import type { Database } from '../storage/database.ts';
import { addUnknownItems } from './add-unknown-items.ts';
import { BranchCalendar } from './branch-calendar.ts';
import { CallRate } from './call-rate.ts';
import type { CombinationCatalogue } from './catalogue.ts';
import { type CombinationCall, queryOf } from './combination-call.ts';
import type { CombinationRecords } from './combination-records.ts';
import { type FoundOperation, findOperation } from './find-operation.ts';
import { type AppointmentActionAnswer, playAppointmentDesk } from './front-desk.ts';
import { issueToken } from './issue-token.ts';
import { operations, tokenOperation } from './operations.ts';
import { CombinationRefusal, failureBody } from './refusal.ts';
import { header, requireCaller } from './require-caller.ts';
import { appointmentState, holdState } from './state-views.ts';
import { AppointmentStore, appointmentSchema } from './store-appointments.ts';
import { HoldStore, holdSchema } from './store-holds.ts';
import { OauthTokenStore, oauthTokenSchema } from './store-oauth-tokens.ts';

/** The service-combination system's tables. */
export const combinationSchema = appointmentSchema + holdSchema + oauthTokenSchema;

/** What the system needs from outside. */
export interface CombinationClinicParts {
  readonly database: Database;
  readonly catalogue: CombinationCatalogue;
  readonly identifiers: Identifiers;
  settings(): Settings;
  now(): number;
}

/** The service-combination system: its documented calls, and the undocumented ones as assumed, over one account's catalogue. */
export class CombinationClinic implements ClinicSystem {
  readonly operationNames: readonly string[] = [
    ...new Set([tokenOperation.name, ...operations.map((operation) => operation.name)]),
  ];
  readonly #records: CombinationRecords;
  readonly #database: Database;

  constructor(parts: CombinationClinicParts) {
    const { database, catalogue, identifiers } = parts;
    const appointments = new AppointmentStore(database);
    const holds = new HoldStore(database);
    this.#database = database;
    this.#records = {
      catalogue,
      calendar: new BranchCalendar(appointments, holds),
      appointments,
      holds,
      tokens: new OauthTokenStore(database),
      tokenRate: new CallRate(1000),
      callRate: new CallRate(60_000),
      identifiers,
      settings: () => parts.settings(),
      now: () => parts.now(),
    };
  }

  find(method: string, path: string): Operation | undefined {
    if (method === tokenOperation.method && path === tokenOperation.path) {
      return {
        name: tokenOperation.name,
        reads: tokenOperation.reads,
        answer: (request) => this.#guarded(() => this.#change(() => issueToken(this.#records, request))),
        failure: failureBody,
      };
    }
    const found = findOperation(method, path);
    return (
      found && {
        name: found.operation.name,
        reads: 'json',
        answer: (request) => this.#guarded(() => this.#perform(found, method, request)),
        failure: failureBody,
      }
    );
  }

  state(): Partial<StoredLists> {
    const { appointments, holds, now } = this.#records;
    return {
      appointments: appointments.all().map(appointmentState),
      holds: holds.live(now()).map(holdState),
    };
  }

  clear(): void {
    this.#records.appointments.clear();
    this.#records.holds.clear();
    this.#records.tokenRate.clear();
    this.#records.callRate.clear();
  }

  /** The staff's hand; see `playAppointmentDesk`. Runs inside the caller's transaction. */
  frontDesk(action: unknown): AppointmentActionAnswer {
    this.#records.holds.lapse(this.#records.now());
    return playAppointmentDesk(this.#records, action);
  }

  #perform({ operation, id }: FoundOperation, method: string, request: ClinicRequest): ClinicAnswer {
    requireCaller(this.#records, request, operation.checks);
    const call: CombinationCall = {
      method,
      id,
      query: queryOf(request.query),
      body: bodyOf(request),
      language: header(request, 'accept-language') ?? '',
    };
    const run = () => operation.handler(this.#records, call);
    return operation.changes ? this.#change(run) : run();
  }

  #change(run: () => ClinicAnswer): ClinicAnswer {
    return this.#database.transaction(() => {
      this.#records.holds.lapse(this.#records.now());
      return run();
    });
  }

  #guarded(run: () => ClinicAnswer): ClinicAnswer {
    const settings = this.#records.settings();
    try {
      const answer = run();
      return settings.extraFields ? { ...answer, body: addUnknownItems(answer.body) } : answer;
    } catch (error) {
      if (error instanceof CombinationRefusal) return refused(error, settings);
      throw error;
    }
  }
}

function refused(refusal: CombinationRefusal, { errorBodies }: Settings): ClinicAnswer {
  const { status, headers } = refusal;
  switch (errorBodies) {
    case 'json':
      return { status, body: refusal.body, headers };
    case 'text':
      return { status, body: refusal.message, headers };
    case 'none':
      return { status, body: undefined, headers };
  }
}

function bodyOf({ body }: ClinicRequest): unknown {
  switch (body.kind) {
    case 'json':
      return body.value;
    case 'none':
      return undefined;
    case 'unreadable':
      if (body.problem === 'malformed') throw new CombinationRefusal(400, 'BODY_MALFORMED', 'No JSON.');
      throw new CombinationRefusal(413, 'BODY_TOO_LARGE', 'The body is over 2 MB.');
  }
}
