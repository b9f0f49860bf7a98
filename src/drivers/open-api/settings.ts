import * as z from 'zod';
import { clinicGateSettings } from '../clinic-gate/settings.ts';
import { requestedProcedureSchema } from './requested-procedures.ts';

/** The clinic's ids. Their format is only presumed ([clinic] 5), so nothing more is asked than that there is one. */
const clinicId = z.string().min(1).max(100);

/** What a service of an `open-api` merchant needs besides what the core knows of it. */
export const openApiServiceSchema = z.strictObject({
  /** The calendar that the service is booked in ([clinic] 12). */
  reservationGroupId: clinicId,
  /** Zones to book in, in order of preference; empty: every zone that the group's slots name. */
  zoneIds: z.array(clinicId).max(100).default([]),
  /** Length of the group's own interval in seconds, `intervalMinutes` × 60 ([clinic] 12). */
  intervalSec: z.int().positive().max(86_400),
  /** Which version of reserve and update commands is sent; the bodies of V2 are not fully documented ([clinic] 6.4, 7.2). */
  commandVersion: z.union([z.literal(1), z.literal(2)]).default(1),
  consultationRequired: z.boolean().exactOptional(),
  sedationRequired: z.boolean().exactOptional(),
  /** Free text on how the visitor came, for the clinic's statistics. */
  funnelDetail: z.string().min(1).max(200).exactOptional(),
  requestedProcedures: z.array(requestedProcedureSchema).max(50).default([]),
});

export type OpenApiService = z.infer<typeof openApiServiceSchema>;

/**
 * How one clinic's Open API behaves and how patiently it is called. Everything here is a setting because the documentation
 * leaves it open ([clinic] 3, 16); each has a default that is safe where a guess could do harm.
 */
export const openApiSettingsSchema = z.strictObject({
  /** How a person's names become the clinic's one name: `family-given` joins them without a space. */
  visitorName: z.enum(['family-given', 'given family', 'family given']).default('given family'),
  /** Which header carries the token; an empty scheme sends the bare token. */
  tokenHeader: z
    .strictObject({
      name: z
        .string()
        .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'must be a header name')
        .toLowerCase(),
      scheme: z.string().regex(/^[A-Za-z0-9-]*$/, 'must be an authorization scheme or empty'),
    })
    .default({ name: 'authorization', scheme: 'Bearer' }),
  /** Statuses that mean "token not accepted"; a 400 whose `errorProperties` name the token always does. */
  tokenRefusalStatuses: z.array(z.int().min(400).max(499)).max(10).default([401, 403]),
  /**
   * How long one attempt of a read may take, in milliseconds. A partner waits 1.2 s for a look-up, so a second attempt after a longer
   * one would come too late. Commands may take as long as their caller has: cut short, they only leave more outcomes unknown.
   */
  readTimeOutMs: z.int().min(50).max(60_000).default(1000),
  ...clinicGateSettings,
  /**
   * Whether the visitor's history lists schedules that are only reserved ([clinic] 10.2). `learn` trusts it as long as it was
   * seen to do so within the last minutes.
   */
  historyListsReserved: z.enum(['yes', 'no', 'learn']).default('learn'),
  /** What a schedule's time without offset is in ([clinic] 16, question 18). */
  zonelessTimes: z.enum(['utc', 'clinic']).default('utc'),
  /** Longest reservation memo in characters; what the visitor wrote is cut, the marker never is. */
  memoLength: z.int().min(24).max(10_000).default(2_100),
  /** How far the clinic's clock may be behind ours, in milliseconds, when its creation times are compared. */
  clockSkewMs: z.int().min(0).max(3_600_000).default(300_000),
});

export type OpenApiSettings = z.infer<typeof openApiSettingsSchema>;

/** How an `open-api` merchant's clinic is reached. */
export const openApiMerchantSchema = z.strictObject({
  /** Root of the API without trailing path, e.g. `https://clinic.example`; the vendor documents none ([clinic] 16, question 7). */
  baseUrl: z.url({ protocol: /^https?$/ }),
  /** The key that the vendor hands over, one per clinic ([clinic] 3). */
  apiKey: z.string().min(1).max(200),
  settings: openApiSettingsSchema.prefault({}),
});

export type OpenApiMerchant = z.infer<typeof openApiMerchantSchema>;
