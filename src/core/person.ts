/** Who comes to the clinic. Two bookings are of the same person when name and phone number are the same. */
export interface Person {
  /** At most 40 characters each ([google] 1.11). */
  readonly givenName: string;
  readonly familyName: string;
  readonly phone: Phone;
  /** Where the clinic can write to; may differ between bookings of the same person. */
  readonly email: string;
  /** Names the partner's user, for systems that know people by the caller's own id; says nothing to anybody else. */
  readonly account: string;
}

/** [clinic] 6.2: `countryCode` without plus, `phoneNumber` without the trunk prefix; digits only. */
export interface Phone {
  readonly countryCode: string;
  readonly phoneNumber: string;
}
