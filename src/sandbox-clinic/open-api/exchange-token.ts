import * as z from 'zod';
import type { ClinicRecords } from './clinic-records.ts';
import { readBody } from './read-body.ts';
import { invalidRequest, Refusal } from './refusal.ts';

const command = z.object({ key: z.guid() });

/** Longer than any lifetime in use; keeps the table of tokens from growing for ever. */
const forgottenAfterMs = 30 * 86_400_000;

/** An API key for a token ([clinic] 3). The refusal of a wrong key isn't documented: `key`/`NotFound` is ours. */
export function exchangeToken(clinic: ClinicRecords, body: unknown): { token: string } {
  const { key } = readBody(command, body);
  if (!clinic.catalogue.apiKeys.includes(key.toLowerCase())) throw invalidRequest('key', 'NotFound');
  const token = clinic.identifiers.uuid();
  const now = clinic.now();
  if (clinic.settings().secondTokenEndsFirst) clinic.tokens.endAll();
  else clinic.tokens.endBefore(now - forgottenAfterMs);
  clinic.tokens.add(token, now);
  return { token };
}

/** Throws Refusal unless `authorization` is `Bearer` with a token in force. Scheme and refusal are ours ([clinic] 3). */
export function requireToken(clinic: ClinicRecords, authorization: string | undefined): void {
  const { tokenLifetimeSec, tokenRefusalStatus } = clinic.settings();
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  const issuedMs = token === undefined ? undefined : clinic.tokens.issuedMs(token);
  if (issuedMs !== undefined && clinic.now() < issuedMs + tokenLifetimeSec * 1000) return;
  throw new Refusal(
    'UnauthorizedException',
    [{ key: 'token', reason: token === undefined ? 'Required' : 'NotAvailable' }],
    tokenRefusalStatus,
  );
}
