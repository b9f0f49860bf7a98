import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The part of JSON Schema that the clinic's documentation uses; `ref` names another message. */
export interface Schema {
  readonly ref?: string;
  readonly type?: 'object' | 'array' | 'string' | 'boolean' | 'integer' | 'number';
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
}

/** The documented messages by name, structure only. */
export const documentedSchemas: Readonly<Record<string, Schema>> = JSON.parse(
  readFileSync(join(__dirname, 'documented-schemas.json'), 'utf8'),
);

/** Follows a reference. */
export function resolved(schema: Schema): Schema {
  if (schema.ref === undefined) return schema;
  const named = documentedSchemas[schema.ref];
  if (named === undefined) throw new Error(`no schema ${schema.ref}`);
  return named;
}

const texts: Readonly<Record<string, string>> = {
  'object-id': '65f0c0de0000000000000a01',
  'date-time': '2027-03-01T09:00:00.000Z',
  uuid: '123e4567-e89b-42d3-a456-426614174000',
};

/** A message with every documented property. */
export function exampleOf(given: Schema): unknown {
  const schema = resolved(given);
  if (schema.additionalProperties !== undefined) return { en: exampleOf(schema.additionalProperties) };
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, property]) => [name, exampleOf(property)]),
      );
    case 'array':
      return [exampleOf(schema.items ?? {})];
    case 'boolean':
      return false;
    case 'integer':
      return 0;
    case 'number':
      return 0.5;
    default:
      return schema.enum?.at(-1) ?? texts[schema.format ?? ''] ?? 'text';
  }
}

/** One property of a message, wherever in it. */
export interface Place {
  /** As errors name it: `images[0].memo`. */
  readonly path: string;
  readonly schema: Schema;
  readonly required: boolean;
}

/** Every property of a message, however deep. */
export function placesOf(given: Schema, path = ''): readonly Place[] {
  const schema = resolved(given);
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const inside = property.type === 'array' ? (property.items ?? {}) : property;
    const below = placesOf(inside, property.type === 'array' ? `${at}[0]` : at);
    return [{ path: at, schema: property, required: schema.required?.includes(name) === true }, ...below];
  });
}

/** A copy of `message` with another value at `path`, or without it. */
export function changedAt(message: unknown, path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(message);
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  const last = steps.pop() ?? '';
  let at = copy as Record<string, unknown>;
  for (const step of steps) at = at[step] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}
