import * as z from 'zod';
import { logLevels } from '../log.ts';
import { describeIssues } from './describe-issue.ts';
import { ConfigurationError, type Problem } from './problem.ts';

/** Variables as a process gets them; an empty one counts as missing. */
export type Environment = Readonly<Record<string, string | undefined>>;

function port(standard: number) {
  return z
    .string()
    .refine((text) => /^[0-9]{1,5}$/.test(text) && Number(text) <= 65_535, {
      error: 'is not a port number',
      params: {
        remedy: `Set a whole number from 0 (any free port) to 65535, or leave it out for ${standard}.`,
      },
      abort: true,
    })
    .transform(Number)
    .default(standard);
}

/** Every variable that the adapter and the sandbox clinic know. */
const environmentSchema = z.object({
  ADAPTER_CONFIG: z.string().default('config/sandbox.yaml'),
  HOST: z
    .string()
    .refine((text) => /^[A-Za-z0-9.:_-]{1,253}$/.test(text), {
      error: 'is not a host name or address',
      params: {
        remedy: 'Set an address to listen at, e.g. 127.0.0.1, 0.0.0.0 or ::, without port or brackets.',
      },
    })
    .default('127.0.0.1'),
  HTTP_PORT: port(8080),
  GRPC_PORT: port(50_051),
  ADMIN_PORT: port(9090),
  CLINIC_PORT: port(8090),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine((text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ''), {
      error: 'is not a PostgreSQL URL',
      params: {
        remedy: 'Set postgresql://user:password@host:port/database, or leave it out for SQLite in DATA_DIR.',
      },
    })
    .optional(),
  LOG_LEVEL: z.enum(logLevels).default('info'),
});

type Variables = z.infer<typeof environmentSchema>;

/** What the process is told by its environment. */
export interface ProcessSettings {
  /** The YAML file, as given: relative to the working directory. */
  readonly configFile: string;
  /** Where HTTP, gRPC and the sandbox clinic listen; the admin server listens on loopback whatever this says. */
  readonly host: string;
  /** Ports; 0 is any free one. */
  readonly httpPort: number;
  readonly grpcPort: number;
  readonly adminPort: number;
  readonly clinicPort: number;
  readonly dataDir: string;
  /** PostgreSQL instead of SQLite; holds a password, so never log it. */
  readonly databaseUrl: string | null;
  readonly logLevel: Variables['LOG_LEVEL'];
}

/** @throws {ConfigurationError} naming every variable that is wrong */
export function loadEnvironment(environment: Environment): ProcessSettings {
  const result = readEnvironment(environment);
  if (result.settings === null) throw new ConfigurationError(result.problems);
  return result.settings;
}

/** What {@link loadEnvironment} gives or throws, for those who go on to look for other problems. */
export function readEnvironment(
  environment: Environment,
): { readonly settings: ProcessSettings; readonly problems: readonly [] } | Failed {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const located = { file: 'environment', lineOf: () => null, schema: environmentSchema, value: given };
    return { settings: null, problems: describeIssues(parsed.error.issues, located) };
  }
  const problems = sharedPorts(parsed.data);
  return problems.length > 0
    ? { settings: null, problems }
    : { settings: settingsOf(parsed.data), problems: [] };
}

interface Failed {
  readonly settings: null;
  readonly problems: readonly Problem[];
}

/** The sandbox clinic is left out: as a process of its own it may well have its own machine. */
function sharedPorts(variables: Variables): readonly Problem[] {
  const names = ['HTTP_PORT', 'GRPC_PORT', 'ADMIN_PORT'] as const;
  return names.flatMap((name, index) => {
    const other = names
      .slice(0, index)
      .find((before) => variables[before] !== 0 && variables[before] === variables[name]);
    if (other === undefined) return [];
    const problem = `is ${variables[name]}, and so is ${other}`;
    return [
      { file: 'environment', line: null, path: name, problem, remedy: 'Set a different port for each.' },
    ];
  });
}

function settingsOf(variables: Variables): ProcessSettings {
  return {
    configFile: variables.ADAPTER_CONFIG,
    host: variables.HOST,
    httpPort: variables.HTTP_PORT,
    grpcPort: variables.GRPC_PORT,
    adminPort: variables.ADMIN_PORT,
    clinicPort: variables.CLINIC_PORT,
    dataDir: variables.DATA_DIR,
    databaseUrl: variables.DATABASE_URL ?? null,
    logLevel: variables.LOG_LEVEL,
  };
}
