import { createHmac } from 'node:crypto';

/**
 * By which the clinic's system knows the user of a partner: a keyed hash, so that it can be made again but says nothing of the user
 * ([combination] 4.4: 10 to 48 letters and digits). 192 bits: no two users ever get the same.
 */
export function personalIdentifier(account: string, key: string): string {
  return createHmac('sha256', key).update(account).digest('hex').slice(0, 48);
}
