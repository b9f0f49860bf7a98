import { request } from 'undici';
import * as z from 'zod';

const visit = z.object({ status: z.string() });

const state = z.object({
  schedules: z.array(
    visit.extend({
      scheduleId: z.string(),
      startDateTimeUtc: z.string(),
      endDateTimeUtc: z.string(),
      reservationGroupId: z.string(),
      reservationMemo: z.string().nullable(),
    }),
  ),
  appointments: z.array(
    visit.extend({
      appointmentId: z.string(),
      startTime: z.string(),
      endTime: z.string(),
      serviceIds: z.array(z.string()),
      notes: z.string(),
    }),
  ),
  holds: z.array(z.object({ startTime: z.string() })),
});

const deskAnswer = z.union([
  z.object({ schedule: z.object({ scheduleId: z.string() }) }),
  z.object({ appointment: z.object({ appointmentId: z.string() }) }),
]);

/** Something that takes up time in the clinic, of whichever schedule system. */
export interface Visit {
  readonly kind: 'schedule' | 'appointment';
  readonly id: string;
  readonly startSec: number;
  readonly endSec: number;
  /** Still to take place. */
  readonly isLive: boolean;
  /** What it takes to book another one like it as the staff do. */
  readonly place: Readonly<Record<string, unknown>>;
}

/** What is done to calls of the clinic; see the sandbox clinic's control interface. */
export type FaultEffect = 'lose-request' | 'lose-response' | 'status-503' | 'status-500-applied' | 'garbage';

/** The changes of a booking server to its clinic, and what they are called in the two schedule systems of the sandbox. */
export const commands = {
  create: ['reserve', 'reserve-by-visitor-id', 'confirm-reservation'],
  move: ['update-reservation', 'reschedule-appointment'],
  cancel: ['cancel-reservation', 'cancel-appointment'],
  anything: ['*'],
} as const;

export type CommandKind = keyof typeof commands;

/** Steers the sandbox clinic behind the server that is judged: ground truth, faults and the staff's hand. */
export class ControlClient {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Every visit that the clinic knows. */
  async visits(): Promise<readonly Visit[]> {
    const { schedules, appointments } = state.parse(await this.#call('GET', 'state'));
    return [
      ...schedules.map(
        (entry): Visit => ({
          kind: 'schedule',
          id: entry.scheduleId,
          startSec: Date.parse(entry.startDateTimeUtc) / 1000,
          endSec: Date.parse(entry.endDateTimeUtc) / 1000,
          isLive: entry.status === 'RESERVED',
          place: {
            reservationGroupId: entry.reservationGroupId,
            startDateTimeUtc: entry.startDateTimeUtc,
            endDateTimeUtc: entry.endDateTimeUtc,
          },
        }),
      ),
      ...appointments.map(
        (entry): Visit => ({
          kind: 'appointment',
          id: entry.appointmentId,
          startSec: Date.parse(entry.startTime) / 1000,
          endSec: Date.parse(entry.endTime) / 1000,
          isLive: entry.status === 'CONFIRMED',
          place: { serviceIds: entry.serviceIds, startTime: entry.startTime, endTime: entry.endTime },
        }),
      ),
    ];
  }

  /** The visits still to take place that begin at an instant. */
  async liveAt(startSec: number): Promise<readonly Visit[]> {
    return (await this.visits()).filter((entry) => entry.isLive && entry.startSec === startSec);
  }

  /** Does something to the next call of a kind, or to all of them until `clearFaults`. */
  async addFault(kind: CommandKind, effect: FaultEffect, times?: number): Promise<void> {
    for (const operation of commands[kind])
      await this.#call('POST', 'faults', { operation, effect, ...(times === undefined ? {} : { times }) });
  }

  async clearFaults(): Promise<void> {
    await this.#call('DELETE', 'faults');
  }

  /** The staff cancel a visit. */
  async cancelByStaff({ kind, id }: Pick<Visit, 'kind' | 'id'>): Promise<void> {
    const named = kind === 'schedule' ? { scheduleId: id } : { appointmentId: id };
    await this.#call('POST', 'front-desk', { action: 'cancel', ...named });
  }

  /** The staff book somebody else at the same time and place; gives that visit. */
  async bookByStaff({ place }: Visit): Promise<Pick<Visit, 'kind' | 'id'>> {
    const booked = deskAnswer.parse(await this.#call('POST', 'front-desk', { action: 'book', ...place }));
    if ('schedule' in booked) return { kind: 'schedule', id: booked.schedule.scheduleId };
    return { kind: 'appointment', id: booked.appointment.appointmentId };
  }

  async #call(verb: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
    const answer = await request(`${this.#url}/_control/${path}`, {
      method: verb,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200)
      throw new ControlFailure(`${verb} /_control/${path}`, answer.statusCode, text);
    return JSON.parse(text);
  }
}

/** The control interface doesn't do what it should: a fault of the set-up, not of the server that is judged. */
export class ControlFailure extends Error {
  override readonly name = 'ControlFailure';

  constructor(call: string, status: number, text: string) {
    super(`the control interface answered ${call} with ${status}: ${text}`);
  }
}
