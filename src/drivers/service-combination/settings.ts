import * as z from 'zod';
import { clinicGateSettings } from '../clinic-gate/settings.ts';
import { queryNames, vendorPaths } from './undocumented.ts';

/** GUIDs in every sample; the vendor says that the format of ids may change ([combination] 2.5), so only what is unsafe is refused. */
const vendorId = z.string().regex(/^[A-Za-z0-9-]{1,100}$/, 'has letters, digits and hyphens');

/** What may stand in a header. */
const headerText = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'has printable characters without spaces');

/** A number that may come from the environment, and so as text. */
const wholeNumber = z.union([z.int(), z.string().regex(/^\d{1,6}$/, 'is a whole number')]).transform(Number);

const distinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** What a service of a `service-combination` merchant needs besides what the core knows of it. */
export const combinationServiceSchema = z
  .strictObject({
    /** One service, or several that staff have combined: they are had in one visit ([combination] 11.2). */
    serviceIds: z.array(vendorId).min(1).max(20).refine(distinct, 'lists a service twice'),
    /** The sum over all services ([combination] 1, 4.2); left out, each is had once. */
    numberOfReservations: z.int().min(1).max(1000).exactOptional(),
  })
  .superRefine(({ serviceIds, numberOfReservations }, context) => {
    if (numberOfReservations === undefined || numberOfReservations >= serviceIds.length) return;
    context.addIssue({
      code: 'custom',
      path: ['numberOfReservations'],
      message: `is less than the number of services, ${serviceIds.length}`,
      params: { remedy: 'Give the sum over all services, or leave it out to have each once.' },
    });
  });

export type CombinationService = z.infer<typeof combinationServiceSchema>;

/** The documented spellings ([combination] 2.3); two of them are no language tags. */
export const vendorLanguages: Readonly<Record<string, string>> = {
  'en-US': 'en_US',
  'en-GB': 'en_UK',
  'fr-FR': 'fr_FR',
  'nl-NL': 'nl_NL',
  'de-DE': 'de_DE',
  'it-IT': 'it_IT',
  'es-ES': 'ES_es',
};

/** All that are documented. Which of them covers search, details, slots, reserve and release isn't ([combination] 2.2). */
const allScopes = ['book', 'reschedule', 'cancel'].map(
  (name) => `com.qmatic.saas.appointments/external.appointment.${name}`,
);

const statuses = (...documented: number[]) => z.array(z.int().min(400).max(499)).max(10).default(documented);

/** How one system behaves where the documentation leaves it open, and how patiently it is called. */
export const combinationSettingsSchema = z.strictObject({
  paths: vendorPaths,
  names: queryNames,
  /** What is sent as `Accept-Language` for a locale; locales that are left out keep the documented spelling. */
  languages: z
    .record(z.string(), headerText)
    .default({})
    .transform((own) => ({ ...vendorLanguages, ...own })),
  scopes: z.array(headerText).min(1).max(20).default(allScopes),
  /** The search is a GET with a body; whatever drops that body on the way needs POST, if the system takes it ([combination] 9, O1). */
  searchMethod: z.enum(['GET', 'POST']).default('GET'),
  /** Statuses of an answer that there is no such appointment ([combination] 4.6 has none). */
  unknownAppointmentStatuses: statuses(404, 410),
  /** Statuses of a search that found nothing, besides an empty answer ([combination] 4.5 has none). */
  nothingFoundStatuses: statuses(404),
  /**
   * Whether details of a cancelled appointment are still answered; nothing in them would say so ([combination] 4.8). If so, only what
   * the search lists counts as there.
   */
  cancelledDetails: z.enum(['gone', 'shown']).default('gone'),
  /** Requests in any minute, all merchants of the account together ([combination] 2.4). */
  requestsPerMinute: wholeNumber.pipe(z.int().min(5).max(100_000)).default(100),
  /** How old slots may be that answer a look-up for which there is no request left, in seconds. */
  spareSlotAgeSec: z.number().min(0).max(600).default(30),
  /** A hold older than this is neither confirmed nor used for a move, in seconds; holds end after 15 minutes ([combination] 6). */
  holdAgeSec: z.int().min(10).max(840).default(600),
  /** The longest span of one question for slots, in days; no limit is documented ([combination] 4.2). */
  slotDays: z.int().min(1).max(400).default(31),
  /** How long the list of combined services is believed, in seconds; staff change it without telling ([combination] 1). */
  combinationsAgeSec: z.int().min(1).max(86_400).default(300),
  /** Longest note in characters; what the visitor wrote is cut, the marker never is. */
  noteLength: z.int().min(24).max(10_000).default(500),
  /** How long one attempt of a read may take, in milliseconds; as in the other driver. */
  readTimeOutMs: z.int().min(50).max(60_000).default(1000),
  ...clinicGateSettings,
});

export type CombinationSettings = z.infer<typeof combinationSettingsSchema>;

/** How a `service-combination` merchant's system is reached. */
export const combinationMerchantSchema = z
  .strictObject({
    /** Root without path: the API's is not documented, the token endpoint's is one for each region ([combination] 2.1). */
    baseUrl: z.url({ protocol: /^https?$/ }),
    /** Where tokens are asked for, if not at `baseUrl`. */
    tokenBaseUrl: z.url({ protocol: /^https?$/ }).exactOptional(),
    clientId: headerText,
    clientSecret: headerText,
    /** Name of the system, sent as `X-ACCOUNT` with token requests ([combination] 2.2). */
    account: z.string().regex(/^[!-@[-~]{1,100}$/, 'is in lower case without spaces'),
    /** Sent as `X-TENANT-ID` ([combination] 2.3). */
    tenantId: headerText,
    /** One merchant is one branch, because combinations are a branch's ([combination] 11.2). */
    branchId: vendorId,
    /** Language of the service names in the clinic's own records. */
    locale: z.string().default('en-GB'),
    /**
     * Key of the hash by which a partner's user is named to the clinic ([combination] 4.4). Changed, users are strangers to the
     * clinic, and a booking that is being made at that moment may not be found: give a new merchant a new one, and keep it.
     */
    identifierKey: z.string().min(16).max(200),
    settings: combinationSettingsSchema.prefault({}),
  })
  .superRefine(({ locale, settings }, context) => {
    if (Object.hasOwn(settings.languages, locale)) return;
    context.addIssue({
      code: 'custom',
      path: ['locale'],
      message: 'is no locale that the system has a spelling for',
      params: {
        remedy: `Give one of ${Object.keys(settings.languages).join(', ')}, or add it to settings.languages.`,
      },
    });
  });

export type CombinationMerchant = z.infer<typeof combinationMerchantSchema>;
