import type { Clock, Timers } from '../../src/sandbox-clinic/clock.ts';
import { seoulGroupIds, seoulZoneIds } from '../../src/sandbox-clinic/demo-data.ts';
import {
  type SandboxClinic,
  type SandboxClinicOptions,
  startSandboxClinic,
} from '../../src/sandbox-clinic/sandbox-clinic.ts';

/** Monday morning in Seoul; the first day on offer is Tuesday the 3rd. */
export const mondayMorning = Date.parse('2026-03-02T01:00:00Z');

/** Time that stands still until told; timers fire when their time is passed. */
export class ManualTime implements Clock, Timers {
  #nowMs = mondayMorning;
  #waiting: Array<{ dueMs: number; run: () => void }> = [];

  now(): number {
    return this.#nowMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { dueMs: this.#nowMs + delayMs, run };
    this.#waiting.push(timer);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== timer);
    };
  }

  /** Lets time pass without firing timers, as a busy process would. */
  pass(ms: number): void {
    this.#nowMs += ms;
  }

  advance(ms: number): void {
    this.pass(ms);
    const due = this.#waiting.filter((timer) => timer.dueMs <= this.#nowMs);
    this.#waiting = this.#waiting.filter((timer) => timer.dueMs > this.#nowMs);
    for (const timer of due) timer.run();
  }

  get waiting(): number {
    return this.#waiting.length;
  }
}

/** Any JSON object in an answer. */
export type Json = { [key: string]: unknown };

export interface Reply {
  readonly status: number;
  readonly body: Json;
}

/** A clinic over real HTTP, with a caller that holds a token. */
export interface RunningClinic {
  readonly clinic: SandboxClinic;
  readonly time: ManualTime;
  call(path: string, body: unknown): Promise<Reply>;
  control(method: string, path: string, body?: unknown): Promise<Reply>;
  newToken(): Promise<string>;
  useToken(token: string): void;
}

const running: SandboxClinic[] = [];

/** Closes what the test opened. */
export async function closeClinics(): Promise<void> {
  for (const clinic of running.splice(0)) await clinic.close();
}

export async function openClinic(options: Partial<SandboxClinicOptions> = {}): Promise<RunningClinic> {
  const time = new ManualTime();
  const clinic = await startSandboxClinic({
    port: 0,
    dataFile: ':memory:',
    clock: time,
    timers: time,
    ...options,
  });
  running.push(clinic);
  let token = '';
  const send = async (method: string, path: string, body: unknown): Promise<Reply> => {
    const response = await fetch(clinic.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Json };
  };
  const newToken = async () => {
    const key = clinic.apiKeys[0];
    const reply = await send('POST', paths.exchangeToken, { key });
    return String(reply.body['token']);
  };
  token = await newToken();
  return {
    clinic,
    time,
    call: (path, body) => send('POST', path, body),
    control: (method, path, body) => send(method, `/_control/${path}`, body),
    newToken,
    useToken: (next) => {
      token = next;
    },
  };
}

export const paths = {
  exchangeToken: '/open/authorization/commands/exchange-token',
  reserveV1: '/schedule/open/v1/commands/reserve',
  reserveV2: '/schedule/open/v2/commands/reserve',
  reserveByIdV1: '/schedule/open/v1/commands/reserve-by-visitor-id',
  reserveByIdV2: '/schedule/open/v2/commands/reserve-by-visitor-id',
  updateV1: '/schedule/open/v1/commands/update-reservation',
  updateV2: '/schedule/open/v2/commands/update-reservation',
  cancel: '/schedule/open/v1/commands/cancel-reservation',
  occupy: '/schedule/open/v1/commands/create-occupied-time',
  slotsByGroup: '/schedule/open/v1/queries/get-reservation-slots-by-group',
  slotsByGroups: '/schedule/open/v2/queries/get-reservation-slots-by-groups',
  slotsByScheduleV1: '/schedule/open/v1/queries/get-reservation-slots-by-schedule-id',
  slotsByScheduleV2: '/schedule/open/v2/queries/get-reservation-slots-by-schedule-id',
  groups: '/schedule/open/v1/queries/get-reservation-groups',
  detail: '/schedule/open/v1/queries/get-schedule-detail',
  history: '/schedule/open/v1/queries/get-schedules-summarized-by-tasks',
  searchVisitors: '/visitor/open/v1/queries/search-visitors',
  registerImages: '/image/open/v1/commands/register-visitor-images',
} as const;

export const somebody = {
  visitorName: 'Visitor One',
  visitorPhone: { countryCode: '82', phoneNumber: '1000000001' },
};
export const somebodyElse = {
  visitorName: 'Visitor Two',
  visitorPhone: { countryCode: '82', phoneNumber: '1000000002' },
};

/** 10:00 to 10:30 on the first day on offer. */
export const atTen = {
  startDateTimeUtc: '2026-03-03T01:00:00Z',
  endDateTimeUtc: '2026-03-03T01:30:00Z',
};
/** 11:00 to 11:30 on that day. */
export const atEleven = {
  startDateTimeUtc: '2026-03-03T02:00:00Z',
  endDateTimeUtc: '2026-03-03T02:30:00Z',
};

export const consultation = {
  reservationGroupId: seoulGroupIds.consultation,
  zoneId: seoulZoneIds.consultation,
};
export const laser = { reservationGroupId: seoulGroupIds.laserToning, zoneId: seoulZoneIds.laserToning };
export const unknownId = 'ffffffffffffffffffffffff';

/** A V2 entry. */
export function entry(place: typeof consultation | typeof laser, time: typeof atTen): Json {
  const { reservationGroupId, zoneId } = place;
  return { ...time, zoneId, reservationGroup: { reservationGroupId } };
}

/** Reserves by V1 and returns what is stored. */
export async function reserveOne(
  { call, clinic }: RunningClinic,
  changes: Json = {},
): Promise<ReturnType<SandboxClinic['control']['state']>['schedules'][number]> {
  const reply = await call(paths.reserveV1, { ...somebody, ...consultation, ...atTen, ...changes });
  expect(reply).toEqual({ status: 200, body: { reservationId: expect.any(String) } });
  const made = clinic.control
    .state()
    .schedules.find((schedule) => schedule.reservationId === reply.body['reservationId']);
  if (!made) throw new Error('the reservation is not in the state');
  return made;
}

/** The documented error body. */
export function refusal(className: string, key: string, reason: string, status = 400): Reply {
  return {
    status,
    body: { status, message: className, className, errorProperties: [{ key, reason }] },
  };
}
