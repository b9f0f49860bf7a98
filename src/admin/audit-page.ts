import type { RequestHandler } from 'express';
import type { AuditEntry, AuditPage, AuditQuery, BookingFacts } from '../core/audit-store.ts';
import type { Booking } from '../core/booking.ts';
import { type BookingId, bookingId, partnerId } from '../core/identifiers.ts';

/** Where the audit and the bookings that it tells of are read. */
export interface AuditSources {
  audit(query: AuditQuery): Promise<AuditPage>;
  booking(id: BookingId): Promise<Booking | null>;
}

const standardLimit = 100;
const highestLimit = 1000;

const known = ['booking', 'caller', 'from', 'to', 'before', 'limit'] as const;
type Parameter = (typeof known)[number];

/**
 * `GET /admin/audit`: who did what to which booking, the newest first. Parameters, all optional: `booking`, `caller`, `from` (inclusive)
 * and `to` (exclusive) as ISO 8601 with an offset, `limit` from 1 to 1000, and `before`, the `next` of the page before.
 */
export function auditPage(sources: AuditSources): RequestHandler {
  return async (request, response) => {
    const query = queryOf(request.query);
    if ('problem' in query) {
      const { problem: message, field } = query;
      response.status(400).json({ error: { code: 'invalid_argument', message, field } });
      return;
    }
    const { entries, next } = await sources.audit(query);
    const visitors = await visitorsOf(entries, sources);
    response.json({ entries: entries.map((entry) => viewOf(entry, visitors)), next });
  };
}

interface Wrong {
  readonly field: string;
  readonly problem: string;
}

function queryOf(given: Readonly<Record<string, unknown>>): AuditQuery | Wrong {
  const stranger = Object.keys(given).find((name) => !known.some((one) => one === name));
  if (stranger !== undefined) return wrong(stranger, `is not known here; there are ${known.join(', ')}`);
  const twice = known.find((name) => given[name] !== undefined && typeof given[name] !== 'string');
  if (twice !== undefined) return wrong(twice, 'is given twice');
  const text = (name: Parameter): string | null => (typeof given[name] === 'string' ? given[name] : null);
  const [from, to, before, limit] = [text('from'), text('to'), text('before'), text('limit')];
  const times = { from: timeOf(from), to: timeOf(to) };
  for (const name of ['from', 'to'] as const)
    if (Number.isNaN(times[name])) return wrong(name, 'must be a time as 2027-03-01T09:00:00Z');
  const [beforeId, count] = [numberOf(before), numberOf(limit) ?? standardLimit];
  if (Number.isNaN(beforeId)) return wrong('before', 'must be the next of another page');
  if (!(count >= 1 && count <= highestLimit))
    return wrong('limit', `must be a whole number from 1 to ${highestLimit}`);
  const [booking, caller] = [text('booking'), text('caller')];
  return {
    bookingId: booking === null ? null : bookingId(booking),
    caller: caller === null ? null : partnerId(caller),
    fromMs: times.from,
    toMs: times.to,
    beforeId,
    limit: count,
  };
}

function wrong(field: string, problem: string): Wrong {
  return { field, problem: `${field} ${problem}` };
}

/** NaN for what is no time. */
function timeOf(text: string | null): number | null {
  if (text === null) return null;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
}

/** NaN for what is no whole number. */
function numberOf(text: string | null): number | null {
  if (text === null) return null;
  return /^[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

type Visitors = ReadonlyMap<BookingId, string | null>;

/** One look at each booking, however many entries tell of it. */
async function visitorsOf(entries: readonly AuditEntry[], { booking }: AuditSources): Promise<Visitors> {
  const ids = [...new Set(entries.flatMap(({ bookingId: id }) => (id === null ? [] : [id])))];
  const visitors = new Map<BookingId, string | null>();
  for (const id of ids) visitors.set(id, masked(await booking(id)));
  return visitors;
}

/** Enough to tell a few people apart, too little to know one: `M. E., …07`. null once it is erased, or where only the clinic knows. */
function masked(booking: Booking | null): string | null {
  const person = booking?.person ?? null;
  if (person === null) return null;
  const initials = [person.givenName, person.familyName].flatMap((name) => [...name].slice(0, 1));
  return `${initials.map((letter) => `${letter}.`).join(' ')}, …${person.phone.phoneNumber.slice(-2)}`;
}

function viewOf(entry: AuditEntry, visitors: Visitors) {
  return {
    id: entry.id,
    at: new Date(entry.atMs).toISOString(),
    actor: entry.actor,
    caller: entry.caller,
    action: entry.action,
    booking: entry.bookingId,
    visitor: entry.bookingId === null ? null : (visitors.get(entry.bookingId) ?? null),
    merchant: entry.merchantId,
    operation: entry.operationId,
    before: factsView(entry.before),
    after: factsView(entry.after),
    detail: entry.detail,
  };
}

function factsView(facts: BookingFacts | null) {
  if (facts === null) return null;
  const { status, startSec, endSec, calendar, zone } = facts;
  const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
  return { status, start: iso(startSec), end: iso(endSec), calendar, zone };
}
