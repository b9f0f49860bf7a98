import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Buf, bufIn } from './buf.ts';

const usage = `Usage: npm run accept-protos [-- --breaking]

Keeps the protos as they are now in test/protos/baseline.json, against which the tests
look for changes that would break a client. Refuses such changes itself, unless
it is told --breaking: then every client has to be changed along.
`;

function accept(buf: Buf, isBreakingWanted: boolean): void {
  const breaks = buf.breaks();
  if (breaks !== '' && !isBreakingWanted) throw new Error(`clients would break:\n${breaks}`);
  const isNew = readFileSync(buf.baseline, 'utf8') !== buf.image();
  buf.writeBaseline();
  process.stdout.write(isNew ? 'accepted the protos as they are now\n' : 'nothing has changed\n');
}

if (process.argv[1] !== undefined && resolve(process.argv[1]).endsWith('accept-protos.ts')) {
  try {
    const { values } = parseArgs({
      options: { help: { type: 'boolean', short: 'h' }, breaking: { type: 'boolean', default: false } },
    });
    if (values.help === true) process.stdout.write(usage);
    else accept(bufIn(process.cwd()), values.breaking);
  } catch (error) {
    process.stderr.write(`accept-protos: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
