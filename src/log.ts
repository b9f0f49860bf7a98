import {
  type Bindings,
  type ChildLoggerOptions,
  type DestinationStream,
  type Logger,
  type LoggerOptions,
  pino,
  stdSerializers,
  stdTimeFunctions,
} from 'pino';

/** How much is logged; `silent` is nothing. */
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Facts of these names never reach a log, however deep they lie. Compared without case, underscores and hyphens. */
const sensitive: ReadonlySet<string> = new Set([
  'authorization',
  'proxyauthorization',
  'cookie',
  'setcookie',
  'password',
  'passwordhash',
  'secret',
  'apikey',
  'key',
  'token',
  'databaseurl',
  'person',
  'userinformation',
  'visitor',
  'visitorname',
  'visitorphone',
  'name',
  'givenname',
  'familyname',
  'telephone',
  'phone',
  'phonenumber',
  'email',
  'address',
  'dateofbirth',
  'personalidentifier',
  'note',
  'additionalrequest',
  'reservationmemo',
  'echo',
]);

const censored = '[redacted]';
/** Deeper facts are cut off, which also ends circles. */
const deepest = 6;

/** JSON lines with the time in ISO 8601, to standard output unless told otherwise. Personal data and secrets are replaced by key. */
export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: redactFacts },
    // The standard one would take what is left of an error for an error again.
    serializers: { err: (error: unknown) => error },
  };
  return redactBindings(destination === undefined ? pino(options) : pino(options, destination));
}

/** What a child logger is bound to passes by the formatters, so it is redacted on the way in; grandchildren inherit this. */
function redactBindings(log: Logger): Logger {
  const { child } = log;
  return Object.assign(log, {
    child(this: Logger, bindings: Bindings, options?: ChildLoggerOptions): Logger {
      return Reflect.apply(child, this, [redactFacts(bindings), options]);
    },
  });
}

function redactFacts(facts: object): Record<string, unknown> {
  return redactEntries(facts, 0);
}

function redact(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return '[cut off]';
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Uint8Array) return `[${value.length} bytes]`;
  if ('toJSON' in value && typeof value.toJSON === 'function') return redact(value.toJSON(), depth + 1);
  if (Array.isArray(value)) return value.map((element) => redact(element, depth + 1));
  if (value instanceof Set || value instanceof Map) return redact([...value], depth);
  return redactEntries(value, depth + 1);
}

/** Message and stack are kept: this project's own never hold what a caller sent. An error's `name` is not a person's. */
function redactError(error: Error, depth: number): unknown {
  const { name: _, ...facts } = stdSerializers.err(error);
  return redactEntries(facts, depth + 1);
}

function redactEntries(facts: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, isSensitive(key) ? censored : redact(value, depth)]),
  );
}

function isSensitive(key: string): boolean {
  return sensitive.has(key.replace(/[_-]/g, '').toLowerCase());
}
