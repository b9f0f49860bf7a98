import type { Sealer } from './sealed-values.ts';

/** The store was written with another index key: people and requests would not be recognised, and visits be booked twice. */
export class IndexKeyMismatch extends Error {
  readonly code = 'INDEX_KEY_MISMATCH';

  constructor() {
    super('the record of bookings was written with another index key than the one in personalData');
    this.name = 'IndexKeyMismatch';
  }
}

/** The same for the same index key, and says nothing about it. */
export function indexKeyProof(sealer: Sealer): string {
  return sealer.keyedHash('the index key of this record');
}
