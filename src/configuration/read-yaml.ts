import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Problem } from './problem.ts';

/** A YAML file as plain data. */
export interface YamlFile {
  readonly value: unknown;
  /** Where a path, or the nearest thing around it that exists, begins; null for an empty file. */
  lineOf(path: readonly PropertyKey[]): number | null;
}

/** Enough for every anchor that a person would write, too few for a file that multiplies itself. */
const mostAliases = 100;

/** Parses one YAML 1.2 document, or tells every syntax error with its line. Duplicate keys are errors. */
export function parseYaml(file: string, text: string): YamlFile | { readonly problems: readonly Problem[] } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const troubles = [...document.errors, ...document.warnings];
  if (troubles.length > 0) {
    return {
      problems: troubles.map((trouble) =>
        syntaxProblem(file, lineCounter.linePos(trouble.pos[0]).line, trouble.message),
      ),
    };
  }

  const lineOf = (path: readonly PropertyKey[]): number | null => {
    for (let length = path.length; length > 0; length -= 1) {
      const offset = offsetOf(document, path.slice(0, length));
      if (offset !== null) return lineCounter.linePos(offset).line;
    }
    return document.contents === null ? null : 1;
  };
  try {
    return { value: document.toJS({ maxAliasCount: mostAliases }), lineOf };
  } catch (error) {
    return { problems: [syntaxProblem(file, null, error instanceof Error ? error.message : String(error))] };
  }
}

/** Where the last key of the path, or the element of a list, begins. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | null {
  const last = path[path.length - 1];
  const around = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isSeq(around)) return startOf(around.get(Number(last), true));
  if (!isMap(around)) return null;
  return startOf(around.items.find(({ key }) => isScalar(key) && String(key.value) === String(last))?.key);
}

function startOf(node: unknown): number | null {
  return isNode(node) && node.range ? node.range[0] : null;
}

function syntaxProblem(file: string, line: number | null, message: string): Problem {
  return {
    file,
    line,
    path: '',
    problem: `is not valid YAML: ${message}`,
    remedy: 'Correct the syntax; indent with spaces, and put text with special characters in quotes.',
  };
}
