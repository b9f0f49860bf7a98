import * as z from 'zod';

/**
 * The keys that a schema knows at a path, for suggestions. Where the schema depends on the value, as in a union by `driver`, the value
 * decides; empty where any key is allowed or nothing is known.
 */
export function knownKeys(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  value: unknown,
): readonly string[] {
  const plain = unwrap(schema, value);
  const [key, ...rest] = path;
  if (key === undefined) return plain instanceof z.ZodObject ? Object.keys(plain.shape) : [];
  const inner = innerSchema(plain, key);
  return inner === null ? [] : knownKeys(inner, rest, valueAt(value, [key]));
}

/** What lies at a path of parsed data; undefined if there is nothing. Sees own properties only. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    return Object.getOwnPropertyDescriptor(at, key)?.value;
  }, value);
}

function unwrap(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return unwrap(schema.unwrap(), value);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional)
    return unwrap(schema.unwrap(), value);
  if (schema instanceof z.ZodNullable) return unwrap(schema.unwrap(), value);
  if (schema instanceof z.ZodDiscriminatedUnion) return unwrapUnion(schema, value) ?? schema;
  return schema;
}

function unwrapUnion(union: z.ZodDiscriminatedUnion, value: unknown): z.core.$ZodType | undefined {
  const { discriminator } = union.def;
  const chosen = valueAt(value, [discriminator]);
  return union.options.find((option) => {
    const field = option instanceof z.ZodObject ? option.shape[discriminator] : undefined;
    return field instanceof z.ZodLiteral && [...field.values].some((value) => value === chosen);
  });
}

function innerSchema(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | null {
  if (schema instanceof z.ZodObject) return schema.shape[String(key)] ?? null;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodArray) return schema.element;
  return null;
}
