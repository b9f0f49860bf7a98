import fc from 'fast-check';
import {
  KeyRingError,
  newKeyFile,
  newKeyLine,
  parseKeyRing,
  withNewKey,
} from '../../src/personal-data/key-ring.ts';
import { Vault } from '../../src/personal-data/vault.ts';
import { sealer, vaultOf } from '../store/test-vault.ts';

const anyText = fc.string({ unit: 'binary' });

describe('what is sealed', () => {
  test('opens at its place to the same text, and never looks the same twice', () => {
    fc.assert(
      fc.property(anyText, fc.string(), (text, place) => {
        const sealed = sealer.seal(text, place);
        expect(sealer.open(sealed, place)).toBe(text);
        expect(sealer.seal(text, place)).not.toBe(sealed);
        expect(sealer.keyOf(sealed)).toBe('a');
      }),
      { seed: 1 },
    );
  });

  test('opens nowhere else, not when a byte is changed, and under no other key of the same id', () => {
    const sealed = sealer.seal('Mina Example', 'bookings.person/1');
    expect(() => sealer.open(sealed, 'bookings.person/2')).toThrow();
    const [form, key, body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (const [at, byte] of bytes.entries()) {
      const changed = Buffer.from(bytes);
      changed[at] = byte ^ 1;
      const other = [form, key, changed.toString('base64url')].join('.');
      expect(() => sealer.open(other, 'bookings.person/1')).toThrow();
    }
    const ring = parseKeyRing(newKeyFile('a'));
    expect(() => new Vault({ ring, reload: () => ring }).open(sealed, 'bookings.person/1')).toThrow();
  });

  test('opens with an older key, and with one that came just now', () => {
    const sealed = sealer.seal('Mina', 'place');
    expect(vaultOf(['b', 'a']).open(sealed, 'place')).toBe('Mina');
    const [before, after] = [parseKeyRing(`${newKeyLine('index')}${newKeyLine('b')}`), vaultOf(['b', 'a'])];
    let loads = 0;
    const ring = parseKeyRing(
      ['index', 'a']
        .map((id) => `${id}:${Buffer.alloc(32, id === 'a' ? 97 : 1).toString('base64')}`)
        .join('\n'),
    );
    const late = new Vault({
      ring: before,
      reload: () => {
        loads += 1;
        return ring;
      },
    });
    expect(late.open(sealed, 'place')).toBe('Mina');
    expect(loads).toBe(1);
    expect(() => vaultOf(['b']).open(sealed, 'place')).toThrow('the data key a is missing');
    expect(after.current).toBe('b');
  });

  test('is told from what is plain', () => {
    for (const plain of ['', 'Mina', '{"givenName":"Mina"}', 's1.a', 's1.a.Mina Example'])
      expect(sealer.keyOf(plain)).toBeNull();
    expect(() => sealer.open('Mina', 'place')).toThrow('what is kept at place is not sealed');
  });
});

test('a keyed hash is the same for the same text, and another under another index key', () => {
  expect(sealer.keyedHash('Mina')).toBe(vaultOf(['b', 'c']).keyedHash('Mina'));
  expect(sealer.keyedHash('Mina')).not.toBe(vaultOf(['a'], 2).keyedHash('Mina'));
  expect(sealer.keyedHash('Mina')).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

describe('a list of keys', () => {
  const key = newKeyLine('one').trim();
  const index = newKeyLine('index').trim();

  test('may have remarks and any white space, and its first key besides index is written with', () => {
    const ring = parseKeyRing(`# remark\n${key} # first\n\n${newKeyLine('two')}\t${index}\n`);
    expect(ring.current).toBe('one');
    expect([...ring.keys.keys()]).toEqual(['one', 'two']);
  });

  test('gets a new key to write with, whatever stands in it', () => {
    const text = withNewKey(newKeyFile('one'), 'two');
    expect(parseKeyRing(text).current).toBe('two');
    expect(() => withNewKey(text, 'one')).toThrow('the data keys have one named one already');
    expect(() => withNewKey(text, 'index')).toThrow(KeyRingError);
  });

  test.each([
    ['', /none named index/],
    [key, /none named index/],
    [index, /none besides index/],
    [`${index} ${key} ${key}`, /name one twice/],
    [`${index} one:short`, /number 2/],
    [`${index} ${key}A`, /number 2/],
    [`${index} o.ne:${'A'.repeat(43)}=`, /number 2/],
  ])('is refused for what is wrong with it, number %#, without being quoted', (text, problem) => {
    expect(() => parseKeyRing(text)).toThrow(KeyRingError);
    expect(() => parseKeyRing(text)).toThrow(problem);
    try {
      parseKeyRing(text);
    } catch (error) {
      expect(String(error)).not.toContain(key.slice(5, 15));
    }
  });
});
