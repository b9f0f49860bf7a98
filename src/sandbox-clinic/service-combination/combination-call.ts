import type * as z from 'zod';
import { CombinationRefusal, invalidInput } from './refusal.ts';

/** A call that has passed the checks of its headers. */
export interface CombinationCall {
  readonly method: string;
  /** The id in the path, in lower case; empty where the path has none. */
  readonly id: string;
  /** Values by parameter name in lower case: the pages vary the letter case ([combination] 9, O9). */
  readonly query: ReadonlyMap<string, readonly string[]>;
  /** A JSON value; undefined when there was no body. */
  readonly body: unknown;
  /** The `Accept-Language` header; empty when it was left out. */
  readonly language: string;
}

/** Query parameters, names in lower case. */
export function queryOf(query: URLSearchParams): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of query) {
    const key = name.toLowerCase();
    const known = values.get(key);
    if (known) known.push(value);
    else values.set(key, [value]);
  }
  return values;
}

/** A parameter that comes once or not at all; an empty one counts as left out. Throws CombinationRefusal when it repeats. */
export function onlyValue(call: CombinationCall, name: string): string | undefined {
  const values = call.query.get(name.toLowerCase()) ?? [];
  if (values.length > 1) throw invalidInput(`${name} must be given once`);
  return values[0] || undefined;
}

/** The body by `schema`; unknown items are dropped. Throws CombinationRefusal naming the first item that doesn't fit. */
export function readBody<Schema extends z.ZodType>(schema: Schema, call: CombinationCall): z.output<Schema> {
  if (call.body === undefined) throw new CombinationRefusal(400, 'BODY_MISSING', 'A JSON body is needed.');
  const result = schema.safeParse(call.body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw invalidInput(`${issue?.path.map(String).join('.') || 'body'} is not as documented`);
}
