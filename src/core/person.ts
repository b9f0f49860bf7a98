/** Who comes to the clinic. Two bookings are of the same person when name and phone number are the same. */
export interface Person {
  /** At most 40 characters each ([google] 1.11). */
  readonly givenName: string;
  readonly familyName: string;
  readonly phone: Phone;
}

/** [clinic] 6.2: `countryCode` without plus, `phoneNumber` without the trunk prefix; digits only. */
export interface Phone {
  readonly countryCode: string;
  readonly phoneNumber: string;
}
