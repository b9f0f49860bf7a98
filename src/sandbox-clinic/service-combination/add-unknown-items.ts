import { isJsonObject } from '../json-object.ts';

/** What a later version of the system might add to an object ([combination] 2.5). */
const unknownItems = { addedLater: 'unknown', addedList: [1, null], addedObject: { id: 'unknown' } };

/** The value with items that no page names in each of its objects, at any depth. */
export function addUnknownItems(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(addUnknownItems);
  if (!isJsonObject(value)) return value;
  const known = Object.entries(value).map(([key, part]): [string, unknown] => [key, addUnknownItems(part)]);
  return { ...Object.fromEntries(known), ...unknownItems };
}
