import type * as z from 'zod';
import { suggestion } from './closest-word.ts';
import { knownKeys, valueAt } from './known-keys.ts';
import { type Problem, spellPath } from './problem.ts';

/** What was checked: against which schema, and where it came from. */
export interface Checked {
  readonly file: string;
  readonly schema: z.core.$ZodType;
  readonly value: unknown;
  lineOf(path: readonly PropertyKey[]): number | null;
}

type Issue = z.core.$ZodIssue;
type Wording = Pick<Problem, 'problem' | 'remedy'>;

/** Issues in words for the person who writes the configuration. Values aren't quoted unless they are choices or names. */
export function describeIssues(issues: readonly Issue[], checked: Checked): readonly Problem[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => locate([...issue.path, key], unknownKey(issue.path, key, checked), checked))
      : [locate(issue.path, wording(issue, checked), checked)],
  );
}

function locate(path: readonly PropertyKey[], words: Wording, { file, lineOf }: Checked): Problem {
  return { file, line: lineOf(path), path: spellPath(path), ...words };
}

function unknownKey(path: readonly PropertyKey[], key: string, { schema, value }: Checked): Wording {
  const known = knownKeys(schema, path, value);
  const all = known.length === 0 ? 'Remove it.' : `Remove it; known here: ${known.join(', ')}.`;
  return { problem: 'is not a known setting', remedy: suggestion(key, known, all) };
}

function wording(issue: Issue, { value }: Checked): Wording {
  const given = valueAt(value, issue.path);
  if (issue.code !== 'custom' && (given === undefined || given === null) && issue.code !== 'invalid_key') {
    return {
      problem: given === undefined ? 'is missing' : 'is empty',
      remedy: `Give ${expectation(issue)}.`,
    };
  }
  const remedy = `Give ${expectation(issue)}.`;
  switch (issue.code) {
    case 'invalid_type':
      return { problem: `is ${kindOf(given)}`, remedy };
    case 'invalid_value':
      return { problem: 'is none of the possible values', remedy: chosen(given, issue.values, remedy) };
    case 'invalid_union':
      return { problem: 'is none of the possible values', remedy: chosen(given, choices(issue), remedy) };
    case 'too_small':
    case 'too_big':
      return { problem: `is too ${sizeWord(issue)}`, remedy };
    case 'invalid_key':
      return {
        problem: 'is not a possible name',
        remedy: `Choose a name that ${issue.issues[0]?.message ?? 'is plain'}.`,
      };
    case 'custom':
      return { problem: issue.message, remedy: String(issue.params?.['remedy'] ?? 'Correct it.') };
    default:
      return { problem: 'has the wrong form', remedy };
  }
}

/** What would be right in place of the issue's value. */
function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? `a value of type ${issue.expected}`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return choices(issue).length > 0 ? oneOf(choices(issue)) : issue.message;
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unitOf(issue.origin)}`;
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return formatNames[issue.format] ?? `a value that ${issue.message}`;
    default:
      return `a value that fits (${issue.message})`;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text (in quotes, if it could be read as a number)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of settings',
  record: 'a map of names to settings',
};

const formatNames: Readonly<Record<string, string>> = {
  url: 'a full URL, e.g. https://clinic.example',
};

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' || origin === 'record' ? ' entries' : '';
}

function sizeWord(issue: { readonly code: 'too_small' | 'too_big'; readonly origin: string }): string {
  if (issue.origin === 'number' || issue.origin === 'int') return issue.code === 'too_small' ? 'low' : 'high';
  return issue.code === 'too_small' ? 'short' : 'long';
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'number') return Number.isInteger(value) ? 'a number' : 'not a whole number';
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}

function choices(issue: z.core.$ZodIssueInvalidUnion): readonly unknown[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
}

function oneOf(values: readonly unknown[]): string {
  const shown = values.map(String).join(', ');
  return values.length === 1 ? shown : `one of ${shown}`;
}

function chosen(given: unknown, values: readonly unknown[], otherwise: string): string {
  return typeof given === 'string' ? suggestion(given, values.map(String), otherwise) : otherwise;
}
