import { randomBytes, randomUUID } from 'node:crypto';

/** Makes the ids that the clinic hands out: 24 hex digits, and uuids ([clinic] 5). */
export interface Identifiers {
  objectId(): string;
  uuid(): string;
}

/** Ids that can't be guessed and don't repeat. */
export const randomIdentifiers: Identifiers = {
  objectId: () => randomBytes(12).toString('hex'),
  uuid: () => randomUUID(),
};
