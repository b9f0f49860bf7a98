import * as z from 'zod';
import type { MethodName } from '../channel/channel.ts';

/** Methods that a server may leave out ([google] 1.1); the others are required. */
export const optionalMethods = [
  'CheckAvailability',
  'CreateLease',
  'GetBookingStatus',
  'ListBookings',
  'SetMarketingPreference',
  'CheckOrderFulfillability',
  'CreateOrder',
  'ListOrders',
] as const satisfies readonly MethodName[];

export type OptionalMethod = (typeof optionalMethods)[number];

/** int64 as the documentation writes it, a decimal string, or as a number. */
const wholeNumber = z
  .union([z.int(), z.string().regex(/^\d{1,15}$/, 'must be a whole number')])
  .transform(Number);

const resources = z.object({
  staff_id: z.string().optional(),
  room_id: z.string().optional(),
  party_size: z.int().positive().optional(),
});

const slot = z.object({
  merchant_id: z.string().min(1),
  service_id: z.string().min(1),
  start_sec: wholeNumber,
  duration_sec: wholeNumber,
  spots_open: wholeNumber,
  availability_tag: z.string().optional(),
  resources: resources.optional(),
  confirmation_mode: z.enum(['CONFIRMATION_MODE_SYNCHRONOUS', 'CONFIRMATION_MODE_ASYNCHRONOUS']).optional(),
});

/** What the availability feed can't say, all optional. */
const extras = z.strictObject({
  /** Methods that are promised (true) or promised to be absent (false); what isn't named is found out by asking. */
  methods: z.partialRecord(z.enum(optionalMethods), z.boolean()).default({}),
  /** Sets of services that can be ordered together at one start. */
  orders: z.array(z.array(z.string()).min(2)).default([]),
  /** A slot that can be booked but no longer be cancelled online. What is booked there stays. */
  too_late_to_cancel: slot.omit({ spots_open: true }).optional(),
});

const file = z.object({
  service_availability: z.array(z.object({ availability: z.array(slot) })).min(1),
  conformance: extras.prefault({}),
});

/** A slot that can be booked, as the feed describes it. */
export interface FeedSlot {
  readonly merchantId: string;
  readonly serviceId: string;
  readonly startSec: number;
  readonly durationSec: number;
  /** How many more can book it. */
  readonly spots: number;
  readonly tag: string | undefined;
  readonly resources:
    | { readonly staff_id?: string; readonly room_id?: string; readonly party_size?: number }
    | undefined;
  readonly mode: 'CONFIRMATION_MODE_SYNCHRONOUS' | 'CONFIRMATION_MODE_ASYNCHRONOUS' | undefined;
}

/** What is known of the target before it is asked anything. */
export interface Feed {
  readonly slots: readonly FeedSlot[];
  readonly methods: Readonly<Partial<Record<OptionalMethod, boolean>>>;
  readonly orders: readonly (readonly string[])[];
  readonly tooLateToCancel: FeedSlot | null;
}

/** A feed that can't be used; the message names the field and what is wrong with it. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
}

/**
 * Reads an availability feed: Google's own format ([google] 5.1), to which `conformance` may be added.
 * @throws {FeedError}
 */
export function readFeed(text: string): Feed {
  const result = file.safeParse(parse(text));
  if (!result.success) throw new FeedError(z.prettifyError(result.error));
  const { service_availability: services, conformance } = result.data;
  const slots = services
    .flatMap(({ availability }) => availability.map(slotOf))
    .filter(({ spots }) => spots > 0);
  if (slots.length === 0) throw new FeedError('service_availability: no slot has spots_open above 0');
  const { too_late_to_cancel: late, methods, orders } = conformance;
  return {
    slots,
    methods,
    orders,
    tooLateToCancel: late === undefined ? null : slotOf({ ...late, spots_open: 1 }),
  };
}

/** The slots of one merchant; without an id those of the only one. Throws FeedError. */
export function feedOf(feed: Feed, merchantId: string | undefined): Feed {
  const merchants = [...new Set(feed.slots.map((entry) => entry.merchantId))];
  const [only, ...others] = merchants;
  if (merchantId === undefined && others.length > 0) {
    throw new FeedError(`the feed has several merchants, choose one by --merchant: ${merchants.join(', ')}`);
  }
  const chosen = merchantId ?? only;
  const slots = feed.slots.filter((entry) => entry.merchantId === chosen);
  if (slots.length === 0) {
    throw new FeedError(`the feed has no open slot of merchant ${chosen}, only of ${merchants.join(', ')}`);
  }
  const late = feed.tooLateToCancel;
  return { ...feed, slots, tooLateToCancel: late?.merchantId === chosen ? late : null };
}

function slotOf(entry: z.output<typeof slot>): FeedSlot {
  return {
    merchantId: entry.merchant_id,
    serviceId: entry.service_id,
    startSec: entry.start_sec,
    durationSec: entry.duration_sec,
    spots: entry.spots_open,
    tag: entry.availability_tag,
    resources: entry.resources === undefined ? undefined : presentOf(entry.resources),
    mode: entry.confirmation_mode,
  };
}

function presentOf({ staff_id, room_id, party_size }: z.output<typeof resources>) {
  return {
    ...(staff_id === undefined ? {} : { staff_id }),
    ...(room_id === undefined ? {} : { room_id }),
    ...(party_size === undefined ? {} : { party_size }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FeedError(error instanceof Error ? `not JSON: ${error.message}` : 'not JSON');
  }
}
