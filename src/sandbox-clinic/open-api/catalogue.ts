/** Days as the operation timetable names them ([clinic] 12), in the order of `Date.getUTCDay`. */
export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

/** A day of the week. */
export type Weekday = (typeof weekdays)[number];

/** Hours in local time, `HH:mm`; the end may be `24:00`. */
export interface LocalHours {
  readonly startTime: string;
  readonly endTime: string;
}

/** A zone: an area of the clinic. `zoneId` is 24 hex digits. */
export interface Zone {
  readonly zoneId: string;
  readonly name: string;
}

/** How many reservations one interval takes in one zone. */
export interface ZoneCapacity {
  readonly zoneId: string;
  readonly capacity: number;
  /** Default true; a disabled zone has no slots. */
  readonly enabled?: boolean;
}

/** A day's hours; the break, if any, has no slots. */
export interface OpeningDay extends LocalHours {
  readonly breakTime?: LocalHours;
}

/** A reservation group: a bookable calendar ([clinic] 12). `reservationGroupId` is 24 hex digits. */
export interface ReservationGroup {
  readonly reservationGroupId: string;
  readonly title: string;
  readonly memo: string;
  readonly intervalMinutes: number;
  readonly zones: readonly ZoneCapacity[];
  /** Days left out are closed. */
  readonly timetable: Readonly<Partial<Record<Weekday, OpeningDay>>>;
  readonly isDefault: boolean;
  readonly sameDayCloseBufferMinutes?: number;
}

/** One clinic of the Open API: what its own staff would have set up. */
export interface OpenApiCatalogue {
  /** Name in the tz database. */
  readonly timeZone: string;
  /** Keys that `exchange-token` takes; uuids. */
  readonly apiKeys: readonly string[];
  readonly zones: readonly Zone[];
  readonly groups: readonly ReservationGroup[];
}

/** The same hours on all seven days. */
export function everyDay(day: OpeningDay): Readonly<Record<Weekday, OpeningDay>> {
  return {
    sunday: day,
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: day,
  };
}
