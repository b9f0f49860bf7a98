import { type Answer, type Channel, notJson } from './channel/channel.ts';
import { type Feed, type FeedSlot, type OptionalMethod, optionalMethods } from './feed/feed.ts';
import { lookUpRequest } from './messages.ts';
import { isObject, listAt, numberAt, objectAt } from './read-answer.ts';

/** Why a server can't be judged at all. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** What was found out about the server before the first scenario. */
export interface Preparation {
  readonly offers: Readonly<Record<OptionalMethod, boolean>>;
  /** Slots of the feed that the server shows as free; all of them if it can't be asked. */
  readonly slots: readonly FeedSlot[];
  /** For the report. */
  readonly remarks: readonly string[];
}

/**
 * Asks what is free and what is offered.
 * @throws {Unreachable} if there is nobody who would answer, or nothing that looks like a booking server
 */
export async function prepareTarget(channel: Channel, feed: Feed): Promise<Preparation> {
  const health = await channel.call('HealthCheck', {});
  if (health.outcome === 'no-answer')
    throw new Unreachable(`the server doesn't answer: ${wordsOf(health)}\n${whatToCheck(channel)}`);
  if (health.outcome === 'unauthenticated') {
    throw new Unreachable(
      `the server refuses the credentials (${health.exchange.status}): check --user and the password`,
    );
  }
  // Before the optional methods: of a server that leaves look-ups unanswered nothing else is of interest.
  const lookUp = await channel.call('BatchAvailabilityLookup', lookUpRequest(feed.slots.slice(0, 1)));
  if (isStranger(lookUp)) throw new Unreachable(strangerAt(channel, health, lookUp));
  const remarks: string[] = [];
  const offers = await findOffers(channel, feed, remarks);
  return { offers, slots: await freeSlots(channel, feed, remarks), remarks };
}

/** What no booking server, however wrong, answers to its first method: nothing, "no such method", or what isn't in its language. */
function isStranger({ outcome, form }: Answer): boolean {
  if (outcome === 'ok') return form.some(({ text }) => text === notJson);
  return outcome === 'no-answer' || outcome === 'other' || !isOffered({ outcome });
}

function strangerAt(channel: Channel, health: Answer, lookUp: Answer): string {
  return `there is no booking server:
  ${health.exchange.request} was answered by ${wordsOf(health)}
  ${lookUp.exchange.request} was answered by ${wordsOf(lookUp)}
${whatToCheck(channel)}`;
}

const longestWords = 200;

function wordsOf({ exchange: { status, received } }: Answer): string {
  const words = `${status} ${received}`.replace(/\s+/g, ' ').trim();
  return words.length <= longestWords ? words : `${words.slice(0, longestWords)}…`;
}

function whatToCheck({ transport }: Channel): string {
  return transport === 'HTTP'
    ? 'Check --target: /v3/HealthCheck is added to it. https:// is for servers with TLS; --ca FILE trusts a certificate of your own.'
    : 'Check --grpc: host:port without TLS, https://host:port with it; --ca FILE trusts a certificate of your own.';
}

async function findOffers(channel: Channel, feed: Feed, remarks: string[]) {
  const entries: [OptionalMethod, boolean][] = [];
  for (const method of optionalMethods) {
    const said = feed.methods[method];
    if (said !== undefined) entries.push([method, said]);
    else entries.push([method, isOffered(await channel.call(method, {}))]);
  }
  const names = (wanted: boolean): string =>
    entries
      .filter(([, isThere]) => isThere === wanted)
      .map(([method]) => method)
      .join(', ') || 'none';
  remarks.push(`optional methods offered: ${names(true)}; not offered: ${names(false)}`);
  return toRecord(entries);
}

/** An empty request is a wrong argument to a method that is there ([google] 4.2). */
function isOffered({ outcome }: Pick<Answer, 'outcome'>): boolean {
  return outcome !== 'not-offered' && outcome !== 'not-found' && outcome !== 'method-not-allowed';
}

function toRecord(entries: readonly (readonly [OptionalMethod, boolean])[]): Record<OptionalMethod, boolean> {
  const known = new Map(entries);
  const of = (method: OptionalMethod): boolean => known.get(method) ?? false;
  return {
    CheckAvailability: of('CheckAvailability'),
    CreateLease: of('CreateLease'),
    GetBookingStatus: of('GetBookingStatus'),
    ListBookings: of('ListBookings'),
    SetMarketingPreference: of('SetMarketingPreference'),
    CheckOrderFulfillability: of('CheckOrderFulfillability'),
    CreateOrder: of('CreateOrder'),
    ListOrders: of('ListOrders'),
  };
}

/** Few enough for any server, and enough to ask for a month in a handful of calls. */
const slotsPerQuestion = 50;

async function freeSlots(channel: Channel, feed: Feed, remarks: string[]): Promise<readonly FeedSlot[]> {
  const free: FeedSlot[] = [];
  for (let from = 0; from < feed.slots.length; from += slotsPerQuestion) {
    const asked = feed.slots.slice(from, from + slotsPerQuestion);
    const answer = await channel.call('BatchAvailabilityLookup', lookUpRequest(asked));
    if (answer.outcome !== 'ok') {
      remarks.push(`the feed could not be checked, a look-up answered ${answer.exchange.status}`);
      return feed.slots;
    }
    const open = new Set(
      listAt(answer.message, 'slot_time_availability')
        .filter((entry) => isObject(entry) && entry['available'] === true)
        .map((entry) => keyOf(objectAt(entry, 'slot_time'))),
    );
    free.push(...asked.filter((slot) => open.has(`${slot.serviceId} ${slot.startSec}`)));
  }
  if (free.length === feed.slots.length) return free;
  remarks.push(
    `${feed.slots.length - free.length} of the feed's ${feed.slots.length} slots are shown as taken; they are left alone`,
  );
  // With nothing left to try, what the feed says is tried all the same.
  return free.length === 0 ? feed.slots : free;
}

function keyOf(slotTime: unknown): string {
  return `${isObject(slotTime) ? slotTime['service_id'] : ''} ${numberAt(slotTime, 'start_sec')}`;
}
