import path from 'node:path';
import { loadEnvironment } from './configuration/environment.ts';
import { loadConfiguration } from './configuration/load-configuration.ts';
import { ConfigurationError } from './configuration/problem.ts';
import { exampleCall } from './example-call.ts';
import { createLog } from './log.ts';
import { type RunningAdapter, runAdapter } from './run-adapter.ts';
import { type SandboxClinic, startSandboxClinic } from './sandbox-clinic/sandbox-clinic.ts';

const usage = `Usage: node main.js [adapter | clinic | sandbox]

  adapter   the booking adapter alone (the default)
  clinic    the sandbox clinic alone
  sandbox   both in one process, with the sandbox's demo data

Settings come from the environment: ADAPTER_CONFIG, HTTP_PORT, GRPC_PORT, ADMIN_PORT, CLINIC_PORT, HOST, DATA_DIR,
DATABASE_URL, LOG_LEVEL. See README.md.
`;

/** A stop that takes longer than this is broken off: whatever is left is in the store. */
const longestStopMs = 9_500;

/** Something that runs in this process until it is stopped. */
interface Running {
  stop(): Promise<void>;
}

async function start(what: string): Promise<readonly Running[]> {
  switch (what) {
    case 'adapter':
      return [await adapter()];
    case 'clinic':
      return [await clinic()];
    case 'sandbox': {
      const sandbox = await clinic();
      const running = await adapter();
      process.stdout.write(
        exampleCall(`${running.httpScheme}://127.0.0.1:${running.httpPort}`, sandbox.url, Date.now()),
      );
      // Last started, first stopped: the adapter may still have something to ask the clinic.
      return [running, sandbox];
    }
    default:
      process.stderr.write(`unknown command: ${what}\n\n${usage}`);
      process.exit(2);
  }
}

async function adapter(): Promise<RunningAdapter> {
  const configuration = loadConfiguration(process.env);
  const log = createLog(configuration.process.logLevel);
  const running = await runAdapter(configuration, log);
  const { httpPort, grpcPort, adminPort } = running;
  log.info({ host: configuration.process.host, httpPort, grpcPort, adminPort }, 'the adapter is serving');
  return running;
}

async function clinic(): Promise<Running & Pick<SandboxClinic, 'url'>> {
  const { host, clinicPort, dataDir, logLevel } = loadEnvironment(process.env);
  const log = createLog(logLevel);
  const sandbox = await startSandboxClinic({
    host,
    port: clinicPort,
    dataFile: path.join(dataDir, 'sandbox-clinic.sqlite'),
    reportBug: (err) => log.error({ err }, 'the sandbox clinic met a fault of its own'),
  });
  log.info({ url: sandbox.url }, 'the sandbox clinic is serving');
  return { url: sandbox.url, stop: () => sandbox.close() };
}

async function stopAll(running: readonly Running[], signal: string): Promise<never> {
  process.stderr.write(`${signal}: stopping\n`);
  setTimeout(() => process.exit(1), longestStopMs).unref();
  for (const part of running) await part.stop();
  process.exit(0);
}

/** What to do about errors of the machine that a start can meet; everything else is told in full. */
const remedies: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'Another process listens on that port: stop it, or set HTTP_PORT, GRPC_PORT, ADMIN_PORT or CLINIC_PORT.',
  EACCES: 'This user may not do that: choose another port above 1023 or another DATA_DIR.',
  ENOTFOUND: 'There is no such host: check HOST and DATABASE_URL.',
  EADDRNOTAVAIL: 'This machine does not have that address: check HOST.',
  ECONNREFUSED: 'Nothing answers there: check DATABASE_URL and whether the database runs.',
  EEXIST: 'A file is in the way of the folder: check DATA_DIR.',
  INDEX_KEY_MISMATCH:
    'Put back the index key that this record was made with, or choose another DATA_DIR or DATABASE_URL.',
  ENOTDIR: 'A file is in the way of the folder: check DATA_DIR.',
};

function explain(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  const remedy = remedies[code];
  return remedy === undefined ? (error.stack ?? error.message) : `${error.message}\n${remedy}`;
}

const [what = 'adapter', ...rest] = process.argv.slice(2);
if (what === '--help' || what === '-h') {
  process.stdout.write(usage);
} else if (rest.length > 0) {
  process.stderr.write(`too many arguments\n\n${usage}`);
  process.exit(2);
} else {
  try {
    const running = await start(what);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        stopAll(running, signal).catch((error: unknown) => {
          process.stderr.write(`could not stop cleanly: ${explain(error)}\n`);
          process.exit(1);
        });
      });
    }
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}
