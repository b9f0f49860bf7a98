import * as z from 'zod';
import type { ClinicAnswer, ClinicRequest } from '../clinic-system.ts';
import { scopes } from './catalogue.ts';
import type { CombinationRecords } from './combination-records.ts';
import { OauthRefusal } from './refusal.ts';
import { header, tooManyRequests } from './require-caller.ts';

const form = z.object({ grant_type: z.string(), scope: z.string() });

/** Longer than any lifetime in use; keeps the table of tokens from growing for ever. */
const forgottenAfterMs = 30 * 86_400_000;

/** Client credentials for a token ([combination] 2.2). Refusals are those of OAuth 2.0. Runs inside a transaction. */
export function issueToken(clinic: CombinationRecords, request: ClinicRequest): ClinicAnswer {
  const clientId = requireClient(clinic, request);
  requireTokenRate(clinic, clientId);
  const asked = readForm(request);
  const now = clinic.now();
  const { oauthTokenLifetimeSec, secondOauthTokenEndsFirst } = clinic.settings();
  if (secondOauthTokenEndsFirst) clinic.tokens.endAll();
  else clinic.tokens.endBefore(now - forgottenAfterMs);
  const token = clinic.identifiers.uuid();
  clinic.tokens.add(token, { issuedMs: now, scopes: asked });
  const body = { access_token: token, expires_in: oauthTokenLifetimeSec, token_type: 'Bearer' };
  return { status: 200, body, headers: { 'cache-control': 'no-store' } };
}

function requireClient(clinic: CombinationRecords, request: ClinicRequest): string {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(request.authorization ?? '')?.[1] ?? '';
  const [clientId = '', ...rest] = Buffer.from(encoded, 'base64').toString().split(':');
  const clientSecret = rest.join(':');
  const isKnown = clinic.catalogue.clients.some(
    (client) => client.clientId === clientId && client.clientSecret === clientSecret,
  );
  if (isKnown && header(request, 'x-account') === clinic.catalogue.account) return clientId;
  throw new OauthRefusal(401, 'invalid_client', 'No such client of that X-ACCOUNT.', {
    'www-authenticate': 'Basic',
  });
}

function requireTokenRate(clinic: CombinationRecords, clientId: string): void {
  const { oauthRequestsPerSec } = clinic.settings();
  const { waitMs } = clinic.tokenRate.take(clientId, clinic.now(), oauthRequestsPerSec);
  if (waitMs === 0) return;
  const headers = tooManyRequests(clinic, waitMs);
  throw new OauthRefusal(429, 'slow_down', 'Too many token requests in a second.', headers);
}

/** The scopes asked for, by their full names. */
function readForm(request: ClinicRequest): readonly string[] {
  const contentType = header(request, 'content-type') ?? '';
  const isForm = /^application\/x-www-form-urlencoded *(;|$)/i.test(contentType);
  const read = form.safeParse(request.body.kind === 'json' ? request.body.value : {});
  if (!isForm || !read.success) {
    throw new OauthRefusal(400, 'invalid_request', 'A form with grant_type and scope is needed.');
  }
  if (read.data.grant_type !== 'client_credentials') {
    throw new OauthRefusal(400, 'unsupported_grant_type', 'Only client_credentials is offered.');
  }
  const known: readonly string[] = Object.values(scopes);
  const asked = read.data.scope.split(' ').filter((scope) => scope !== '');
  if (asked.length > 0 && asked.every((scope) => known.includes(scope))) return asked;
  throw new OauthRefusal(400, 'invalid_scope', 'The scope is empty or unknown.');
}
