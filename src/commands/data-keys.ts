import { chmodSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { loadConfiguration } from '../configuration/load-configuration.ts';
import { readKeyRing } from '../personal-data/followed-keys.ts';
import { newKeyFile, parseKeyRing, withNewKey } from '../personal-data/key-ring.ts';
import { Vault } from '../personal-data/vault.ts';
import { keysInUse, openSealedStore, resealAll, type SealedStore } from '../store/resealing.ts';

const usage = `Usage: npm run data-keys -- init FILE [--id ID]
       npm run data-keys -- add FILE [--id ID]
       npm run data-keys -- status
       npm run data-keys -- rotate

Keys of personal data at rest. init makes a new file of keys. add puts a new key
into a file, with which everything is written from then on; adapters notice the
changed file by themselves. rotate brings what is stored up to that key, while
adapters run, and says which keys may be taken out of the file afterwards; it can
be broken off and started again. status tells how many values there are under
each key. Both find configuration and store as the adapter does, by
ADAPTER_CONFIG, DATA_DIR and DATABASE_URL.

The id of a key is today's date unless it is given: up to 32 letters and digits.
`;

const options = {
  help: { type: 'boolean', short: 'h', default: false },
  id: { type: 'string' },
} as const;

/** Adapters look at their file of keys every five seconds; until all have, new values may come under an older key. */
const pass = { most: 10, pauseMs: 3_000 };

/** Rows between two lines about progress where it can't be written over. */
const rowsPerLine = 10_000;

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function init(file: string, id: string): void {
  const text = newKeyFile(id);
  parseKeyRing(text);
  // Never over another file: whoever loses keys loses what was written with them.
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  process.stdout.write(`made ${file}; name it as personalData.keysFile, and keep a copy\n`);
}

function add(file: string, id: string): void {
  const text = withNewKey(readFileSync(file, 'utf8'), id);
  const fresh = `${file}.new`;
  writeFileSync(fresh, text, { mode: 0o600, flag: 'wx' });
  chmodSync(fresh, statSync(file).mode & 0o777);
  renameSync(fresh, file);
  process.stdout.write(`added the key ${id} to ${file}; now run: npm run data-keys -- rotate\n`);
}

async function withStore(work: (store: SealedStore, vault: Vault) => Promise<boolean>): Promise<void> {
  const { process: settings, personalData } = loadConfiguration(process.env);
  const ring = readKeyRing(personalData.source);
  const vault = new Vault({ ring, reload: () => ring });
  const store = await openSealedStore({ ...settings, sealer: vault });
  try {
    if (!(await work(store, vault))) process.exitCode = 1;
  } finally {
    await store.close();
  }
}

async function status(store: SealedStore, vault: Vault): Promise<boolean> {
  const counts = await keysInUse(store);
  for (const [key, count] of counts)
    process.stdout.write(
      `${key ?? 'not sealed'}: ${count} values${key === vault.current ? ' (the current key)' : ''}\n`,
    );
  if (counts.size === 0) process.stdout.write('no personal data is stored\n');
  return true;
}

async function rotate(store: SealedStore, vault: Vault): Promise<boolean> {
  const told = progressLine();
  let changed = 0;
  for (let passes = 1; passes <= pass.most; passes += 1) {
    changed += await resealAll(store, ({ table, column }, looked) => told(`${table}.${column}`, looked));
    const left = [...(await keysInUse(store))].filter(([key]) => key !== vault.current);
    if (left.length === 0) {
      process.stdout.write(
        `sealed ${changed} values with the key ${vault.current}; no other key is needed any more\n`,
      );
      return true;
    }
    await wait(pass.pauseMs);
  }
  process.stderr.write(
    'an adapter still writes with another key: see that all have the same file, and run it again\n',
  );
  return false;
}

/** One line that is written over on a terminal, a line now and then elsewhere. */
function progressLine(): (what: string, rows: number) => void {
  let last = '';
  let lastRows = 0;
  return (what, rows) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what}: ${rows} rows`);
    else if (what !== last || rows - lastRows >= rowsPerLine) process.stderr.write(`${what}: ${rows} rows\n`);
    else return;
    last = what;
    lastRows = rows;
  };
}

async function run(command: string, rest: readonly string[], id: string): Promise<void> {
  const [file, ...more] = rest;
  const takesFile = command === 'init' || command === 'add';
  if (more.length > 0 || (file === undefined) === takesFile)
    throw new Error(
      takesFile ? `${command} takes one file; see --help` : `${command} takes no file; see --help`,
    );
  if (command === 'init' && file !== undefined) return init(file, id);
  if (command === 'add' && file !== undefined) return add(file, id);
  if (command === 'status') return withStore(status);
  if (command === 'rotate') return withStore(rotate);
  throw new Error(`unknown command: ${command}; see --help`);
}

try {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) process.stdout.write(usage);
  else await run(command, rest, values.id ?? today());
} catch (error) {
  process.stderr.write(`data-keys: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
