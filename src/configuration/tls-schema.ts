import * as z from 'zod';

const file = z.string().min(1).max(4096);

/** A choice that may come from the environment, and so as text. */
const choice = z
  .union([z.boolean(), z.enum(['true', 'false'])], { error: 'true or false' })
  .transform((given) => given === true || given === 'true');

/** TLS of the partner listeners. Files are in PEM; relative paths start at the working directory. */
export const tlsSchema = z.strictObject({
  /** Something in front of the adapter speaks TLS with the callers, so that plain text may be served on other addresses than loopback. */
  terminatedByProxy: choice.default(false),
  http: z.strictObject({ certificate: file, key: file }).nullable().default(null),
  grpc: z
    .strictObject({
      certificate: file,
      key: file,
      /** Clients must have a certificate of one of these authorities. */
      clientAuthorities: file.nullable().default(null),
    })
    .nullable()
    .default(null),
});

/** A name in a client certificate, e.g. `DNS:intake.example`; see `certificate-names.ts` of the gRPC transport. */
export const certificateName = z
  .string()
  .refine((text) => /^(?:DNS|URI|CN):.{1,1000}$/.test(text), {
    error: 'is not a possible name in a certificate',
    params: { remedy: 'Give it as DNS:intake.example, URI:spiffe://example/intake or CN:intake.' },
  })
  .transform((text) => (text.startsWith('DNS:') ? `DNS:${text.slice(4).toLowerCase()}` : text));

export type TlsSection = z.infer<typeof tlsSchema>;
