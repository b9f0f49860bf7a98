import { parseArgs } from 'node:util';
import { controlCharacter } from '../access/basic-credentials.ts';
import { formatPasswordHash, hashPassword } from '../access/password-hash.ts';
import { InputAborted, readSecret } from './read-secret.ts';

const usage = `Usage: npm run --silent hash-password
       printf %s "$PASSWORD" | npm run --silent hash-password

Prints the hash of a password in the form that the configuration takes as
partners.<id>.credentials[].passwordHash. The password is typed without echo or
piped in; it is never taken from the command line, where others could see it.
`;

/** What is wrong with a password for HTTP Basic, or null. */
function problemOf(password: string): string | null {
  if (password === '') return 'the password is empty';
  if (controlCharacter.test(password)) {
    return 'the password has a line break or another control character, which HTTP Basic cannot carry';
  }
  if (Buffer.byteLength(password) > 512)
    return 'the password is longer than 512 bytes, more than is accepted in a request';
  return null;
}

async function printHash(): Promise<void> {
  const password = await readSecret(process.stdin, process.stderr);
  const problem = problemOf(password);
  if (problem !== null) throw new Error(problem);
  process.stdout.write(`${formatPasswordHash(await hashPassword(password))}\n`);
}

function wantsHelp(): boolean {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', short: 'h', default: false } },
    allowPositionals: true,
  });
  if (positionals.length > 0) throw new Error('a password is not taken from the command line; see --help');
  return values.help;
}

try {
  if (wantsHelp()) process.stdout.write(usage);
  else await printHash();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`hash-password: ${message}\n`);
  process.exitCode = error instanceof InputAborted ? 130 : 1;
}
