import { utrechtClient } from '../../../src/sandbox-clinic/demo-data.ts';
import {
  allScopes,
  ask,
  basic,
  book,
  closeClinics,
  customer,
  nobodysId,
  openCombination,
  paths,
  refusal,
  reservationBody,
  tokenHeaders,
} from './running-combination.ts';

afterEach(closeClinics);

const form = (fields: Record<string, string> = {}) =>
  new URLSearchParams({ grant_type: 'client_credentials', scope: allScopes, ...fields }).toString();

test('client credentials get a bearer token for an hour', async () => {
  const { clinic } = await openCombination();
  const reply = await ask(`${clinic.url}/oauth2/token`, 'POST', tokenHeaders, form());
  const body = { access_token: expect.any(String), expires_in: 3600, token_type: 'Bearer' };
  expect(reply).toMatchObject({ status: 200, body });
});

test('the account may stand in the form too', async () => {
  const { clinic } = await openCombination();
  const withAccount = form({ 'x-account': 'utrechtclinic' });
  expect((await ask(`${clinic.url}/oauth2/token`, 'POST', tokenHeaders, withAccount)).status).toBe(200);
});

test.each([
  ['a wrong secret', { authorization: basic({ ...utrechtClient, clientSecret: 'x' }) }, form(), 401],
  ['no credentials', { authorization: '' }, form(), 401],
  ['a bearer in place of credentials', { authorization: 'Bearer x' }, form(), 401],
  ['another account', { 'x-account': 'Utrecht Clinic' }, form(), 401],
  ['a JSON body', { 'content-type': 'application/json' }, '{"grant_type":"client_credentials"}', 400],
  ['another grant', {}, form({ grant_type: 'password' }), 400],
  ['no scope', {}, 'grant_type=client_credentials', 400],
  ['an unknown scope', {}, form({ scope: 'everything' }), 400],
  ['a grant that comes twice', {}, `${form()}&grant_type=password`, 400],
  ['bytes that are no form', {}, '%ff%00', 400],
])('a token request with %s is refused', async (_, headers, body, status) => {
  const { clinic } = await openCombination();
  const reply = await ask(`${clinic.url}/oauth2/token`, 'POST', { ...tokenHeaders, ...headers }, body);
  expect(reply).toMatchObject({ status, body: { error: expect.any(String) } });
});

const query = { customer: { personalIdentifier: customer.personalIdentifier } };

const calls = {
  combinations: ['GET', paths.combinations],
  'time-slots': ['GET', `${paths.timeSlots}?serviceIds=x`],
  'reserve-time-slot': ['POST', paths.reserve],
  'confirm-reservation': ['POST', paths.confirm(nobodysId)],
  'search-appointments': ['GET', paths.search, query],
  'get-appointment': ['GET', paths.details(nobodysId)],
  'reschedule-appointment': ['PUT', paths.reschedule(nobodysId)],
  'cancel-appointment': ['DELETE', paths.cancel(nobodysId)],
  'release-reservation': ['DELETE', paths.release(nobodysId)],
  'update-customer': ['PUT', paths.customer(nobodysId)],
  services: ['GET', paths.services],
} as const;

type CallName = keyof typeof calls;

const names = Object.keys(calls) as CallName[];

async function call(name: CallName, headers: Record<string, string | undefined>) {
  const running = await openCombination();
  const [method, path, body] = calls[name];
  return running.send(method, path, body, headers);
}

test.each(names)('%s asks for a token in force', async (name) => {
  const refused = refusal(401, 'TOKEN_NOT_VALID');
  expect(await call(name, { authorization: undefined })).toMatchObject(refused);
  expect(await call(name, { authorization: 'Bearer nonsense' })).toMatchObject(refused);
});

test.each(names)('%s asks for the tenant', async (name) => {
  expect(await call(name, { 'x-tenant-id': undefined })).toMatchObject(refusal(400, 'INVALID_INPUT'));
  expect(await call(name, { 'x-tenant-id': 'another' })).toMatchObject(refusal(400, 'TENANT_NOT_FOUND'));
});

const withLanguage: readonly CallName[] = [
  'search-appointments',
  'get-appointment',
  'reschedule-appointment',
  'services',
];

test.each(names)('%s asks for a language only where that is documented', async (name) => {
  const isAsked = withLanguage.includes(name);
  const missing = (await call(name, { 'accept-language': undefined })).body;
  const unlisted = (await call(name, { 'accept-language': 'es-ES' })).body;
  const needed = { message: 'Accept-Language is needed' };
  if (isAsked) expect(missing).toMatchObject(needed);
  else expect(missing ?? {}).not.toMatchObject(needed);
  const notSupported = { messageId: 'LANGUAGE_NOT_SUPPORTED' };
  if (isAsked) expect(unlisted).toMatchObject(notSupported);
  else expect(unlisted ?? {}).not.toMatchObject(notSupported);
});

test.each(['en_US', 'en_UK', 'fr_FR', 'nl_NL', 'de_DE', 'it_IT', 'ES_es'])(
  'the listed language %s is taken',
  async (language) => {
    expect((await call('services', { 'accept-language': language })).status).toBe(200);
  },
);

const scopeOf = (name: string) => `com.qmatic.saas.appointments/external.appointment.${name}`;

test.each([
  ['reserve-time-slot', ['book', 'reschedule']],
  ['confirm-reservation', ['book']],
  ['reschedule-appointment', ['reschedule']],
  ['cancel-appointment', ['cancel']],
  ['get-appointment', ['book', 'reschedule', 'cancel']],
] as const)('%s is covered by the scopes %s', async (name, covering) => {
  const running = await openCombination();
  const [method, path] = calls[name];
  for (const scope of ['book', 'reschedule', 'cancel'] as const) {
    running.useToken(await running.token(scopeOf(scope)));
    const { status } = await running.send(method, path);
    expect(status === 403).toBe(!(covering as readonly string[]).includes(scope));
  }
});

test('a token request and a call are counted by their limits, each with its 429', async () => {
  const running = await openCombination({ settings: { oauthRequestsPerSec: 1, rateLimitPerMinute: 2 } });
  const { clinic, time, send } = running;
  const ofToken = () => ask(`${clinic.url}/oauth2/token`, 'POST', tokenHeaders, form());
  expect((await ofToken()).status).toBe(429);
  time.advance(1000);
  expect((await ofToken()).status).toBe(200);
  const statuses = [];
  for (let at = 0; at < 3; at += 1) statuses.push((await send('GET', paths.combinations)).status);
  expect(statuses).toEqual([200, 200, 429]);
  time.advance(59_999);
  expect((await send('GET', paths.combinations)).status).toBe(429);
  time.advance(1);
  expect((await send('GET', paths.combinations)).status).toBe(200);
});

test('a refused call does nothing', async () => {
  const running = await openCombination({ settings: { rateLimitPerMinute: 2 } });
  await book(running);
  expect((await running.send('POST', paths.reserve, reservationBody())).status).toBe(429);
  expect(running.clinic.control.state()).toMatchObject({ holds: [], appointments: [{}] });
});
