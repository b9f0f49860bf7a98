import { isJsonObject } from '../json-object.ts';

type Wanted = string | number | boolean;

/** Whether each wanted item occurs in the body, at any depth, with that value; date-times are compared as instants. */
export function bodyMatches(body: unknown, wanted: Readonly<Record<string, Wanted>>): boolean {
  return Object.entries(wanted).every(([key, value]) => contains(body, key, value));
}

function contains(body: unknown, key: string, value: Wanted): boolean {
  if (Array.isArray(body)) return body.some((part) => contains(part, key, value));
  if (!isJsonObject(body)) return false;
  return Object.entries(body).some(
    ([name, part]) => (name === key && isSame(part, value)) || contains(part, key, value),
  );
}

function isSame(sent: unknown, wanted: Wanted): boolean {
  if (sent === wanted) return true;
  if (typeof sent !== 'string' || typeof wanted !== 'string') return false;
  return isDateTime(sent) && isDateTime(wanted) && Date.parse(sent) === Date.parse(wanted);
}

function isDateTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text));
}
