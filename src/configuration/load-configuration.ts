import { readFileSync } from 'node:fs';
import type { Clock } from '../core/clock.ts';
import { systemClock } from '../system.ts';
import { checkListeners } from './check-listeners.ts';
import { type Configuration, configurationOf } from './configuration.ts';
import { crossCheck, type Finding } from './cross-checks.ts';
import { describeIssues } from './describe-issue.ts';
import { type Environment, type ProcessSettings, readEnvironment } from './environment.ts';
import { resolveReferences } from './environment-references.ts';
import { type FileContent, fileSchema } from './file-schema.ts';
import { ConfigurationError, type Problem, spellPath } from './problem.ts';
import { parseYaml, type YamlFile } from './read-yaml.ts';

/**
 * Reads the environment and the file that its `ADAPTER_CONFIG` names, by default `config/sandbox.yaml` in the working directory, and tries
 * the files that this names in turn.
 * @throws {ConfigurationError} with every problem of both
 */
export function loadConfiguration(
  environment: Environment,
  clock: Pick<Clock, 'now'> = systemClock,
): Configuration {
  const { settings, problems } = readEnvironment(environment);
  const file = settings?.configFile ?? (environment['ADAPTER_CONFIG'] || 'config/sandbox.yaml');
  const read = readFile(file, { environment, settings, clock });
  if (settings === null || read.content === null) {
    throw new ConfigurationError([...problems, ...read.problems]);
  }
  return configurationOf(settings, read.content);
}

type Read =
  | { readonly content: FileContent; readonly problems: readonly [] }
  | { readonly content: null; readonly problems: readonly Problem[] };

/** What the file is judged by. */
interface Surroundings {
  readonly environment: Environment;
  /** null if they are wrong themselves. */
  readonly settings: ProcessSettings | null;
  readonly clock: Pick<Clock, 'now'>;
}

function readFile(file: string, surroundings: Surroundings): Read {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    return { content: null, problems: [unreadable(file, error)] };
  }
  const parsed = parseYaml(file, text);
  if ('problems' in parsed) return { content: null, problems: parsed.problems };
  return checkFile(file, parsed, surroundings);
}

function unreadable(file: string, error: unknown): Problem {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
  const reason = code === 'ENOENT' ? 'does not exist' : `cannot be read (${String(code)})`;
  const remedy =
    'Let ADAPTER_CONFIG name a readable YAML file in UTF-8; a relative path starts at the working directory.';
  return { file, line: null, path: '', problem: reason, remedy };
}

function checkFile(file: string, { value: raw, lineOf }: YamlFile, surroundings: Surroundings): Read {
  const { environment, settings, clock } = surroundings;
  const { value, problems: references } = resolveReferences(raw, environment);
  const locate = ({ path, problem, remedy }: Finding): Problem => {
    return { file, line: lineOf(path), path: spellPath(path), problem, remedy };
  };
  const parsed = fileSchema.safeParse(value);
  const issues = parsed.success
    ? []
    : describeIssues(parsed.error.issues, { file, schema: fileSchema, value, lineOf });
  const unresolved = new Set(references.map(({ path }) => spellPath(path)));
  const problems = [
    ...references.map(locate),
    ...issues.filter(({ path }) => !unresolved.has(path)),
    ...crossCheck(value).map(locate),
    ...(parsed.success && settings !== null ? checkListeners(parsed.data.tls, settings, clock) : []).map(
      locate,
    ),
  ];
  if (!parsed.success || problems.length > 0) return { content: null, problems };
  return { content: parsed.data, problems: [] };
}
