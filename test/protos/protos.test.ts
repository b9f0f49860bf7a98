import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bufIn } from '../../scripts/buf.ts';

const root = path.resolve(__dirname, '../..');
const buf = bufIn(root);

/** The repository's protos with some text in one file replaced, for as long as `look` takes. */
function withChange<T>(file: string, from: string, to: string, look: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'protos-'));
  try {
    cpSync(path.join(root, 'protos'), folder, { recursive: true });
    const changed = path.join(folder, file);
    const text = readFileSync(changed, 'utf8');
    expect(text).toContain(from);
    writeFileSync(changed, text.replace(from, to));
    return look(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the protos compile for other languages, and the linter has nothing to say', () => {
  expect(buf.lint()).toBe('');
});

test('no change since the baseline breaks a client', () => {
  expect(buf.breaks()).toBe('');
});

test('the baseline knows everything that is declared (else: npm run accept-protos)', () => {
  expect(readFileSync(buf.baseline, 'utf8') === buf.image()).toBe(true);
});

const booking = 'ext/maps/booking/partner/v3/booking.proto';
test.each([
  [
    'a renamed field',
    'string merchant_id = 1;',
    'string merchant = 1;',
    /merchant_id.*"merchant"|changed name/,
  ],
  ['another number', 'string merchant_id = 1;', 'string merchant_id = 91;', /"1".*deleted/],
  ['another type', 'string merchant_id = 1;', 'int64 merchant_id = 1;', /changed type/],
  ['a value taken away', '  CANCELED = 3;\n', '', /"3".*deleted|value/],
])('%s is told as breaking', (_name, from, to, told) => {
  withChange(booking, from, to, (folder) => expect(bufIn(root, folder).breaks()).toMatch(told));
});

test('a field that is added breaks nobody', () => {
  const added = 'string merchant_id = 1;\n  string added = 91;';
  withChange(booking, 'string merchant_id = 1;', added, (folder) => {
    expect(bufIn(root, folder).breaks()).toBe('');
  });
});

test('a careless name is told by the linter', () => {
  withChange(booking, 'string merchant_id = 1;', 'string merchantId = 1;', (folder) => {
    expect(bufIn(root, folder).lint()).toMatch(/lower_snake_case/);
  });
});
