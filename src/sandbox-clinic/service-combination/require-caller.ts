import type { ClinicRequest } from '../clinic-system.ts';
import { languages, type Scope, scopes } from './catalogue.ts';
import type { CombinationRecords } from './combination-records.ts';
import { CombinationRefusal, invalidInput } from './refusal.ts';

/** What a call's headers must have. */
export interface CallerChecks {
  /** Whether a page shows the tenant header for the call; if not, the setting `tenantHeaderEverywhere` decides. */
  readonly showsTenant: boolean;
  /** Whether `Accept-Language` is required. */
  readonly language: boolean;
  /** Any of these scopes will do; none means that every token will. */
  readonly scopes: readonly Scope[];
}

/**
 * Checks bearer token, call rate, tenant, language and scopes, in this order ([combination] 2.3). The statuses are our
 * assumptions but for the 429. Throws CombinationRefusal.
 */
export function requireCaller(
  clinic: CombinationRecords,
  request: ClinicRequest,
  checks: CallerChecks,
): void {
  const granted = requireToken(clinic, request.authorization);
  requireRate(clinic);
  requireTenant(clinic, header(request, 'x-tenant-id'), checks);
  if (checks.language) requireLanguage(clinic, header(request, 'accept-language'));
  if (!clinic.settings().enforceScopes || checks.scopes.length === 0) return;
  if (checks.scopes.some((scope) => granted.includes(scopes[scope]))) return;
  throw new CombinationRefusal(403, 'SCOPE_MISSING', 'The token does not cover this call.');
}

/** A header line, or undefined; several lines of one name count as joined. */
export function header({ headers }: ClinicRequest, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'object' ? value.join(', ') : value;
}

/** A 429; how long to wait is told by a setting. */
export function tooManyRequests(
  clinic: CombinationRecords,
  waitMs: number,
): Readonly<Record<string, string>> {
  if (!clinic.settings().rateLimitTellsRetryAfter) return {};
  return { 'retry-after': String(Math.ceil(waitMs / 1000)) };
}

function requireToken(clinic: CombinationRecords, authorization: string | undefined): readonly string[] {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  const issued = token === undefined ? undefined : clinic.tokens.find(token);
  const lifetimeMs = clinic.settings().oauthTokenLifetimeSec * 1000;
  if (issued && clinic.now() < issued.issuedMs + lifetimeMs) return issued.scopes;
  throw new CombinationRefusal(401, 'TOKEN_NOT_VALID', 'A bearer token in force is needed.', {
    'www-authenticate': 'Bearer',
  });
}

/** Counted by account; what the vendor counts by isn't documented ([combination] 2.4). */
function requireRate(clinic: CombinationRecords): void {
  const { rateLimitPerMinute } = clinic.settings();
  const { waitMs } = clinic.callRate.take(clinic.catalogue.account, clinic.now(), rateLimitPerMinute);
  if (waitMs === 0) return;
  const headers = tooManyRequests(clinic, waitMs);
  throw new CombinationRefusal(429, 'TOO_MANY_REQUESTS', 'Too many requests in a minute.', headers);
}

function requireTenant(
  clinic: CombinationRecords,
  tenantId: string | undefined,
  { showsTenant }: CallerChecks,
): void {
  if (tenantId === clinic.catalogue.tenantId) return;
  if (tenantId !== undefined) {
    throw new CombinationRefusal(400, 'TENANT_NOT_FOUND', 'X-TENANT-ID names no system.');
  }
  if (showsTenant || clinic.settings().tenantHeaderEverywhere) throw invalidInput('X-TENANT-ID is needed');
}

function requireLanguage(clinic: CombinationRecords, language: string | undefined): void {
  if (!language) throw invalidInput('Accept-Language is needed');
  if (clinic.settings().acceptLanguage === 'any' || languages.some((one) => one === language)) return;
  throw new CombinationRefusal(400, 'LANGUAGE_NOT_SUPPORTED', 'Accept-Language is not supported.');
}
