import { utrechtClinic } from '../../../src/sandbox-clinic/demo-data.ts';
import type { CombinationSettings } from '../../../src/sandbox-clinic/service-combination/combination-settings.ts';
import {
  ask,
  atTen,
  book,
  both,
  customer,
  type Json,
  paths,
  type Reply,
  type RunningCombination,
  reserve,
  type TimeSlot,
  tokenHeaders,
} from './running-combination.ts';

export const secondBranchId = '0d5a1c00-0000-4000-8000-000000000002';
export const [firstBranch] = utrechtClinic.branches;
export const twoBranches = {
  ...utrechtClinic,
  branches: firstBranch ? [firstBranch, { ...firstBranch, branchId: secondBranchId }] : [],
};

export const query = { customer: { personalIdentifier: customer.personalIdentifier } };

/** Status, and what a refusal says. */
export const seenOf = ({ status, body }: Reply): string =>
  status < 400 ? String(status) : `${status} ${(body as Json | undefined)?.['messageId'] ?? ''}`.trim();

export const idsIn = (body: unknown) => (body as Json[]).map((one) => one['appointmentId']);

export const slotsBy = ({ send }: RunningCombination, path: string, parameters: string) =>
  send('GET', `${path}?${parameters}&from=2026-03-03&to=2026-03-03`);

export const askToken = ({ clinic }: RunningCombination) => {
  const scope = 'com.qmatic.saas.appointments/external.appointment.book';
  const form = `grant_type=client_credentials&scope=${encodeURIComponent(scope)}`;
  return ask(`${clinic.url}/oauth2/token`, 'POST', tokenHeaders, form);
};

/** Books at nine, holds another time, and moves. */
export async function move(
  running: RunningCombination,
  slot: TimeSlot = atTen,
  changes: Json = {},
): Promise<{ appointmentId: string; reservationId: string; reply: Reply }> {
  const appointmentId = await book(running);
  const reservationId = await reserve(running, slot, both, changes);
  const reply = await running.send('PUT', paths.reschedule(appointmentId), { reservationId });
  return { appointmentId, reservationId, reply };
}

/** What is seen of the clinic, in each position of one setting. */
export interface Switch {
  readonly setting: keyof CombinationSettings;
  readonly seen: ReadonlyArray<readonly [position: string | number | boolean, expected: unknown]>;
  readonly look: (running: RunningCombination) => Promise<unknown>;
}

export const overlapping: TimeSlot = {
  startTime: '2026-03-03T09:20:00+01:00',
  endTime: '2026-03-03T09:55:00+01:00',
};
