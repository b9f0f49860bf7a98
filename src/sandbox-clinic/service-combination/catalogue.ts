/** Languages as the vendor spells them ([combination] 2.3). */
export const languages = ['en_US', 'en_UK', 'fr_FR', 'nl_NL', 'de_DE', 'it_IT', 'ES_es'] as const;

/** One of the listed spellings. */
export type Language = (typeof languages)[number];

/** What may be done with a token ([combination] 2.2). */
export const scopes = {
  book: 'com.qmatic.saas.appointments/external.appointment.book',
  reschedule: 'com.qmatic.saas.appointments/external.appointment.reschedule',
  cancel: 'com.qmatic.saas.appointments/external.appointment.cancel',
} as const;

/** A scope's short name. */
export type Scope = keyof typeof scopes;

/** Local hours, `HH:mm`; the end may be `24:00`. */
export interface OpeningTimes {
  readonly startTime: string;
  readonly endTime: string;
}

/** A service. Ids are GUIDs in lower case. */
export interface CombinationService {
  readonly serviceId: string;
  /** Shown where there is no name in the language asked for. */
  readonly name: string;
  readonly names?: Readonly<Partial<Record<Language, string>>>;
  /** Services combine only within one resource type ([combination] 1). */
  readonly resourceTypeId: string;
  /** How long it takes when it is the only one. */
  readonly durationMinutes: number;
  /** "Additional time for each occurrence": see `slotMinutes`. */
  readonly additionalMinutes: number;
  readonly maxNumberOfReservations: number;
}

/** Somebody or something that serves one appointment at a time. */
export interface Resource {
  readonly resourceId: string;
  readonly resourceTypeId: string;
}

/** A place with its own hours, staff and combinations. */
export interface Branch {
  readonly branchId: string;
  readonly name: string;
  /** Name in the tz database. */
  readonly timeZone: string;
  readonly address: {
    readonly streetName: string;
    readonly zipCode: string;
    readonly city: string;
    readonly country: string;
  };
  readonly location: { readonly longitude: number; readonly latitude: number };
  /** The same on each day. */
  readonly opens: OpeningTimes;
  /** Slots start at the opening and every so many minutes after it. */
  readonly gridMinutes: number;
  readonly resources: readonly Resource[];
  /** What is offered here. */
  readonly serviceIds: readonly string[];
  /** Configured to be booked together; those of different resource types are separate groups. */
  readonly combinedServiceIds: readonly string[];
}

/** A program that may ask for tokens. */
export interface OauthClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** One account of the service-combination system: what its own staff would have set up. */
export interface CombinationCatalogue {
  /** The `X-ACCOUNT` header of token requests: lower case, no spaces. */
  readonly account: string;
  /** The `X-TENANT-ID` header of calls. */
  readonly tenantId: string;
  readonly clients: readonly OauthClient[];
  readonly services: readonly CombinationService[];
  readonly branches: readonly Branch[];
}
