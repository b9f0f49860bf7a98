import type { Environment } from './environment.ts';

/** A reference that can't be resolved. */
export interface ReferenceProblem {
  readonly path: readonly PropertyKey[];
  readonly problem: string;
  readonly remedy: string;
}

/** What is left when references are replaced. */
export interface Resolved {
  readonly value: unknown;
  readonly problems: readonly ReferenceProblem[];
}

const reference = /\$\$\{|\$\{([^}]*)(\}?)/g;
const content = /^([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?$/s;

/**
 * Replaces `${NAME}` and `${NAME:-default}` in every text of a parsed file by the variable's value; `$${` stands for `${` itself. As in a
 * shell, an empty variable counts as missing. What comes in is text and is not looked at again.
 */
export function resolveReferences(value: unknown, environment: Environment): Resolved {
  const problems: ReferenceProblem[] = [];

  const resolve = (part: unknown, path: readonly PropertyKey[]): unknown => {
    if (typeof part === 'string') return resolveText(part, path);
    if (Array.isArray(part)) return part.map((element, index) => resolve(element, [...path, index]));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => resolveEntry(key, inner, path)));
  };

  const resolveEntry = (key: string, inner: unknown, path: readonly PropertyKey[]): [string, unknown] => {
    if (key === '__proto__') problems.push({ path: [...path, key], ...forbidden });
    return [key, resolve(inner, [...path, key])];
  };

  const resolveText = (text: string, path: readonly PropertyKey[]): string =>
    text.replace(reference, (whole, inside: string | undefined, end: string | undefined) => {
      if (inside === undefined) return '${';
      const [, name, otherwise] = content.exec(inside) ?? [];
      if (name === undefined || end !== '}') {
        problems.push({ path, ...malformed });
        return whole;
      }
      const found = (Object.hasOwn(environment, name) && environment[name]) || otherwise;
      if (found === undefined) problems.push({ path, ...missing(name) });
      return found ?? whole;
    });

  return { value: resolve(value, []), problems };
}

/** Readers of plain objects, the schema's among them, would pass over it in silence. */
const forbidden = { problem: 'is not a possible name', remedy: 'Choose another name.' };

const malformed = {
  problem: 'has a reference to the environment without a name or without an end',
  remedy: `Write \${NAME} or \${NAME:-default}, or $\${ for a literal \${.`,
};

function missing(name: string): Omit<ReferenceProblem, 'path'> {
  return {
    problem: `refers to the environment variable ${name}, which is not set`,
    remedy: `Set ${name}, or give a default as in \${${name}:-default}.`,
  };
}
