import { writeFileSync } from 'node:fs';
import { chooseCores, moveTo } from './cores.ts';
import { describeMachine, describeVersions } from './machine.ts';
import { type Options, readOptions, usage } from './options.ts';
import { report } from './report/report.ts';
import { writeDocs } from './report/write-docs.ts';
import { rows } from './rows.ts';
import { run } from './run.ts';

async function bench(options: Options): Promise<void> {
  const about = { machine: describeMachine(options.folder), versions: describeVersions() };
  const cores = chooseCores();
  if (cores !== null) moveTo(cores.load);
  const tell = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  const results = await run(options, cores, about, tell);
  const text = report(results);
  process.stdout.write(`\n${text}`);
  if (options.jsonFile !== null) writeFileSync(options.jsonFile, `${JSON.stringify(results, null, 2)}\n`);
  if (options.writeDocs) writeDocs(text);
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') process.stdout.write(usage);
  else if (options === 'list') process.stdout.write(`${rows.map(({ id }) => id).join('\n')}\n`);
  else await bench(options);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
