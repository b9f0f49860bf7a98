import * as z from 'zod';

/** A GUID, in lower case ([combination] 3). */
export const guid = z.guid().transform((text) => text.toLowerCase());

/** The caller's own id of the customer ([combination] 4.4). */
export const personalIdentifier = z.string().regex(/^[A-Za-z0-9]{10,48}$/);

const shortText = z.string().max(255);

const isoDate = z.iso.date();

const nameText = shortText.min(1);

/** The documented items of a customer ([combination] 4.4 and 4.11); phone numbers are texts or, as typed there, numbers. */
export const customerItems = {
  firstName: nameText,
  lastName: nameText,
  email: nameText,
  phoneNumber: z
    .union([shortText, z.int().transform(String)])
    .nullish()
    .transform((value) => value ?? undefined),
  dateOfBirth: isoDate.nullish().transform((value) => value ?? undefined),
};

/** Answers to information questions: a list, or a text as in an older version ([combination] 4.4). */
export const informationAnswers = z
  .union([
    z
      .string()
      .max(2048)
      .transform((text) => [text]),
    z.array(z.string().max(2048)).max(100),
  ])
  .nullish()
  .transform((value) => value ?? undefined);
