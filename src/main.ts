import path from 'node:path';
import { loadEnvironment } from './configuration/environment.ts';
import { loadConfiguration } from './configuration/load-configuration.ts';
import { ConfigurationError } from './configuration/problem.ts';
import { endAll } from './end-all.ts';
import { exampleCall } from './example-call.ts';
import { createLog } from './log.ts';
import { type RunningAdapter, runAdapter } from './run-adapter.ts';
import { type SandboxClinic, startSandboxClinic } from './sandbox-clinic/sandbox-clinic.ts';
import { atPort, inFile } from './start-problem.ts';

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
  const dataFile = path.join(dataDir, 'sandbox-clinic.sqlite');
  const starting = startSandboxClinic({
    host,
    port: clinicPort,
    dataFile,
    reportBug: (err) => log.error({ err }, 'the sandbox clinic met a fault of its own'),
  });
  const sandbox = await atPort('CLINIC_PORT', clinicPort, inFile(dataFile, starting));
  log.info({ url: sandbox.url }, 'the sandbox clinic is serving');
  return { url: sandbox.url, stop: () => sandbox.close() };
}

async function stopAll(running: readonly Running[], signal: string): Promise<never> {
  process.stderr.write(`${signal}: stopping\n`);
  setTimeout(() => process.exit(1), longestStopMs).unref();
  await endAll(running.map((part) => () => part.stop()));
  process.exit(0);
}

/** Everything that a start isn't known to meet is told in full. */
function explain(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// Whoever read the output may be gone, as `tee` is after Ctrl-C; that is no reason to break off in the middle of a stop.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);

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
