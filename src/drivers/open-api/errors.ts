import * as z from 'zod';
import type { ClinicRefusal } from '../../core/clinic-driver.ts';
import type { ClinicWords } from '../../core/fault.ts';
import type { Operation } from './operations.ts';

/** One reason of a refusal: the field (or a fixed word) and what is wrong with it. */
export interface ErrorProperty {
  readonly key: string;
  readonly reason: string;
}

/** A refusal as the clinic words it ([clinic] 4). `properties` is empty when its body said nothing readable. */
export interface ClinicError {
  readonly status: number;
  readonly className: string | null;
  readonly properties: readonly ErrorProperty[];
}

/** What a refusal means to the driver; the port's refusals, and one that only a change in V1 can meet. */
export type RefusalMeaning =
  | ClinicRefusal
  /** The schedule has several entries, so V1 can't change it: V2 can. */
  | 'several-entries';

type Rule = readonly [key: string, reason: string, meaning: RefusalMeaning];

/** Full slots are refused nowhere in the documentation; should a clinic do it, this is how the vendor would put it ([clinic] 4). */
const full: Rule = ['capacity', 'NotAvailable', 'place-taken'];

/** Documented for some operations and plain enough in sense for the others, which list no refusal of these. */
const goneOrPast: readonly Rule[] = [
  ['scheduleId', 'NotFound', 'reservation-unknown'],
  ['status', 'NotAvailable', 'not-reserved'],
];

/** Updates list no overlap, creates do under this key; the times that an update asks for were on offer, so it can't mean those. */
const overlap: Rule = ['startDateTime', 'NotAvailable', 'visitor-busy'];

const reserveV2: readonly Rule[] = [
  ['visitorName', 'NotAvailable', 'our-fault'],
  ['occupiedResources', 'Required', 'our-fault'],
  ['occupiedResources[n].startDateTimeUtc', 'NotAvailable', 'our-fault'],
  ['zoneId', 'NotFound', 'our-fault'],
  ['occupiedResources[n].zoneId', 'NotFound', 'our-fault'],
  ['occupiedResources[n].configuration', 'Required', 'our-fault'],
  overlap,
  full,
];

const slotsBySchedule: readonly Rule[] = [
  ['startDateTimeUtc', 'NotAvailable', 'our-fault'],
  ['endDateTimeUtc', 'NotAvailable', 'our-fault'],
  ['scheduleId', 'NotAvailable', 'our-fault'],
  ['scheduleId', 'NotFound', 'reservation-unknown'],
];

/**
 * What the refusals of the operations that the driver calls mean ([clinic] 4). `className` is left out because the same
 * situation carries different classes on different operations.
 */
export const refusalMeanings: Readonly<Record<Operation, readonly Rule[]>> = {
  'exchange-token': [],
  'reserve V1': [overlap, full],
  'reserve V2': reserveV2,
  'reserve-by-visitor-id V1': [overlap, full, ['visitorId', 'NotFound', 'visitor-unknown']],
  'reserve-by-visitor-id V2': [...reserveV2, ['visitorId', 'NotFound', 'visitor-unknown']],
  'update-reservation V1': [
    ['reservationGroupId', 'NotFound', 'our-fault'],
    ['zoneId', 'NotFound', 'our-fault'],
    ['occupiedResources', 'NotAvailable', 'several-entries'],
    ...goneOrPast,
    overlap,
    full,
  ],
  'update-reservation V2': [
    ['occupiedResources', 'Required', 'our-fault'],
    ['occupiedResources[n].configuration', 'Required', 'our-fault'],
    ['occupiedResources[n].reservationGroup', 'Required', 'our-fault'],
    ['occupiedResources[n].startDateTimeUtc', 'NotAvailable', 'our-fault'],
    ['zoneId', 'NotFound', 'our-fault'],
    ['occupiedResources[n].zoneId', 'NotFound', 'our-fault'],
    ...goneOrPast,
    overlap,
    full,
  ],
  'cancel-reservation': goneOrPast,
  'get-reservation-slots-by-group': [
    ['timezone', 'NotAvailable', 'our-fault'],
    ['id', 'NotFound', 'our-fault'],
    ['id', 'NotAvailable', 'our-fault'],
  ],
  'get-reservation-slots-by-groups': [
    ['reservationGroupIds', 'Required', 'our-fault'],
    ['startDateTimeUtc', 'NotAvailable', 'our-fault'],
    ['endDateTimeUtc', 'NotAvailable', 'our-fault'],
    ['endDateTimeUtc', 'InvalidTimeRange', 'our-fault'],
  ],
  'get-reservation-slots-by-schedule-id V1': slotsBySchedule,
  'get-reservation-slots-by-schedule-id V2': slotsBySchedule,
  'get-reservation-groups': [],
  'register-visitor-images': [['memo', 'TooLong', 'our-fault']],
  'get-schedule-detail': [
    ['scheduleId', 'NotFound', 'reservation-unknown'],
    ['id', 'NotFound', 'reservation-unknown'],
  ],
  'get-schedules-summarized-by-tasks': [['visitorId', 'NotFound', 'visitor-unknown']],
  'search-visitors': [],
};

/**
 * What the clinic's refusal means. Anything that isn't documented is `our-fault`, so that no partner is told a business reason
 * that nobody gave; so is a refusal of several reasons that don't agree.
 */
export function meaningOf(operation: Operation, error: ClinicError): RefusalMeaning {
  const meanings = new Set(error.properties.map((property) => meaningOfProperty(operation, property)));
  const [only] = meanings;
  return meanings.size === 1 && only !== undefined ? only : 'our-fault';
}

function meaningOfProperty(operation: Operation, property: ErrorProperty): RefusalMeaning {
  const key = property.key.replace(/\[\d+\]/g, '[n]');
  const rule = refusalMeanings[operation].find(([ruleKey, reason]) => {
    return ruleKey === key && reason === property.reason;
  });
  return rule === undefined ? 'our-fault' : rule[2];
}

const plainWord = /^[\w.[\]]{1,80}$/;

/** The refusal in one line for logs. Words that could carry personal data are left out. */
export function describeRefusal(operation: Operation, error: ClinicError): string {
  const reasons = error.properties.slice(0, 5).map(({ key, reason }) => `${plain(key)}/${plain(reason)}`);
  return `${operation} refused with ${error.status}: ${reasons.length === 0 ? 'no reason given' : reasons.join(', ')}`;
}

/** The refusal as the clinic put it, for those who speak its language; words that could carry personal data are left out. */
export function wordsOf({ className, properties }: ClinicError): ClinicWords {
  return {
    className: className === null ? null : plain(className),
    properties: properties
      .slice(0, 50)
      .map(({ key, reason }) => ({ key: plain(key), reason: plain(reason) })),
  };
}

function plain(word: string): string {
  return plainWord.test(word) ? word : '(unprintable)';
}

const errorBody = z.object({
  className: z.string().optional(),
  errorProperties: z.array(z.object({ key: z.string(), reason: z.string() })).max(1000),
});

/** The documented error body in `json`, null if it isn't one. */
export function readClinicError(status: number, json: unknown): ClinicError | null {
  const body = errorBody.safeParse(json);
  if (!body.success) return null;
  return { status, className: body.data.className ?? null, properties: body.data.errorProperties };
}
