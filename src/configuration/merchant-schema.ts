import { isSupportedCountry } from 'libphonenumber-js/min';
import * as z from 'zod';
import { openApiMerchantSchema, openApiServiceSchema } from '../drivers/open-api/settings.ts';
import {
  combinationMerchantSchema,
  combinationServiceSchema,
} from '../drivers/service-combination/settings.ts';
import { suggestion } from './closest-word.ts';

const minutesPerDay = 1440;

/** Names of merchants, services and partners: they go into URLs, logs and partners' feeds, so they are kept plain. */
export const nameSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'has 1 to 100 letters, digits, dots, underscores or hyphens');

/** What a service costs, without tax and fees, e.g. `{ amount: 49.5, currency: EUR }`. */
const priceSchema = z.strictObject({
  amount: z.number().min(0).max(1_000_000_000).multipleOf(0.000_001),
  currency: z.string().regex(/^[A-Z]{3}$/, 'is a currency in capitals as in ISO 4217, e.g. EUR or KRW'),
});

const serviceFields = {
  durationMinutes: z.int().min(1).max(minutesPerDay),
  gridMinutes: z
    .int()
    .min(1)
    .max(minutesPerDay)
    .refine((grid) => minutesPerDay % grid === 0, {
      error: 'does not divide a day',
      params: { remedy: 'Give a number of minutes that 1440 is a multiple of, e.g. 15, 20, 30 or 60.' },
    }),
  gridOffsetMinutes: z.int().min(0).max(minutesPerDay).default(0),
  cancelUntilMinutes: z.union(
    [
      z.literal('never'),
      z
        .int()
        .min(0)
        .max(366 * minutesPerDay),
    ],
    {
      error: 'a number of minutes before the start, or never',
    },
  ),
  horizonDays: z.int().min(1).max(1000).default(180),
  price: priceSchema.nullable().default(null),
};

/**
 * Defaults are cautious where no vendor documents anything: a minute for what was sent to take effect or be answered, and look-ups that
 * are hardly older than the clinic's own answer.
 */
const patienceSchema = z
  .strictObject({
    lateCommitSec: z.number().min(1).max(3600).default(60),
    commandSec: z.number().min(1).max(3600).default(30),
    slotAgeSec: z.number().min(0).max(60).default(2),
    recordAgeSec: z.number().min(0).max(3600).default(60),
    guardedRepeatSec: z.number().min(0.1).max(3600).nullable().default(1.5),
  })
  .superRefine(({ commandSec, lateCommitSec }, context) => {
    if (commandSec <= lateCommitSec) return;
    context.addIssue({
      code: 'custom',
      path: ['commandSec'],
      message: `is longer than lateCommitSec, ${lateCommitSec}, after which a command takes no effect any more`,
      params: { remedy: `Give at most ${lateCommitSec}, or raise lateCommitSec.` },
    });
  })
  .prefault({});

const merchantFields = {
  timeZone: z.string().superRefine((zone, context) => {
    if (isTimeZone(zone)) return;
    const remedy = 'Give an IANA time zone such as Asia/Seoul or Europe/Amsterdam.';
    context.addIssue({
      code: 'custom',
      message: 'is not a time zone',
      params: { remedy: suggestion(zone, Intl.supportedValuesOf('timeZone'), remedy) },
    });
  }),
  phoneRegion: z.string().refine((region) => isSupportedCountry(region), {
    error: 'is not a region with telephone numbers',
    params: { remedy: 'Give a country in capitals as in ISO 3166-1 alpha-2, e.g. KR or NL.' },
  }),
  patience: patienceSchema,
  bookingsPerUser: z.int().min(1).max(10_000).nullable().default(null),
  /**
   * For how long a slot is leased at the most. No source says how long a partner needs; a quarter of an hour is what systems with holds of
   * their own give ([combination] 6), and a clinic's hold may end a lease earlier.
   */
  longestLeaseMinutes: z
    .union([z.literal('never'), z.int().min(1).max(60)], {
      error: 'a number of minutes from 1 to 60, or never',
    })
    .default(15),
};

/** Offsets such as `+09:00` are refused too: they know nothing of daylight saving. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const openApiServiceEntry = z
  .strictObject({ ...serviceFields, clinic: openApiServiceSchema })
  .superRefine(({ durationMinutes, gridMinutes, gridOffsetMinutes, clinic }, context) => {
    checkOffset({ gridMinutes, gridOffsetMinutes }, context);
    const { intervalSec, zoneIds } = clinic;
    for (const [field, minutes] of Object.entries({ durationMinutes, gridMinutes })) {
      if ((minutes * 60) % intervalSec === 0) continue;
      context.addIssue({
        code: 'custom',
        path: [field],
        message: `is no multiple of the clinic's interval of ${intervalSec} seconds`,
        params: { remedy: 'Give a whole number of intervals, or correct clinic.intervalSec.' },
      });
    }
    for (const [index, zone] of zoneIds.entries()) {
      if (zoneIds.indexOf(zone) === index) continue;
      context.addIssue({
        code: 'custom',
        path: ['clinic', 'zoneIds', index],
        message: 'is listed twice',
        params: { remedy: 'Remove one of the two.' },
      });
    }
  });

type Grid = Readonly<Record<'gridMinutes' | 'gridOffsetMinutes', number>>;

function checkOffset({ gridMinutes, gridOffsetMinutes }: Grid, context: z.core.$RefinementCtx): void {
  if (gridOffsetMinutes < gridMinutes) return;
  context.addIssue({
    code: 'custom',
    path: ['gridOffsetMinutes'],
    message: `is not less than gridMinutes, ${gridMinutes}`,
    params: { remedy: `Give the first start after midnight, ${gridOffsetMinutes % gridMinutes}.` },
  });
}

const atLeastOne = {
  error: 'has no service',
  params: { remedy: 'Add a service, or remove the merchant.' },
};

/** A merchant whose clinic runs the Open API. */
const openApiMerchantEntry = z.strictObject({
  driver: z.literal('open-api'),
  ...merchantFields,
  connection: openApiMerchantSchema,
  services: z
    .record(nameSchema, openApiServiceEntry)
    .refine((services) => Object.keys(services).length > 0, atLeastOne),
});

const combinationServiceEntry = z
  .strictObject({ ...serviceFields, clinic: combinationServiceSchema })
  .superRefine((service, context) => checkOffset(service, context));

/** A merchant that is a branch of a service-combination system. */
const combinationMerchantEntry = z.strictObject({
  driver: z.literal('service-combination'),
  ...merchantFields,
  connection: combinationMerchantSchema,
  services: z
    .record(nameSchema, combinationServiceEntry)
    .refine((services) => Object.keys(services).length > 0, atLeastOne),
});

/** A merchant; each kind of clinic system has its own form of `connection` and of its services' `clinic`. */
export const merchantSchema = z.discriminatedUnion('driver', [
  openApiMerchantEntry,
  combinationMerchantEntry,
]);

export type MerchantEntry = z.infer<typeof merchantSchema>;
export type ServiceEntry = MerchantEntry['services'][string];
