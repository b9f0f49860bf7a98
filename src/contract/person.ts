import type { Merchant, Partner } from '../core/catalogue.ts';
import { invalidArgument } from '../core/fault.ts';
import type { Person } from '../core/person.ts';
import type { TextRules } from './check-text.ts';
import { idRule } from './check-text.ts';
import { readPhone } from './phone.ts';
import { required } from './required.ts';
import type { UserInformation } from './wire/generated/messages.ts';

/** What the texts of a user and of a payment may hold. Names' lengths are of [google] 1.11; the others leave room for anything honest. */
const rules = {
  'user_information.user_id': idRule,
  'user_information.given_name': { kind: 'line', maxLength: 40 },
  'user_information.family_name': { kind: 'line', maxLength: 40 },
  'user_information.telephone': { kind: 'line', maxLength: 64 },
  'user_information.email': { kind: 'line', maxLength: 320 },
  'user_information.language_code': { kind: 'line', maxLength: 64 },
  'payment_information.fraud_signals': { kind: 'text', maxLength: 100_000 },
  'payment_information.pa_response': { kind: 'text', maxLength: 100_000 },
  'payment_information.md_merchant_data': { kind: 'text', maxLength: 100_000 },
} as const;

/** These rules for messages that lie under a path, e.g. `order.`; empty for the request itself. */
export function personRules(under: string): Omit<TextRules, '*'> {
  return Object.fromEntries(Object.entries(rules).map(([path, rule]) => [`${under}${path}`, rule]));
}

/** @throws {Fault} `invalid-argument` naming what is missing or wrong below `field` */
export function personOf(partner: Partner, user: UserInformation, merchant: Merchant, field: string): Person {
  const givenName = requiredLine(user.given_name, `${field}.given_name`);
  const familyName = requiredLine(user.family_name, `${field}.family_name`);
  const telephone = required(user.telephone, `${field}.telephone`);
  const email = requiredLine(user.email, `${field}.email`);
  return {
    givenName,
    familyName,
    phone: readPhone(telephone, merchant.phoneRegion, `${field}.telephone`),
    email,
    account: JSON.stringify([partner.id, user.user_id]),
  };
}

/** A text for people; blanks alone tell them nothing. */
function requiredLine(text: string | undefined, field: string): string {
  const trimmed = required(text, field).trim();
  if (trimmed === '') throw invalidArgument(field, 'is required');
  return trimmed;
}
