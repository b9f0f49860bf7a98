import type { Flaw } from './flaws.ts';

export type Body = Record<string, unknown>;

interface Sent {
  readonly status: number;
  readonly body: Body;
}

type Distortion = (method: string, sent: Sent) => Sent;

/** Flaws that lie in how an answer is written, not in what was done. */
const distortions: Readonly<Partial<Record<Flaw, Distortion>>> = {
  'writes-camel-case': (_method, sent) => withText(sent, (text) => text.replace(/"([a-z_]+)":/g, camel)),
  'writes-enums-as-numbers': (_method, sent) =>
    withText(sent, (text) => text.replaceAll('"status":"CONFIRMED"', '"status":1')),
  'writes-texts-for-booleans': (_method, sent) =>
    withText(sent, (text) => text.replace(/"available":(true|false)/g, '"available":"$1"')),
  'writes-times-as-dates': (_method, sent) =>
    withText(sent, (text) => text.replace(/"start_sec":"?(\d+)"?/g, '"start_sec":"$1 s"')),
  'spells-cancelled-with-two-l': (_method, sent) =>
    withText(sent, (text) => text.replaceAll('"CANCELED"', '"CANCELLED"')),
  'loses-letters': (_method, sent) => withText(sent, (text) => text.replace(/[^\x20-\x7e]/g, '?')),
  'says-reason-for-cause': (_method, sent) =>
    withText(sent, (text) => text.replaceAll('"cause"', '"reason"')),
  'wraps-its-lists': (method, sent) =>
    method === 'ListBookings' ? { ...sent, body: { bookings: { items: sent.body['bookings'] } } } : sent,
  'turns-the-list-round': (method, sent) => withList(method, sent, (list) => list.toReversed()),
  'leaves-the-last-slot-out': (method, sent) =>
    withList(method, sent, (list) => list.slice(0, Math.max(1, list.length - 1))),
  'answers-refusals-with-409': (_method, sent) =>
    sent.body['booking_failure'] === undefined ? sent : { status: 409, body: { error: 'conflict' } },
};

/** The answer as a server with the flaw writes it. */
export function distort(flaw: Flaw | null, method: string, sent: Sent): Sent {
  return (flaw === null ? undefined : distortions[flaw])?.(method, sent) ?? sent;
}

function withText(sent: Sent, change: (text: string) => string): Sent {
  return { ...sent, body: JSON.parse(change(JSON.stringify(sent.body))) };
}

function withList(method: string, sent: Sent, change: (list: readonly unknown[]) => unknown): Sent {
  const list = sent.body['slot_time_availability'];
  if (method !== 'BatchAvailabilityLookup' || !Array.isArray(list)) return sent;
  return { ...sent, body: { slot_time_availability: change(list) } };
}

function camel(match: string): string {
  return match.replace(/_(.)/g, (_all, letter: string) => letter.toUpperCase());
}
