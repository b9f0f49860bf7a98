import { hash } from 'node:crypto';
import { type MerchantId, type PersonKey, personKey } from './identifiers.ts';
import type { Person } from './person.ts';

/** The same for spellings that differ only in width, letter case or white space. */
export function normalisedName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

/** As {@link personKeyOf}, of somebody whom only the clinic knows. */
export function personKeyOfVisitor(
  merchant: MerchantId,
  visitorId: string,
  keyedHash: (text: string) => string,
): PersonKey {
  return personKey(keyedHash(hash('sha256', JSON.stringify([merchant, 'visitor', visitorId]), 'base64url')));
}

/**
 * By which the adapter knows that two bookings at one merchant are of the same person: name and phone number. Keyed, since few enough
 * numbers and names are possible to try them all.
 */
export function personKeyOf(
  merchant: MerchantId,
  person: Person,
  keyedHash: (text: string) => string,
): PersonKey {
  const { countryCode, phoneNumber } = person.phone;
  const name = normalisedName(`${person.familyName}${person.givenName}`);
  const said = JSON.stringify([merchant, countryCode, phoneNumber, name]);
  return personKey(keyedHash(hash('sha256', said, 'base64url')));
}
