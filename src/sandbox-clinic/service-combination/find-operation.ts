import { type CombinationOperation, operations, prefix } from './operations.ts';

/** A call's operation and the id in its path. */
export interface FoundOperation {
  readonly operation: CombinationOperation;
  /** In lower case; empty where the path has none. */
  readonly id: string;
}

interface Route {
  readonly operation: CombinationOperation;
  readonly method: string;
  readonly segments: readonly string[];
}

/** Earlier ones win, so that `search` is no appointment's id. */
const routes: readonly Route[] = operations.flatMap((operation) => {
  const paths = operation.short ? [prefix + operation.path, operation.path] : [prefix + operation.path];
  return operation.methods.flatMap((method) =>
    paths.map((path) => ({ operation, method, segments: path.toLowerCase().split('/') })),
  );
});

/** The operation at a method and path. Letter case is ignored: the pages vary it ([combination] 9, O9). */
export function findOperation(method: string, path: string): FoundOperation | undefined {
  const segments = path.toLowerCase().split('/', 8);
  for (const route of routes) {
    if (route.method !== method || route.segments.length !== segments.length) continue;
    const at = route.segments.indexOf('{id}');
    const isHit = route.segments.every((part, position) => position === at || part === segments[position]);
    const id = at < 0 ? '' : (segments[at] ?? '');
    if (isHit && (at < 0 || id !== '')) return { operation: route.operation, id };
  }
  return undefined;
}
