/** A JSON object of unknown contents. */
export type JsonObject = { readonly [key: string]: unknown };

/** Whether a JSON value is an object, neither null nor array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deeper bodies than any documented one; keeps walks over a body from exhausting the stack. */
const deepest = 32;

/** Whether arrays and objects nest no deeper than the sandbox reads. */
export function isShallow(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return parts.every((part) => isShallow(part, levels - 1));
}
