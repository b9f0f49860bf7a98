import { createHash } from 'node:crypto';
import { type MerchantId, type PersonKey, personKey } from './identifiers.ts';
import type { Person } from './person.ts';

/** The same for spellings that differ only in width, letter case or white space. */
export function normalisedName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

/** As {@link personKeyOf}, of somebody whom only the clinic knows. */
export function personKeyOfVisitor(merchant: MerchantId, visitorId: string): PersonKey {
  const digest = createHash('sha256').update(JSON.stringify([merchant, 'visitor', visitorId]));
  return personKey(digest.digest('base64url'));
}

/** By which the adapter knows that two bookings at one merchant are of the same person: name and phone number. */
export function personKeyOf(merchant: MerchantId, person: Person): PersonKey {
  const { countryCode, phoneNumber } = person.phone;
  const name = normalisedName(`${person.familyName}${person.givenName}`);
  const digest = createHash('sha256').update(JSON.stringify([merchant, countryCode, phoneNumber, name]));
  return personKey(digest.digest('base64url'));
}
