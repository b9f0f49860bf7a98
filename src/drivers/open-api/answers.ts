import type { Answer } from '../../core/clinic-driver.ts';
import { type ReadOutcome, refusalAsTrouble } from './clinic-calls.ts';
import { describeRefusal } from './errors.ts';
import type { Operation } from './operations.ts';

/** An answer whose content can't be understood, which is worth as much as none. `detail` names the field, never its value. */
export function unreadable(operation: Operation, detail: string): Answer<never> {
  return { kind: 'trouble', trouble: { kind: 'unreadable', detail: `${operation}: ${detail}` } };
}

/** The elements of a query's `data`; every query of the API that gives several things gives them so. */
export function dataList(operation: Operation, outcome: ReadOutcome): Answer<readonly unknown[]> {
  const json = jsonOf(operation, outcome);
  if (json.kind === 'trouble') return json;
  const { data } = isObject(json.value) ? json.value : {};
  return Array.isArray(data) ? { kind: 'ok', value: data } : unreadable(operation, 'data is not a list');
}

/** The answer's JSON, a refusal being a trouble: none of the reads has one that means anything else. */
export function jsonOf(operation: Operation, outcome: ReadOutcome): Answer<unknown> {
  switch (outcome.kind) {
    case 'answered':
      return { kind: 'ok', value: outcome.json };
    case 'refused': {
      const detail = describeRefusal(operation, outcome.error);
      return { kind: 'trouble', trouble: refusalAsTrouble(detail, outcome.error) };
    }
    case 'trouble':
      return outcome;
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
