import path from 'node:path';
import { createAccess } from '../../src/access/access.ts';
import { loadConfiguration } from '../../src/configuration/load-configuration.ts';
import { merchantId, serviceId } from '../../src/core/identifiers.ts';
import {
  seoulApiKey,
  seoulClinic,
  seoulGroupIds,
  seoulZoneIds,
  utrechtAccount,
  utrechtBranchId,
  utrechtClient,
  utrechtClinic,
  utrechtServiceIds,
  utrechtTenantId,
} from '../../src/sandbox-clinic/demo-data.ts';
import { slotMinutes } from '../../src/sandbox-clinic/service-combination/service-set.ts';
import { defaultSettings } from '../../src/sandbox-clinic/settings.ts';
import { basicHeader } from '../access/basic-header.ts';

const file = path.resolve(__dirname, '../../config/sandbox.yaml');
const configuration = loadConfiguration({ ADAPTER_CONFIG: file });
const seoul = configuration.merchants.get(merchantId('seoul-clinic'));
const utrecht = configuration.merchants.get(merchantId('utrecht-clinic'));

test.each(['seoul-clinic', 'utrecht-clinic'])('%s is reached at the port of the sandbox clinic', (name) => {
  const addressFrom = (environment: Record<string, string>) =>
    loadConfiguration({ ADAPTER_CONFIG: file, ...environment }).merchants.get(merchantId(name))?.clinic
      .connection.baseUrl;
  expect(addressFrom({})).toBe('http://127.0.0.1:8090');
  expect(addressFrom({ CLINIC_PORT: '1234' })).toBe('http://127.0.0.1:1234');
});

test('utrecht-clinic makes as many requests as its system allows, or as many as the environment says', () => {
  const allowed = (environment: Record<string, string>) =>
    loadConfiguration({ ADAPTER_CONFIG: file, ...environment }).merchants.get(merchantId('utrecht-clinic'))
      ?.clinic.connection.settings;
  expect(allowed({})).toMatchObject({ requestsPerMinute: defaultSettings.rateLimitPerMinute });
  const name = 'UTRECHT_REQUESTS_PER_MINUTE';
  expect(allowed({ [name]: '5000' })).toMatchObject({ requestsPerMinute: 5000 });
  expect(() => allowed({ [name]: '4' })).toThrow('requestsPerMinute');
  expect(() => allowed({ [name]: 'many' })).toThrow('Give a value that is a whole number');
});

test('the sandbox configuration opens seoul-clinic with its own key', () => {
  expect(seoul?.clinic.connection).toMatchObject({ baseUrl: 'http://127.0.0.1:8090', apiKey: seoulApiKey });
  expect(seoul?.merchant.timeZone).toBe(seoulClinic.timeZone);
});

test.each([
  ['consultation', 1800, 1800, 'consultation'],
  ['laser-toning', 3600, 1800, 'laserToning'],
  ['botox', 1800, 1800, 'botox'],
] as const)(
  '%s is a calendar of the sandbox clinic, with its zone and interval',
  (name, durationSec, gridSec, demo) => {
    const group = seoulClinic.groups.find(
      ({ reservationGroupId }) => reservationGroupId === seoulGroupIds[demo],
    );
    expect(seoul?.clinic.services.get(serviceId(name))).toMatchObject({
      reservationGroupId: seoulGroupIds[demo],
      zoneIds: [seoulZoneIds[demo]],
      intervalSec: (group?.intervalMinutes ?? 0) * 60,
    });
    expect(seoul?.merchant.services.get(serviceId(name))).toMatchObject({
      durationSec,
      gridSec,
      onlineChange: { kind: 'until', beforeStartSec: 7200 },
    });
  },
);

test('all days that the sandbox clinic offers, from tomorrow for 180 days, lie within the horizon', () => {
  const services = [seoul, utrecht].flatMap((clinic) => [...(clinic?.merchant.services.values() ?? [])]);
  expect(services).toHaveLength(7);
  for (const { horizonSec } of services) expect(horizonSec).toBeGreaterThanOrEqual(181 * 86_400);
});

test('botox carries a product option and a prepaid right', () => {
  const procedures =
    seoul?.clinic.driver === 'open-api'
      ? (seoul.clinic.services.get(serviceId('botox'))?.requestedProcedures ?? [])
      : [];
  expect(procedures.map(({ type }) => type)).toEqual(['OPTION', 'TICKET']);
});

test('the sandbox configuration opens utrecht-clinic as its client, tenant and branch', () => {
  const [branch] = utrechtClinic.branches;
  expect(utrecht?.clinic.connection).toMatchObject({
    ...utrechtClient,
    account: utrechtAccount,
    tenantId: utrechtTenantId,
    branchId: utrechtBranchId,
  });
  expect(utrecht?.merchant.timeZone).toBe(branch?.timeZone);
  expect(utrecht?.merchant.patience).toMatchObject({ lateCommitMs: 380_000, guardedRepeatMs: 350_000 });
});

test.each([
  ['vaccination', ['vaccination']],
  ['travel-advice', ['travelAdvice']],
  ['blood-test', ['bloodTest']],
  ['travel-package', ['vaccination', 'travelAdvice']],
] as const)('%s has the services, length and grid that the sandbox clinic gives it', (name, demo) => {
  const serviceIds: string[] = demo.map((one) => utrechtServiceIds[one]);
  const services = utrechtClinic.services.filter((one) => serviceIds.includes(one.serviceId));
  const [branch] = utrechtClinic.branches;
  expect(utrecht?.clinic.services.get(serviceId(name))).toEqual({ serviceIds });
  expect(utrecht?.merchant.services.get(serviceId(name))).toMatchObject({
    durationSec: slotMinutes(services, services.length, defaultSettings) * 60,
    gridSec: (branch?.gridMinutes ?? 0) * 60,
    onlineChange: { kind: 'until', beforeStartSec: 7200 },
  });
});

test.each([
  ['google-sandbox', 'sandbox-secret', 'partner', 'google'],
  ['internal', 'internal-secret', 'internal', 'internal'],
])('the documented caller %s with %s gets in and sees the clinic', async (user, password, kind, id) => {
  const access = createAccess(configuration.accounts, { clock: { now: () => 0 } });
  expect(await access.caller(basicHeader(user, password))).toEqual({
    kind,
    partner: { id, merchants: new Set(['seoul-clinic', 'utrecht-clinic']) },
    rights: new Set(kind === 'internal' ? ['bookings', 'reservations', 'images', 'slots'] : ['bookings']),
  });
});
