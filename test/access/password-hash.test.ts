import {
  defaultCost,
  formatPasswordHash,
  hashPassword,
  parsePasswordHash,
  verifyPassword,
} from '../../src/access/password-hash.ts';
import { cheap } from './basic-header.ts';

const salt = Buffer.alloc(16, 1).toString('base64url');
const digest = Buffer.alloc(32, 2).toString('base64url');
const hashOf = (cost: string, ...rest: string[]) =>
  ['scrypt', cost, ...(rest.length > 0 ? rest : [salt, digest])].join('$');

test('a hash survives being written and read', async () => {
  const hash = await hashPassword('correct', cheap);
  expect(parsePasswordHash(formatPasswordHash(hash))).toEqual(hash);
  expect(formatPasswordHash(hash)).toMatch(/^scrypt\$4096\$1\$1\$[\w-]{22}\$[\w-]{43}$/);
});

test('the same password hashed twice gives two hashes, both of which verify', async () => {
  const [one, other] = await Promise.all([hashPassword('p', cheap), hashPassword('p', cheap)]);
  expect(one.digest.equals(other.digest)).toBe(false);
  expect(await verifyPassword('p', one)).toBe(true);
  expect(await verifyPassword('p', other)).toBe(true);
  expect(await verifyPassword('q', one)).toBe(false);
});

test('a hash from another implementation of scrypt verifies', async () => {
  // RFC 7914, section 12, with N = 16384, r = 8, p = 1; its salt is too short for the configuration, so it is put in directly.
  const hash = {
    cost: { N: 16_384, r: 8, p: 1 },
    salt: Buffer.from('SodiumChloride'),
    digest: Buffer.from(
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
      'hex',
    ),
  };
  expect(await verifyPassword('pleaseletmein', hash)).toBe(true);
});

test('the standard cost is one that is accepted', () => {
  const { N, r, p } = defaultCost;
  expect(parsePasswordHash(hashOf(`${N}$${r}$${p}`))).toHaveProperty('cost', defaultCost);
});

test.each([
  ['an empty text', '', /of the form/],
  ['a bare password', 'secret', /of the form/],
  ['another scheme', '$2b$10$abcdefghijklmnopqrstuv', /of the form/],
  ['a missing part', hashOf('16384$8'), /of the form/],
  ['a part too many', `${hashOf('16384$8$1')}$x`, /of the form/],
  ['a line break at its end', `${hashOf('16384$8$1')}\n`, /of the form/],
  ['characters outside base64url', hashOf('16384$8$1', '+'.repeat(22), digest), /of the form/],
  ['an N that is no power of two', hashOf('16383$8$1'), /power of two/],
  ['an N that protects too little', hashOf('2048$8$1'), /N outside/],
  ['an N that takes too much memory', hashOf('262144$1$1'), /N outside/],
  ['a huge r', hashOf('16384$17$1'), /above 16/],
  ['a huge p', hashOf('16384$1$17'), /above 16/],
  ['too much work in all', hashOf('131072$16$16'), /costs more/],
  ['a short salt', hashOf('16384$8$1', 'AAAA', digest), /salt/],
  ['a short hash', hashOf('16384$8$1', salt, 'AAAA'), /32 to 64/],
])('%s is no hash', (_, text, reason) => {
  expect(parsePasswordHash(text)).toEqual({ problem: expect.stringMatching(reason) });
});
