import type { Dispatcher } from '../../contract/dispatcher.ts';
import type { MethodName } from '../../contract/method.ts';
import { methodNames } from '../../contract/wire/protos.ts';

const prefix = '/v3/';

/** The spellings that partners send; found without taking the path apart. */
const byPath: ReadonlyMap<string, MethodName> = new Map(
  methodNames.flatMap((name) => [
    [prefix + name, name],
    [`${prefix}${name}/`, name],
  ]),
);

/** The method behind a request's URL: with or without trailing slash, in any letter case, whatever the query ([google] 1.1). */
export function methodOfPath(url: string, dispatcher: Pick<Dispatcher, 'method'>): MethodName | undefined {
  return byPath.get(url) ?? methodOfOddPath(url, dispatcher);
}

function methodOfOddPath(url: string, dispatcher: Pick<Dispatcher, 'method'>): MethodName | undefined {
  const queryAt = url.indexOf('?');
  const path = queryAt === -1 ? url : url.slice(0, queryAt);
  if (path.slice(0, prefix.length).toLowerCase() !== prefix) return undefined;
  return dispatcher.method(path.slice(prefix.length, path.endsWith('/') ? -1 : undefined));
}
