import type * as z from 'zod';
import { ControlError } from './control-error.ts';

/** `body` by `schema`. Throws ControlError naming the first item that doesn't fit. */
export function readControlBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (issue?.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    throw new ControlError(key, `unknown item ${key}`);
  }
  const field = issue?.path.map(String).join('.') || 'body';
  throw new ControlError(field, `${field}: ${issue?.message ?? 'not readable'}`);
}
