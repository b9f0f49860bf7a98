import { RecentlySealed } from '../../src/store/recently-sealed.ts';
import type { Sealer } from '../../src/store/sealed-values.ts';
import { vaultOf } from './test-vault.ts';

/** A vault that counts how often it was opened. */
function counting(): { readonly sealer: Sealer; readonly opened: () => number } {
  const vault = vaultOf(['a']);
  let opened = 0;
  const sealer: Sealer = {
    seal: (text, place) => vault.seal(text, place),
    open: (sealed, place) => {
      opened += 1;
      return vault.open(sealed, place);
    },
    keyOf: (text) => vault.keyOf(text),
    current: vault.current,
    keyedHash: (text) => vault.keyedHash(text),
  };
  return { sealer, opened: () => opened };
}

test('what was just sealed is opened without the vault once, and by the vault ever after', () => {
  const { sealer, opened } = counting();
  const recently = new RecentlySealed(sealer);
  const sealed = recently.seal('Mina Example', 'bookings.person/one');
  expect(recently.open(sealed, 'bookings.person/one')).toBe('Mina Example');
  expect(opened()).toBe(0);
  expect(recently.open(sealed, 'bookings.person/one')).toBe('Mina Example');
  expect(opened()).toBe(1);
});

test('what was just sealed opens in no other place', () => {
  const recently = new RecentlySealed(vaultOf(['a']));
  const sealed = recently.seal('Mina Example', 'bookings.person/one');
  expect(() => recently.open(sealed, 'bookings.person/two')).toThrow();
  expect(recently.open(sealed, 'bookings.person/one')).toBe('Mina Example');
});

test('plain text that nobody asks for is not kept for long', () => {
  const { sealer, opened } = counting();
  const recently = new RecentlySealed(sealer);
  const first = recently.seal('Mina Example', 'bookings.person/one');
  for (let number = 0; number < 600; number += 1) recently.seal(`note ${number}`, 'bookings.note/two');
  expect(recently.open(first, 'bookings.person/one')).toBe('Mina Example');
  expect(opened()).toBe(1);
});

test('keys and hashes are the vault’s own', () => {
  const vault = vaultOf(['a']);
  const recently = new RecentlySealed(vault);
  const sealed = recently.seal('Mina Example', 'bookings.person/one');
  expect(recently.current).toBe('a');
  expect(recently.keyOf(sealed)).toBe('a');
  expect(recently.keyOf('Mina Example')).toBeNull();
  expect(recently.keyedHash('Mina Example')).toBe(vault.keyedHash('Mina Example'));
});
