import { type Body, houseAuthorization, isObject, jsonObject, post } from './http-post.ts';
import type { Outcome } from './record.ts';

/** One of the clinic's own commands. */
export interface CommandCall {
  readonly kind: 'command';
  readonly path: string;
  readonly message: Body;
  readonly key: string | null;
  /** Where the reservation is when it is done; null: nowhere, or it is about none. */
  readonly startSec: number | null;
}

/** Sends one of the clinic's own commands over HTTP, as a client of the house. Never rejects. */
export async function callCommand(port: number, call: CommandCall): Promise<Outcome> {
  const headers = {
    'x-merchant-id': 'seoul-clinic',
    ...(call.key === null ? {} : { 'idempotency-key': call.key }),
  };
  const answer = await post(port, call.path, call.message, houseAuthorization, headers);
  if (answer.kind === 'none') return answer;
  const { status, text } = answer;
  if (status !== 200) return refusal(status, jsonObject(text), text);
  const bookingId = answer.headers['x-booking-id'];
  if (typeof bookingId !== 'string') return { kind: 'done' };
  const scheduleId = answer.headers['x-schedule-id'];
  return {
    kind: 'booking',
    bookingId,
    startSec: call.startSec ?? 0,
    status: call.startSec === null ? 'CANCELED' : 'CONFIRMED',
    body: text,
    scheduleId: typeof scheduleId === 'string' ? scheduleId : null,
  };
}

/** What is refused against what is there, the clinic tells by one class of errors; a command that is wrong in itself by another. */
function refusal(status: number, body: Body, text: string): Outcome {
  const className = String(body['className'] ?? '');
  if (status !== 400 || className !== 'InvalidRequestException')
    return { kind: 'error', status: String(status), code: className, message: text };
  const properties = Array.isArray(body['errorProperties']) ? body['errorProperties'].filter(isObject) : [];
  return { kind: 'refused', cause: properties.map(({ key, reason }) => `${key} ${reason}`).join(', ') };
}
