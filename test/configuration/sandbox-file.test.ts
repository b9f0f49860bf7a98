import path from 'node:path';
import { createAccess } from '../../src/access/access.ts';
import { loadConfiguration } from '../../src/configuration/load-configuration.ts';
import { merchantId, serviceId } from '../../src/core/identifiers.ts';
import { seoulApiKey, seoulClinic, seoulGroupIds, seoulZoneIds } from '../../src/sandbox-clinic/demo-data.ts';
import { basicHeader } from '../access/basic-header.ts';

const file = path.resolve(__dirname, '../../config/sandbox.yaml');
const configuration = loadConfiguration({ ADAPTER_CONFIG: file });
const seoul = configuration.merchants.get(merchantId('seoul-clinic'));

test('the sandbox configuration reaches the sandbox clinic with its own key, at its own port', () => {
  expect(seoul?.clinic.connection).toMatchObject({ baseUrl: 'http://127.0.0.1:8090', apiKey: seoulApiKey });
  const elsewhere = loadConfiguration({ ADAPTER_CONFIG: file, CLINIC_PORT: '1234' });
  expect(elsewhere.merchants.get(merchantId('seoul-clinic'))?.clinic.connection.baseUrl).toBe(
    'http://127.0.0.1:1234',
  );
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
  for (const service of seoul?.merchant.services.values() ?? []) {
    expect(service.horizonSec).toBeGreaterThanOrEqual(181 * 86_400);
  }
});

test('botox carries a product option and a prepaid right', () => {
  const procedures = seoul?.clinic.services.get(serviceId('botox'))?.requestedProcedures ?? [];
  expect(procedures.map(({ type }) => type)).toEqual(['OPTION', 'TICKET']);
});

test.each([
  ['google-sandbox', 'sandbox-secret', 'partner', 'google'],
  ['internal', 'internal-secret', 'internal', 'internal'],
])('the documented caller %s with %s gets in and sees the clinic', async (user, password, kind, id) => {
  const access = createAccess(configuration.accounts, { clock: { now: () => 0 } });
  expect(await access.caller(basicHeader(user, password))).toEqual({
    kind,
    partner: { id, merchants: new Set(['seoul-clinic']) },
  });
});
