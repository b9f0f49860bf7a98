import fc from 'fast-check';
import { createAccess } from '../../src/access/access.ts';
import { controlCharacter } from '../../src/access/basic-credentials.ts';
import { hashPassword, type PasswordHash, verifyPassword } from '../../src/access/password-hash.ts';
import type { Caller } from '../../src/contract/access.ts';
import { Fault } from '../../src/core/fault.ts';
import { merchantId, partnerId } from '../../src/core/identifiers.ts';
import { basicHeader, cheap } from './basic-header.ts';

const callerNamed = (name: string, kind: Caller['kind'] = 'partner'): Caller => ({
  kind,
  partner: { id: partnerId(name), merchants: new Set([merchantId('m')]) },
  rights: new Set(['bookings']),
});

const first = callerNamed('first');
const house = callerNamed('house', 'internal');

async function accounts() {
  const hash = (password: string) => hashPassword(password, cheap);
  return [
    {
      caller: first,
      credentials: [
        { user: 'first-user', passwordHash: await hash('old') },
        { user: 'first-user', passwordHash: await hash('new') },
        { user: 'second-user', passwordHash: await hash('other') },
      ],
    },
    { caller: house, credentials: [{ user: 'house-user', passwordHash: await hash('p') }] },
  ];
}

/** Access whose clock stands still and whose checks are counted, and can be held back. */
async function watchedAccess() {
  const state = { nowMs: 1_000_000, checks: 0, most: 0, running: 0 };
  let gate: Promise<void> = Promise.resolve();
  let open: () => void = () => undefined;
  const verify = async (password: string, hash: PasswordHash) => {
    state.checks += 1;
    state.running += 1;
    state.most = Math.max(state.most, state.running);
    await gate;
    const right = await verifyPassword(password, hash);
    state.running -= 1;
    return right;
  };
  const hold = () => {
    gate = new Promise((resolve) => {
      open = resolve;
    });
  };
  const access = createAccess(await accounts(), { clock: { now: () => state.nowMs }, verify });
  return { access, state, hold, release: () => open() };
}

async function codeOf(work: unknown): Promise<string> {
  try {
    await work;
    return 'let in';
  } catch (error) {
    return error instanceof Fault ? error.code : `threw ${String(error)}`;
  }
}

describe('a right pair', () => {
  test.each([
    ['first-user', 'old', first],
    ['first-user', 'new', first],
    ['second-user', 'other', first],
    ['house-user', 'p', house],
  ])('%s with %s gives its caller', async (user, password, caller) => {
    const { access } = await watchedAccess();
    expect(await access.caller(basicHeader(user, password))).toEqual(caller);
  });

  test('is checked once, however many first requests come at once and later', async () => {
    const { access, state } = await watchedAccess();
    const header = basicHeader('second-user', 'other');
    await Promise.all(Array.from({ length: 50 }, () => access.caller(header)));
    const checks = state.checks;
    await access.caller(header);
    expect(state.checks).toBe(checks);
    expect(checks).toBe(2);
  });

  test('that was checked before gives its caller at once, without a promise', async () => {
    const { access } = await watchedAccess();
    const header = basicHeader('first-user', 'old');
    expect(access.caller(header)).toBeInstanceOf(Promise);
    await access.caller(header);
    expect(access.caller(header)).toBe(first);
  });

  test('is checked again after an hour without use, and not before', async () => {
    const { access, state } = await watchedAccess();
    const header = basicHeader('second-user', 'other');
    await access.caller(header);
    for (let hour = 0; hour < 3; hour += 1) {
      state.nowMs += 3_600_000;
      await access.caller(header);
    }
    expect(state.checks).toBe(2);
    state.nowMs += 3_600_001;
    expect(await access.caller(header)).toBe(first);
    expect(state.checks).toBe(4);
  });

  test('may be spelt with any case of the scheme', async () => {
    const { access } = await watchedAccess();
    expect(await access.caller(basicHeader('house-user', 'p', 'bASIC'))).toEqual(house);
  });
});

describe('refused as unauthenticated', () => {
  test.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['another scheme', 'Bearer abc'],
    ['a wrong password', basicHeader('first-user', 'wrong')],
    ['the password of another user', basicHeader('first-user', 'other')],
    ['an unknown user', basicHeader('nobody', 'old')],
    ['a user in another case', basicHeader('First-User', 'old')],
    ['a name that every object has', basicHeader('__proto__', 'old')],
    ['text without colon', `Basic ${Buffer.from('first-user').toString('base64')}`],
    ['base64 without its padding', basicHeader('first-user', 'old').replace(/=+$/, '')],
    ['base64url', `Basic ${Buffer.from('first-user:\u07ff\u07ff\u07ff').toString('base64url')}`],
    ['bytes that are not UTF-8', `Basic ${Buffer.from('first-user:\xff', 'latin1').toString('base64')}`],
    ['a control character', basicHeader('first-user', 'old\n')],
    ['more than 1 KiB', basicHeader('first-user', 'x'.repeat(1000))],
  ])('%s', async (_, header) => {
    const { access } = await watchedAccess();
    expect(await codeOf(access.caller(header))).toBe('unauthenticated');
  });

  test.each([
    [
      'bytes that are not UTF-8, though the password is what they would be read as',
      'a\ufffd',
      Buffer.from([0x61, 0xff]),
    ],
    ['a control character, though the password has it', 'a\n', Buffer.from('a\n')],
    [
      'a header beyond 1 KiB, though the password is as long',
      'x'.repeat(1000),
      Buffer.from('x'.repeat(1000)),
    ],
  ])('%s', async (_, password, bytes) => {
    const passwordHash = await hashPassword(password, cheap);
    const access = createAccess([{ caller: first, credentials: [{ user: 'u', passwordHash }] }], {
      clock: { now: () => 0 },
    });
    const header = `Basic ${Buffer.concat([Buffer.from('u:'), bytes]).toString('base64')}`;
    expect(await codeOf(access.caller(header))).toBe('unauthenticated');
  });

  test('a wrong password again and again: failures are not remembered', async () => {
    const { access, state } = await watchedAccess();
    const header = basicHeader('first-user', 'wrong');
    await codeOf(access.caller(header));
    await codeOf(access.caller(header));
    expect(state.checks).toBe(4);
  });

  test('unknown users after as many checks as known ones', async () => {
    const { access, state } = await watchedAccess();
    const checksFor = async (user: string) => {
      const before = state.checks;
      await codeOf(access.caller(basicHeader(user, 'wrong')));
      return state.checks - before;
    };
    expect([await checksFor('first-user'), await checksFor('house-user'), await checksFor('nobody')]).toEqual(
      [2, 2, 2],
    );
  });
});

describe('a flood of wrong passwords', () => {
  test('is checked two at a time, queues eight and turns the rest away', async () => {
    const { access, state, hold, release } = await watchedAccess();
    hold();
    const answers = Array.from({ length: 30 }, (_, index) =>
      codeOf(access.caller(basicHeader('first-user', `wrong-${index}`))),
    );
    release();
    const codes = await Promise.all(answers);
    expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(10);
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(20);
    expect(state.most).toBe(2);
  });

  test('does not keep out whoever has proved right already', async () => {
    const { access, hold, release } = await watchedAccess();
    const header = basicHeader('house-user', 'p');
    await access.caller(header);
    hold();
    const flood = Array.from({ length: 30 }, (_, index) =>
      codeOf(access.caller(basicHeader('first-user', `wrong-${index}`))),
    );
    expect(await access.caller(header)).toEqual(house);
    release();
    await Promise.all(flood);
  });

  test('leaves the queue free when it is over', async () => {
    const { access } = await watchedAccess();
    const wrong = (index: number) => codeOf(access.caller(basicHeader('first-user', `wrong-${index}`)));
    await Promise.all(Array.from({ length: 30 }, (_, index) => wrong(index)));
    expect(await codeOf(access.caller(basicHeader('first-user', 'new')))).toBe('let in');
  });
});

test('a checker that fails lets nobody in and blocks nobody after', async () => {
  let broken = true;
  const verify = (password: string, hash: PasswordHash) =>
    broken ? Promise.reject(new Error('no memory')) : verifyPassword(password, hash);
  const access = createAccess(await accounts(), { clock: { now: () => 0 }, verify });
  const header = basicHeader('house-user', 'p');
  const broke = await Promise.all(Array.from({ length: 5 }, () => codeOf(access.caller(header))));
  expect(new Set(broke)).toEqual(new Set(['threw Error: no memory']));
  broken = false;
  expect(await codeOf(access.caller(header))).toBe('let in');
});

test('without any account nobody gets in', async () => {
  const access = createAccess([], { clock: { now: () => 0 }, verify: async () => true });
  expect(await codeOf(access.caller(basicHeader('a', 'b')))).toBe('unauthenticated');
});

const printable = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => !controlCharacter.test(text));

test('every printable password, with colons or of any script, opens its account and no other password does', async () => {
  await fc.assert(
    fc.asyncProperty(
      printable.filter((text) => !text.includes(':')),
      fc.oneof(
        printable,
        printable.map((text) => `:${text}:`),
        fc.constant(''),
      ),
      printable,
      async (user, password, other) => {
        const passwordHash = await hashPassword(password, cheap);
        const access = createAccess([{ caller: first, credentials: [{ user, passwordHash }] }], {
          clock: { now: () => 0 },
        });
        expect(await codeOf(access.caller(basicHeader(user, password)))).toBe('let in');
        const expected = other === password ? 'let in' : 'unauthenticated';
        expect(await codeOf(access.caller(basicHeader(user, other)))).toBe(expected);
      },
    ),
    { seed: 20_250_101, numRuns: 60 },
  );
});

test('no header, however strange, gets anything but a caller or a fault', async () => {
  const { access } = await watchedAccess();
  const base64 = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('base64'));
  const header = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    base64.map((text) => `Basic ${text}`),
    fc.tuple(fc.constantFrom('Basic', 'basic ', ' Basic', 'Basic\t'), base64).map((parts) => parts.join(' ')),
  );
  await fc.assert(
    fc.asyncProperty(header, async (text) => {
      expect(await codeOf(access.caller(text))).toBe('unauthenticated');
    }),
    { seed: 20_250_102, numRuns: 500 },
  );
});
