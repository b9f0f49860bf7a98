import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { KeySettings } from '../personal-data/followed-keys.ts';
import { KeyRingError, parseKeyRing } from '../personal-data/key-ring.ts';

const remedy =
  'Make a file of keys with `npm run data-keys -- init FILE`, and name it as personalData.keysFile.';

/** Text that holds keys, or a sentence about what is wrong with it. */
function problemOf(read: () => string): string | null {
  try {
    parseKeyRing(read());
    return null;
  } catch (error) {
    if (error instanceof KeyRingError) return error.problem;
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
    return code === 'ENOENT'
      ? 'names a file that does not exist'
      : `names a file that cannot be read (${String(code)})`;
  }
}

const keys = z.string().superRefine((text, context) => {
  const problem = problemOf(() => text);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem, params: { remedy } });
});

/** A relative path starts at the working directory. */
const keysFile = z
  .string()
  .min(1)
  .max(4096)
  .superRefine((file, context) => {
    const problem = problemOf(() => readFileSync(file, 'utf8'));
    if (problem !== null) context.addIssue({ code: 'custom', message: problem, params: { remedy } });
  });

/** How names, phone numbers, e-mail addresses and visitors' words are kept. */
export const personalDataSchema = z
  .strictObject({
    /** The keys themselves, to be taken from the environment. */
    keys: keys.optional(),
    keysFile: keysFile.optional(),
    /** From the end of the visit; bare facts of the booking are kept. */
    eraseAfterDays: z.int().min(1).max(36_500).default(90),
  })
  .transform(({ keys: text, keysFile: file, eraseAfterDays }, context) => {
    const source = sourceOf(text, file);
    if (source !== null) return { source, eraseAfterDays };
    const message =
      text === undefined
        ? 'names no keys to keep personal data under'
        : 'names keys both directly and in a file';
    context.addIssue({ code: 'custom', message, params: { remedy } });
    return z.NEVER;
  });

function sourceOf(text: string | undefined, file: string | undefined): KeySettings | null {
  if (text !== undefined && file === undefined) return { kind: 'text', text };
  if (file !== undefined && text === undefined) return { kind: 'file', file };
  return null;
}

/** Where the keys come from, and when data is erased. */
export type PersonalDataSettings = z.infer<typeof personalDataSchema>;
