import { type CommandName, commandNames, commandPaths } from '../../contract/clinic-commands/command.ts';

const byPath: ReadonlyMap<string, CommandName> = new Map(
  commandNames.map((name) => [commandPaths[name], name]),
);

/** The clinic's own command behind a request's URL, whatever its query. The vendor's paths have no trailing slash and small letters only. */
export function commandOfPath(url: string): CommandName | undefined {
  const known = byPath.get(url);
  if (known !== undefined) return known;
  const queryAt = url.indexOf('?');
  return queryAt === -1 ? undefined : byPath.get(url.slice(0, queryAt));
}
