import type * as z from 'zod';
import { isJsonObject } from '../json-object.ts';
import { type ErrorClass, type ErrorProperty, Refusal } from './refusal.ts';

/** How an operation words the refusal of a malformed item, where its page differs from the others. */
export interface Wording {
  readonly malformed?: ErrorClass;
  readonly missing?: ErrorClass;
  /** Other names for items in malformed refusals, such as `id` for `reservationGroupId`. */
  readonly malformedKeys?: Readonly<Record<string, string>>;
}

/**
 * A body's items by `schema`; unknown items are dropped, null and empty text count as left out, as in protobuf.
 * Throws Refusal: the malformed items first, else the missing ones, each in the order of the schema ([clinic] 4).
 */
export function readBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  wording: Wording = {},
): z.output<Schema> {
  const given = withoutBlanks(body ?? {});
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const missing: ErrorProperty[] = [];
  const malformed: ErrorProperty[] = [];
  for (const { path } of result.error.issues) {
    const key = keyOf(path);
    if (path.length > 0 && valueAt(given, path) === undefined) missing.push({ key, reason: 'Required' });
    else malformed.push({ key: wording.malformedKeys?.[key] ?? key, reason: 'NotAvailable' });
  }
  if (malformed.length > 0) throw new Refusal(wording.malformed ?? 'InvalidCommandException', malformed);
  throw new Refusal(wording.missing ?? 'InvalidCommandException', missing);
}

/** A path as the vendor writes it: `occupiedResources[0].zoneId`; the body itself is `body`. */
function keyOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'body';
  return path.reduce<string>((key, step) => {
    if (typeof step === 'number') return `${key}[${step}]`;
    return key === '' ? String(step) : `${key}.${String(step)}`;
  }, '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const step of path) {
    if (Array.isArray(found) && typeof step === 'number') found = found[step];
    else if (isJsonObject(found) && Object.hasOwn(found, step)) found = found[String(step)];
    else return undefined;
  }
  return found;
}

function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== null && part !== '')
      .map(([key, part]) => [key, withoutBlanks(part)]),
  );
}
