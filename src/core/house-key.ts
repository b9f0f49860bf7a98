import { invalidArgument } from './fault.ts';
import type { HouseCommand } from './house-commands.ts';
import type { HouseStore, KeyUse } from './house-store.ts';

/**
 * What a command's key was used for before; null: nothing, or it has none.
 * @throws {Fault} `invalid-argument` when that was something else
 */
export async function useOfKey(
  store: Pick<HouseStore, 'keyUse'>,
  { partnerId, key }: Pick<HouseCommand, 'partnerId' | 'key'>,
): Promise<KeyUse | null> {
  if (key === null) return null;
  const use = await store.keyUse(partnerId, key.token);
  if (use !== null) checkContents(use.fingerprint, key);
  return use;
}

/** @throws {Fault} `invalid-argument` when the key belongs to a command that said something else */
export function checkContents(fingerprint: string, key: HouseCommand['key']): void {
  if (fingerprint === key?.fingerprint) return;
  throw invalidArgument('idempotency_token', 'was used for a request with other contents');
}
