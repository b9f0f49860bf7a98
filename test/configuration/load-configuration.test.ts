import { ConfigurationError } from '../../src/configuration/problem.ts';
import { merchantId, serviceId } from '../../src/core/identifiers.ts';
import { changed, load, problemsOf, rightYaml } from './configuration-file.ts';

const service = ['merchants', 'clinic', 'services', 'visit'];

describe('a right file', () => {
  const configuration = load(rightYaml);
  const clinic = configuration.merchants.get(merchantId('clinic'));

  test('gives merchants and services in the units of the core', () => {
    expect(clinic?.merchant).toEqual({
      id: 'clinic',
      timeZone: 'Europe/Amsterdam',
      phoneRegion: 'NL',
      bookingsPerUser: null,
      longestLeaseMs: 900_000,
      patience: {
        lateCommitMs: 60_000,
        commandMs: 30_000,
        slotAgeMs: 2000,
        recordAgeMs: 60_000,
        guardedRepeatMs: 1500,
      },
      services: new Map([
        [
          'visit',
          {
            id: 'visit',
            durationSec: 3600,
            gridSec: 1800,
            gridOffsetSec: 0,
            onlineChange: { kind: 'until', beforeStartSec: 7200 },
            horizonSec: 180 * 86_400,
            price: null,
          },
        ],
      ]),
    });
  });

  test("gives the driver's settings with its defaults", () => {
    expect(clinic?.clinic).toMatchObject({
      driver: 'open-api',
      connection: { baseUrl: 'https://clinic.example', apiKey: 'the-key', settings: { maxConcurrent: 32 } },
    });
    expect(clinic?.clinic.services.get(serviceId('visit'))).toMatchObject({
      reservationGroupId: 'group',
      intervalSec: 1800,
      commandVersion: 1,
    });
  });

  test('gives callers with what they may see', () => {
    expect(configuration.accounts.map(({ caller }) => caller)).toEqual([
      {
        kind: 'partner',
        partner: { id: 'one', merchants: new Set(['clinic']) },
        rights: new Set(['bookings']),
      },
      {
        kind: 'internal',
        partner: { id: 'house', merchants: new Set(['clinic']) },
        rights: new Set(['bookings', 'reservations']),
      },
    ]);
  });

  test('may rule out changes and the guarded repeat', () => {
    const never = load(changed([...service, 'cancelUntilMinutes'], 'never'));
    expect(
      never.merchants.get(merchantId('clinic'))?.merchant.services.get(serviceId('visit'))?.onlineChange,
    ).toEqual({
      kind: 'never',
    });
    const patient = load(
      changed(['merchants', 'clinic', 'patience'], { guardedRepeatSec: null, slotAgeSec: 0.25 }),
    );
    expect(patient.merchants.get(merchantId('clinic'))?.merchant.patience).toMatchObject({
      guardedRepeatMs: null,
      slotAgeMs: 250,
    });
  });
});

describe('what is wrong is told with path and remedy', () => {
  const path = 'merchants.clinic.services.visit';
  test.each([
    [
      [...service, 'durationMinutes'],
      45,
      `${path}.durationMinutes`,
      /interval of 1800/,
      /whole number of intervals/,
    ],
    [[...service, 'gridMinutes'], 45, `${path}.gridMinutes`, /interval of 1800/, /whole number of intervals/],
    [[...service, 'gridMinutes'], 50, `${path}.gridMinutes`, /does not divide a day/, /1440/],
    [
      [...service, 'gridOffsetMinutes'],
      40,
      `${path}.gridOffsetMinutes`,
      /not less than gridMinutes, 30/,
      /10/,
    ],
    [[...service, 'durationMinutes'], undefined, `${path}.durationMinutes`, /is missing/, /number/],
    [[...service, 'durationMinutes'], null, `${path}.durationMinutes`, /is empty/, /number/],
    [[...service, 'durationMinutes'], '60', `${path}.durationMinutes`, /is a text/, /number/],
    [[...service, 'durationMinutes'], 0, `${path}.durationMinutes`, /too low/, /at least 1/],
    [[...service, 'durationMinutes'], 9e9, `${path}.durationMinutes`, /too high/, /at most 1440/],
    [[...service, 'durationMinutes'], 60.5, `${path}.durationMinutes`, /not a whole number/, /whole number/],
    [[...service, 'cancelUntilMinutes'], 'nevr', `${path}.cancelUntilMinutes`, /possible values/, /or never/],
    [[...service, 'price'], { amount: -1, currency: 'KRW' }, `${path}.price.amount`, /too low/, /at least 0/],
    [
      [...service, 'price'],
      { amount: 0.000_000_1, currency: 'KRW' },
      `${path}.price.amount`,
      /wrong form/,
      /multiple of 0\.000001/,
    ],
    [
      [...service, 'price'],
      { amount: 1, currency: 'won' },
      `${path}.price.currency`,
      /wrong form/,
      /ISO 4217/,
    ],
    [[...service, 'price'], 30_000, `${path}.price`, /is a number/, /map of settings/],
    [[...service, 'duration'], 60, `${path}.duration`, /not a known setting/, /durationMinutes/],
    [
      [...service, 'clinic', 'zoneIDs'],
      [],
      `${path}.clinic.zoneIDs`,
      /not a known/,
      /Did you mean "zoneIds"/,
    ],
    [[...service, 'clinic', 'zoneIds'], ['a', 'a'], `${path}.clinic.zoneIds[1]`, /twice/, /Remove/],
    [
      [...service, 'clinic', 'zoneIds'],
      [''],
      `${path}.clinic.zoneIds[0]`,
      /too short/,
      /at least 1 characters/,
    ],
    [['merchants', 'clinic', 'services'], {}, 'merchants.clinic.services', /no service/, /Add a service/],
    [
      ['merchants', 'clinic', 'services', ''],
      {},
      'merchants.clinic.services.',
      /possible name/,
      /1 to 100 letters/,
    ],
    [
      ['merchants', 'clinic', 'timeZone'],
      'Europe/Amsterdm',
      'merchants.clinic.timeZone',
      /zone/,
      /"Europe\/Amsterdam"/,
    ],
    [['merchants', 'clinic', 'timeZone'], '+01:00', 'merchants.clinic.timeZone', /not a time zone/, /IANA/],
    [['merchants', 'clinic', 'phoneRegion'], 'XX', 'merchants.clinic.phoneRegion', /region/, /ISO 3166/],
    [
      ['merchants', 'clinic', 'driver'],
      'openapi',
      'merchants.clinic.driver',
      /possible values/,
      /"open-api"/,
    ],
    [['merchants', 'clinic', 'driver'], undefined, 'merchants.clinic.driver', /missing/, /open-api/],
    [
      ['merchants', 'clinic', 'connection', 'baseUrl'],
      'clinic',
      'merchants.clinic.connection.baseUrl',
      /form/,
      /URL/,
    ],
    [
      ['merchants', 'clinic', 'bookingsPerUser'],
      0,
      'merchants.clinic.bookingsPerUser',
      /too low/,
      /at least 1/,
    ],
    [
      ['merchants', 'clinic', 'patience'],
      { commandSec: 90 },
      'merchants.clinic.patience.commandSec',
      /60/,
      /at most 60/,
    ],
    [
      ['merchants', 'clinic', 'patience'],
      { slotAge: 1 },
      'merchants.clinic.patience.slotAge',
      /known/,
      /slotAgeSec/,
    ],
    [['merchants'], {}, 'merchants', /no entry/, /at least one/],
    [['partners'], undefined, 'partners', /missing/, /map/],
    [
      ['partners', 'one', 'merchants'],
      ['clinik'],
      'partners.one.merchants[0]',
      /clinik/,
      /Did you mean "clinic"/,
    ],
    [['partners', 'one', 'merchants'], 'al', 'partners.one.merchants', /possible values/, /or all/],
    [['partners', 'one', 'rights'], undefined, 'partners.one.rights', /missing/, /list/],
    [
      ['partners', 'house', 'rights'],
      ['reservation'],
      'partners.house.rights[0]',
      /possible values/,
      /Did you mean "reservations"/,
    ],
    [
      ['partners', 'one', 'rights'],
      ['bookings', 'images'],
      'partners.one.rights[1]',
      /internal callers only/,
      /Remove it/,
    ],
    [['partners', 'one', 'kind'], 'partnr', 'partners.one.kind', /possible values/, /Did you mean "partner"/],
    [['partners', 'one', 'credentials'], [], 'partners.one.credentials', /no credentials/, /Add a user/],
    [
      ['partners', 'one', 'credentials', 0, 'user'],
      'a:b',
      'partners.one.credentials[0].user',
      /user name/,
      /colon/,
    ],
    [
      ['partners', 'one', 'credentials', 0, 'user'],
      'house-user',
      'partners.house.credentials[0].user',
      /one/,
      /own/,
    ],
    [
      ['partners', 'one', 'credentials', 0, 'passwordHash'],
      'x',
      'partners.one.credentials[0].passwordHash',
      /scrypt/,
      /hash-password/,
    ],
    [['marchants'], {}, 'marchants', /not a known setting/, /Did you mean "merchants"/],
  ] as const)('%j = %j', (at, value, where, problem, remedy) => {
    expect(problemsOf(changed(at, value))).toContainEqual({
      file: expect.stringMatching(/adapter\.yaml$/),
      line: expect.any(Number),
      path: where,
      problem: expect.stringMatching(problem),
      remedy: expect.stringMatching(remedy),
    });
  });

  test('all at once, in one message that names file and line', () => {
    const yaml = rightYaml
      .replace('gridMinutes: 30', 'gridMinutes: 20')
      .replace('[clinic]', '[other]')
      .replace('NL', 'nl');
    const where = problemsOf(yaml, { HTTP_PORT: 'x' }).map(({ path, line }) => `${path} ${line}`);
    expect(where).toEqual([
      'HTTP_PORT null',
      'merchants.clinic.phoneRegion 5',
      'merchants.clinic.services.visit.gridMinutes 12',
      'partners.one.merchants[0] 21',
    ]);
    expect(() => load(yaml)).toThrow(ConfigurationError);
    expect(() => load(yaml)).toThrow(/3 problems:\n.*adapter\.yaml:5 merchants\.clinic\.phoneRegion: /);
  });

  test('a file that is not there', () => {
    expect(problemsOf(rightYaml, { ADAPTER_CONFIG: '/nowhere/adapter.yaml' })).toEqual([
      expect.objectContaining({ file: '/nowhere/adapter.yaml', problem: 'does not exist' }),
    ]);
  });
});

describe('a file that is no YAML', () => {
  test('is told with every line at fault', () => {
    const problems = problemsOf('merchants:\n\tclinic: 1\npartners: [\n');
    expect(problems.length).toBeGreaterThan(1);
    expect(problems[0]).toMatchObject({ line: 2, problem: expect.stringMatching(/not valid YAML/) });
  });

  test('because two merchants have one name is refused', () => {
    const [problem, ...others] = problemsOf('merchants:\n  a: 1\n  a: 2\npartners: {}\n');
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ line: 3, problem: expect.stringMatching(/unique/) });
  });

  test('because its aliases multiply is refused', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 9; level += 1) {
      lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
    }
    expect(problemsOf(lines.join('\n'))).toEqual([
      expect.objectContaining({ problem: expect.stringMatching(/alias/) }),
    ]);
  });

  test.each(['', '42', '[]', 'null', '"text"'])('but %j is refused in words', (yaml) => {
    const problems = problemsOf(yaml);
    expect(problems.length).toBeGreaterThan(0);
  });

  test('a name that objects treat in their own way is refused, not passed over', () => {
    const yaml = rightYaml.replace('partners:\n', 'partners:\n  __proto__: {kind: partner}\n');
    expect(problemsOf(yaml)).toContainEqual(expect.objectContaining({ path: 'partners.__proto__' }));
  });
});
