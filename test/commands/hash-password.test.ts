import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parsePasswordHash, verifyPassword } from '../../src/access/password-hash.ts';

const command = path.resolve(__dirname, '../../src/commands/hash-password.ts');

const run = (input: string, ...args: string[]) =>
  spawnSync(process.execPath, [command, ...args], { input, encoding: 'utf8' });

test('a piped password comes out as one line that verifies it', async () => {
  const { stdout, status } = run('pass:wörd\n');
  expect(status).toBe(0);
  const hash = parsePasswordHash(stdout.trimEnd());
  if ('problem' in hash) throw new Error(hash.problem);
  expect(stdout.split('\n')).toHaveLength(2);
  expect(await verifyPassword('pass:wörd', hash)).toBe(true);
});

test('--help tells how to use it and reads nothing', () => {
  expect(run('', '--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: ') });
});

test.each([
  ['an empty password', '', [], 'is empty'],
  ['two lines', 'a\nb', [], 'control character'],
  ['more than a header holds', 'x'.repeat(600), [], 'longer than 512'],
  ['a password among the arguments', '', ['secret'], 'not taken from the command line'],
])('%s is refused with a reason and nothing on standard output', (_, input, args, reason) => {
  expect(run(input, ...args)).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining(reason),
  });
});
