import { rmSync } from 'node:fs';
import { followKeys } from '../../src/personal-data/followed-keys.ts';
import { newKeyFile, withNewKey } from '../../src/personal-data/key-ring.ts';
import { Vault } from '../../src/personal-data/vault.ts';
import { ManualClock } from '../drivers/clinic-gate/manual-clock.ts';
import { Folder } from '../tls/certificates.ts';

let folder: Folder;
const lines: string[] = [];
const log = {
  info: (_facts: object, message: string) => lines.push(message),
  warn: (_facts: object, message: string) => lines.push(message),
  error: (_facts: object, message: string) => lines.push(message),
};
beforeEach(() => {
  folder = new Folder();
  lines.length = 0;
});
afterEach(() => folder.remove());

function followed(text: string) {
  const clock = new ManualClock();
  const keys = followKeys({ kind: 'file', file: folder.write('keys', text) }, { clock, log, everyMs: 5_000 });
  return { keys, clock, vault: new Vault(keys) };
}

test('a key that is added to the file is written with some seconds later', () => {
  const text = newKeyFile('one');
  const { keys, clock, vault } = followed(text);
  folder.write('keys', withNewKey(text, 'two'));
  expect(vault.keyOf(vault.seal('Mina', 'place'))).toBe('one');
  clock.advance(5_000);
  expect(vault.keyOf(vault.seal('Mina', 'place'))).toBe('two');
  expect(lines).toEqual(['data keys were replaced']);
  keys.end();
  expect(clock.timers).toBe(0);
});

test('what another process has written with a newer key is opened at once', () => {
  const text = newKeyFile('one');
  const first = followed(text);
  const newer = withNewKey(text, 'two');
  folder.write('keys', newer);
  const second = followed(newer);
  expect(first.vault.open(second.vault.seal('Mina', 'place'), 'place')).toBe('Mina');
});

test.each([
  ['is no list of keys', () => 'nothing'],
  ['has another index key', () => newKeyFile('one')],
])('a new file that %s is told once and leaves the old keys in use', (_name, other) => {
  const { clock, vault } = followed(newKeyFile('one'));
  const sealed = vault.seal('Mina', 'place');
  const hash = vault.keyedHash('Mina');
  folder.write('keys', other());
  clock.advance(20_000);
  expect(vault.open(sealed, 'place')).toBe('Mina');
  expect(vault.keyedHash('Mina')).toBe(hash);
  expect(lines).toEqual(['the new data keys are no good, the old ones stay in use']);
});

test('a file that is gone leaves the keys in use', () => {
  const { clock, vault } = followed(newKeyFile('one'));
  rmSync(folder.file('keys'));
  clock.advance(5_000);
  expect(vault.current).toBe('one');
  expect(lines).toEqual(['the new data keys are no good, the old ones stay in use']);
});
