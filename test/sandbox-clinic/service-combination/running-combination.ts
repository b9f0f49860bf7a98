import { request } from 'undici';
import {
  utrechtAccount,
  utrechtBranchId,
  utrechtClient,
  utrechtClinic,
  utrechtServiceIds,
  utrechtTenantId,
} from '../../../src/sandbox-clinic/demo-data.ts';
import type { SandboxClinic, SandboxClinicOptions } from '../../../src/sandbox-clinic/sandbox-clinic.ts';
import type { CombinationCatalogue } from '../../../src/sandbox-clinic/service-combination/catalogue.ts';
import { closeClinics, type ManualTime, openClinic } from '../running-clinic.ts';

export { closeClinics };

export const { vaccination, travelAdvice, bloodTest, hearingTest } = utrechtServiceIds;
export const branchId = utrechtBranchId;

/** Vaccination with travel advice. */
export const both = [vaccination, travelAdvice] as const;

export const allScopes = [
  'com.qmatic.saas.appointments/external.appointment.book',
  'com.qmatic.saas.appointments/external.appointment.reschedule',
  'com.qmatic.saas.appointments/external.appointment.cancel',
].join(' ');

export const customer = {
  personalIdentifier: 'A1b2C3d4E5f6G7h8',
  firstName: 'First',
  lastName: 'Last',
  phoneNumber: '+31 30 000 00 00',
  email: 'first@example.invalid',
  dateOfBirth: '2000-01-01',
};

export interface TimeSlot {
  readonly startTime: string;
  readonly endTime: string;
}

/** The first day on offer is Tuesday 2026-03-03; vaccination with travel advice takes 35 minutes. */
export const atNine: TimeSlot = {
  startTime: '2026-03-03T09:00:00+01:00',
  endTime: '2026-03-03T09:35:00+01:00',
};
export const atTen: TimeSlot = {
  startTime: '2026-03-03T10:00:00+01:00',
  endTime: '2026-03-03T10:35:00+01:00',
};
export const nobodysId = 'ffffffff-ffff-4fff-8fff-ffffffffffff';

export type Json = { [key: string]: unknown };
export type Headers = Readonly<Record<string, string>>;

export interface Reply<Body = unknown> {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly body: Body;
}

const prefix = '/external/v1';
export const paths = {
  combinations: `${prefix}/serviceCombination/branch`,
  timeSlots: `${prefix}/serviceCombination/branch/${branchId}/timeslots`,
  reserve: `${prefix}/serviceCombination/reservations`,
  confirm: (id: string) => `${prefix}/serviceCombination/reservations/${id}/confirm`,
  search: `${prefix}/serviceCombination/appointments/search`,
  details: (id: string) => `${prefix}/serviceCombination/appointments/${id}`,
  reschedule: (id: string) => `${prefix}/serviceCombination/appointments/${id}/reschedule`,
  cancel: (id: string) => `${prefix}/appointments/${id}`,
  release: (id: string) => `${prefix}/reservations/reservations/${id}`,
  customer: (id: string) => `${prefix}/Appointments/${id}/customer`,
  services: `${prefix}/services`,
};

export interface RunningCombination {
  readonly clinic: SandboxClinic;
  readonly time: ManualTime;
  /** Sends with all headers; those given replace or, when undefined, drop one. */
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string | undefined>,
  ): Promise<Reply>;
  token(scope?: string): Promise<string>;
  useToken(token: string): void;
}

/** Any bytes to the clinic: unlike `fetch`, a GET may have a body. */
export async function ask(
  url: string,
  method: string,
  headers: Headers,
  body: string | undefined,
): Promise<Reply> {
  const options = { method: method as 'GET', headers, ...(body === undefined ? {} : { body }) };
  const reply = await request(url, options);
  const text = await reply.body.text();
  return {
    status: reply.statusCode,
    headers: reply.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

export const basic = ({ clientId, clientSecret }: { clientId: string; clientSecret: string }) =>
  `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;

export const tokenHeaders = {
  authorization: basic(utrechtClient),
  'x-account': utrechtAccount,
  'content-type': 'application/x-www-form-urlencoded',
};

export async function openCombination(
  options: Partial<SandboxClinicOptions> = {},
): Promise<RunningCombination> {
  const { clinic, time } = await openClinic({
    ...options,
    settings: { oauthRequestsPerSec: 0, ...options.settings },
  });
  let bearer = '';
  const token = async (scope = allScopes) => {
    const form = new URLSearchParams({ grant_type: 'client_credentials', scope }).toString();
    const reply = await ask(`${clinic.url}/oauth2/token`, 'POST', tokenHeaders, form);
    return (reply.body as { access_token: string }).access_token;
  };
  bearer = await token();
  return {
    clinic,
    time,
    token,
    useToken: (next) => {
      bearer = next;
    },
    send: (method, path, body, headers = {}) => {
      const sent: Record<string, string | undefined> = {
        authorization: `Bearer ${bearer}`,
        'x-tenant-id': utrechtTenantId,
        'accept-language': 'en_US',
        'content-type': 'application/json',
        ...headers,
      };
      const lines = Object.entries(sent).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      );
      const text = body === undefined ? undefined : JSON.stringify(body);
      return ask(clinic.url + path, method, Object.fromEntries(lines), text);
    },
  };
}

export function reservationBody(
  slot: TimeSlot = atNine,
  serviceIds: readonly string[] = both,
  changes: Json = {},
): Json {
  return { serviceIds, branchId, timeSlot: slot, ...changes };
}

/** Reserves and returns the reservation's id. */
export async function reserve(
  { send }: RunningCombination,
  slot: TimeSlot = atNine,
  serviceIds: readonly string[] = both,
  changes: Json = {},
): Promise<string> {
  const reply = await send('POST', paths.reserve, reservationBody(slot, serviceIds, changes));
  expect(reply).toMatchObject({ status: 201, body: { reservationId: expect.any(String) } });
  return (reply.body as { reservationId: string }).reservationId;
}

/** Reserves, confirms, and returns the appointment's id. */
export async function book(
  running: RunningCombination,
  slot: TimeSlot = atNine,
  serviceIds: readonly string[] = both,
  changes: Json = {},
): Promise<string> {
  const id = await reserve(running, slot, serviceIds);
  const reply = await running.send('POST', paths.confirm(id), { ...customer, ...changes });
  expect(reply).toMatchObject({ status: 201, body: { appointmentId: expect.any(String) } });
  return (reply.body as { appointmentId: string }).appointmentId;
}

/** Free slots of a set; `query` is added. */
export async function timeSlots(
  { send }: RunningCombination,
  serviceIds: readonly string[] = both,
  query: Readonly<Record<string, string>> = { from: '2026-03-03', to: '2026-03-03' },
): Promise<TimeSlot[]> {
  const parameters = new URLSearchParams([
    ...serviceIds.map((id): [string, string] => ['serviceIds', id]),
    ...Object.entries(query),
  ]);
  const reply = await send('GET', `${paths.timeSlots}?${parameters}`);
  expect(reply.status).toBe(200);
  return reply.body as TimeSlot[];
}

/** A refusal in the sandbox's shape. */
export function refusal(status: number, messageId: string): object {
  return { status, body: { status, messageId, message: expect.any(String) } };
}

/** The demo's only branch, changed. */
export function withBranch(changes: Partial<CombinationCatalogue['branches'][number]>): CombinationCatalogue {
  const [branch] = utrechtClinic.branches;
  if (!branch) throw new Error('the demo has no branch');
  return { ...utrechtClinic, branches: [{ ...branch, ...changes }] };
}
