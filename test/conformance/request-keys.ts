import type { Body } from './distort-answers.ts';

export const keysOfRequest = [
  'slot',
  'lease_ref',
  'user_information',
  'payment_information',
  'additional_request',
  'offer_id',
] as const;

export const keysOfSlot = [
  'merchant_id',
  'service_id',
  'start_sec',
  'duration_sec',
  'availability_tag',
  'resources',
  'confirmation_mode',
] as const;

/** Keys that are not known are no part of a request. */
export function known(message: Body, keys: readonly string[]): Body {
  return Object.fromEntries(Object.entries(message).filter(([key]) => keys.includes(key)));
}

/** The same text for the same contents, whatever the order of keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(([key, member]) => `${key}:${canonical(member)}`);
  return `{${members.sort().join()}}`;
}
