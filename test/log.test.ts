import { createLog } from '../src/log.ts';

/** What a log writes, line by line. */
function logged(
  write: (log: ReturnType<typeof createLog>) => void,
  level: Parameters<typeof createLog>[0] = 'info',
) {
  const lines: string[] = [];
  write(createLog(level, { write: (line) => lines.push(line) }));
  return lines;
}

const secrets = [
  { authorization: 'SECRET' },
  { headers: { Authorization: 'SECRET', 'proxy-authorization': 'SECRET' } },
  { request: { user_information: { given_name: 'SECRET' } } },
  { person: { givenName: 'SECRET', phone: { phoneNumber: 'SECRET' } } },
  { bookings: [{ person: 'SECRET', deep: [{ telephone: 'SECRET', email: 'SECRET' }] }] },
  { a: { b: { c: { d: { family_name: 'SECRET' } } } } },
  { connection: { apiKey: 'SECRET', databaseUrl: 'SECRET' } },
  { map: new Map([['x', { phone: 'SECRET' }]]), set: new Set([{ password: 'SECRET' }]) },
  { wrapped: { toJSON: () => ({ email: 'SECRET' }) } },
  { body: Buffer.from('SECRET') },
  { err: Object.assign(new Error('failed'), { request: { phone: 'SECRET' } }) },
  { other: Object.assign(new Error('failed'), { config: { headers: { cookie: 'SECRET' } } }) },
];

test.each(secrets.map((facts) => [facts]))('nothing personal or secret is written of %j', (facts) => {
  const [line] = logged((log) => log.info(facts, 'happened'));
  expect(line).toContain('happened');
  expect(line).not.toContain('SECRET');
  expect(line).not.toContain(Buffer.from('SECRET').toJSON().data.join(','));
});

test('what a child logger is bound to is held back too', () => {
  const [line] = logged((log) => {
    log
      .child({ partner: 'google', email: 'SECRET' })
      .child({ request: { phone: 'SECRET' } })
      .info('happened');
  });
  expect(JSON.parse(line ?? '')).toMatchObject({
    partner: 'google',
    email: '[redacted]',
    request: { phone: '[redacted]' },
  });
});

test('everything else is written as one JSON line with level, time and message', () => {
  const facts = { bookingId: 'b1', sends: 2, since: new Date(0), list: [1, null, 'x'] };
  const [line, ...others] = logged((log) => log.warn(facts, 'late'));
  expect(others).toEqual([]);
  expect(line).toMatch(/\n$/);
  expect(JSON.parse(line ?? '')).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    bookingId: 'b1',
    sends: 2,
    since: '1970-01-01T00:00:00.000Z',
    list: [1, null, 'x'],
    msg: 'late',
  });
});

test('errors are written with kind, message and stack, wherever they are', () => {
  const [line] = logged((log) =>
    log.error({ err: new TypeError('no such thing'), cause: new Error('deep') }, 'bug'),
  );
  expect(JSON.parse(line ?? '')).toMatchObject({
    err: { type: 'TypeError', message: 'no such thing', stack: expect.stringContaining('log.test.ts') },
    cause: { type: 'Error', message: 'deep' },
  });
});

test('facts that go round in circles end', () => {
  const round: Record<string, unknown> = { phone: 'SECRET' };
  round['self'] = round;
  const [line] = logged((log) => log.info({ round }, 'happened'));
  expect(line).toContain('[cut off]');
  expect(line).not.toContain('SECRET');
});

test('less than the level is not written, and silent writes nothing', () => {
  expect(logged((log) => log.info('x'), 'warn')).toEqual([]);
  expect(logged((log) => log.fatal('x'), 'silent')).toEqual([]);
});
