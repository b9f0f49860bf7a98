import { parseKeyRing } from '../../src/personal-data/key-ring.ts';
import { Vault } from '../../src/personal-data/vault.ts';

const key = (id: string, fill: number): string => `${id}:${Buffer.alloc(32, fill).toString('base64')}`;

/** A vault whose keys are known; `ids` name them, the one to write with first. Vaults of one index number recognise the same people. */
export function vaultOf(ids: readonly string[], index = 1): Vault {
  const ring = parseKeyRing([key('index', index), ...ids.map((id) => key(id, id.charCodeAt(0)))].join(' '));
  return new Vault({ ring, reload: () => ring });
}

export const sealer = vaultOf(['a']);
