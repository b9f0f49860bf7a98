import type { Answer, Json } from './channel/channel.ts';

/** The object under a key, or an empty one. */
export function objectAt(value: unknown, key: string): Json {
  const member = isObject(value) ? value[key] : undefined;
  return isObject(member) ? member : {};
}

/** The list under a key, or an empty one. */
export function listAt(value: unknown, key: string): readonly unknown[] {
  const member = isObject(value) ? value[key] : undefined;
  return Array.isArray(member) ? member : [];
}

/** The text under a key, or an empty one. */
export function textAt(value: unknown, key: string): string {
  const member = isObject(value) ? value[key] : undefined;
  return typeof member === 'string' ? member : '';
}

/** The number under a key; 0, which messages leave out, if there is none. */
export function numberAt(value: unknown, key: string): number {
  const member = isObject(value) ? value[key] : undefined;
  return typeof member === 'number' ? member : 0;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The booking of an answer that tells of one; null for every other answer. */
export function bookingOf({ outcome, message }: Answer): Json | null {
  const booking = message['booking'];
  if (outcome !== 'ok' || message['booking_failure'] !== undefined || !isObject(booking)) return null;
  return booking;
}

/** The cause of a business refusal; null for every other answer. */
export function causeOf({ outcome, message }: Answer): string | null {
  const failure = message['booking_failure'];
  if (outcome !== 'ok' || !isObject(failure)) return null;
  return textAt(failure, 'cause') || 'CAUSE_UNSPECIFIED';
}

/** Whether both say the same, whatever the order of keys. */
export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'undefined';
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.sort().join(',')}}`;
}
