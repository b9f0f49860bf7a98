import * as z from 'zod';
import { controlCharacter } from '../access/basic-credentials.ts';
import { parsePasswordHash } from '../access/password-hash.ts';
import { rights } from '../contract/access.ts';
import { merchantSchema, nameSchema } from './merchant-schema.ts';
import { personalDataSchema } from './personal-data-schema.ts';
import { certificateName, tlsSchema } from './tls-schema.ts';

const user = z.string().refine((text) => /^[^:]{1,100}$/.test(text) && !controlCharacter.test(text), {
  error: 'is not a possible user name',
  params: { remedy: 'Give 1 to 100 characters without colon and control characters.' },
});

const passwordHash = z.string().transform((text, context) => {
  const parsed = parsePasswordHash(text);
  if (!('problem' in parsed)) return parsed;
  context.addIssue({
    code: 'custom',
    message: parsed.problem,
    params: { remedy: 'Put in the line that `npm run --silent hash-password` prints.' },
  });
  return z.NEVER;
});

const atLeastOneProof = {
  path: ['credentials'],
  error: 'has no credentials',
  params: { remedy: 'Add a user and passwordHash or a name in client certificates, or remove the caller.' },
};

const credentials = z.array(z.strictObject({ user, passwordHash })).max(20).default([]);

const merchants = z.union([z.literal('all'), z.array(z.string()).max(100_000)], {
  error: 'a list of merchants, or all',
});

const partnerSchema = z
  .strictObject({
    /** `internal`: the operator's own caller, with merchants and bookings of its own as a partner has. */
    kind: z.enum(['partner', 'internal']),
    merchants,
    /** Groups of calls that the caller may make; all others are denied. */
    rights: z.array(z.enum(rights)).max(20),
    credentials,
    /** Names in client certificates that are this caller's; see `tls.grpc.clientAuthorities`. */
    certificateNames: z.array(certificateName).max(20).default([]),
  })
  .refine((caller) => caller.credentials.length + caller.certificateNames.length > 0, atLeastOneProof);

/**
 * Entries hold nobody's name, so what speaks against keeping them is their room alone: some 300 bytes each. Five years is what rules on
 * logs of access in health care ask for at the most that we know of.
 */
const auditSchema = z.strictObject({ keepDays: z.int().min(1).max(36_500).default(1_827) });

/** The whole file. What one entry says about others is checked apart, so that it is told along with everything else. */
export const fileSchema = z.strictObject({
  merchants: z.record(nameSchema, merchantSchema),
  partners: z.record(nameSchema, partnerSchema),
  tls: tlsSchema.prefault({}),
  personalData: personalDataSchema,
  audit: auditSchema.prefault({}),
});

export type PartnerEntry = z.infer<typeof partnerSchema>;
export type FileContent = z.infer<typeof fileSchema>;
