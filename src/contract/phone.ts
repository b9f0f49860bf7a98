// The small metadata: the large one adds patterns by kind of line, which nothing here asks for, at twice the size.
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { invalidArgument } from '../core/fault.ts';
import type { Phone } from '../core/person.ts';

/**
 * Reads a phone number with or without country code ([google] 1.11). It has to be of a length that its country uses; whether its range
 * was given out isn't judged: tables of ranges age, and a number of [google] 1.11's own examples (+12091111111) lies in none.
 *
 * @param region where a number without country code belongs, ISO 3166-1 alpha-2
 * @throws {Fault} `invalid-argument` naming `field`
 */
export function readPhone(text: string, region: string, field: string): Phone {
  const parsed = parsePhoneNumberFromString(text.trim(), { ...defaultCountry(region), extract: false });
  if (parsed?.isPossible() !== true) throw invalidArgument(field, 'is no phone number that could be called');
  return { countryCode: parsed.countryCallingCode, phoneNumber: parsed.nationalNumber };
}

function defaultCountry(region: string): { defaultCountry?: CountryCode } {
  return isSupportedCountry(region) ? { defaultCountry: region } : {};
}
