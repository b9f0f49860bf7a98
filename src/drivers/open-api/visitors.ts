import type { Answer, CallLimits } from '../../core/clinic-driver.ts';
import type { Person, Phone } from '../../core/person.ts';
import { dataList, isObject, unreadable } from './answers.ts';
import type { ClinicCalls } from './clinic-calls.ts';
import type { OpenApiSettings } from './settings.ts';

type NameFormat = OpenApiSettings['visitorName'];

/** A visitor as far as telling persons apart needs. */
interface Visitor {
  readonly id: string;
  readonly name: string;
  readonly phone: Phone | null;
}

const pageLength = 50;

/**
 * A page shorter than this is the last one. The largest `limit` isn't documented ([clinic] 13), so a page shorter than asked for
 * proves nothing by itself; but no server gives fewer than this at a time.
 */
const shortPage = 10;

/** People who share a phone number or a name fill no more pages than this; a clinic that gives more doesn't search at all. */
const maxPages = 20;

/** The person's name as the clinic writes it. */
export function visitorName(person: Person, format: NameFormat): string {
  const given = person.givenName.trim();
  const family = person.familyName.trim();
  const names = format === 'given family' ? [given, family] : [family, given];
  return names.filter((name) => name !== '').join(format === 'family-given' ? '' : ' ');
}

/** Visitors with the person's phone number, each list in order of id. */
export interface FoundVisitors {
  /** Those who have the person's name, too. */
  readonly exact: readonly string[];
  /** All of them: a clinic that matches by phone alone may have put the person under another name ([clinic] 6.3). */
  readonly samePhone: readonly string[];
}

/**
 * The visitors with the person's phone number. Whether the clinic's own search is exact isn't documented ([clinic] 13), so it is
 * asked by one field alone, and the answer is compared here. Asked by name, it also finds numbers that staff typed otherwise.
 */
export async function findVisitors(
  calls: ClinicCalls,
  person: Person,
  by: 'phone' | 'name',
  format: NameFormat,
  limits: CallLimits,
): Promise<Answer<FoundVisitors>> {
  const name = visitorName(person, format);
  const visitors = await readAll(
    calls,
    by === 'phone' ? { phone: person.phone } : { partOfVisitorName: name },
    limits,
  );
  if (visitors.kind === 'trouble') return visitors;
  const samePhone = visitors.value.filter((visitor) => isSamePhone(visitor.phone, person.phone));
  const exact = samePhone.filter((visitor) => normalised(visitor.name) === normalised(name));
  return { kind: 'ok', value: { exact: sortedIds(exact), samePhone: sortedIds(samePhone) } };
}

async function readAll(
  calls: ClinicCalls,
  condition: Readonly<Record<string, unknown>>,
  limits: CallLimits,
): Promise<Answer<readonly Visitor[]>> {
  const all = new Map<string, Visitor>();
  for (let page = 0; page < maxPages; page += 1) {
    const visitors = await readPage(calls, { ...condition, offset: all.size, limit: pageLength }, limits);
    if (visitors.kind === 'trouble') return visitors;
    const before = all.size;
    for (const visitor of visitors.value) all.set(visitor.id, visitor);
    // A page with nothing new: the server gives the same page again and again.
    const isLast = visitors.value.length < shortPage || all.size === before;
    if (isLast) return { kind: 'ok', value: [...all.values()] };
  }
  return unreadable('search-visitors', 'more visitors than a search by phone or name can have');
}

/** Ids of the clinic begin with their time of creation ([clinic] 5), so the first one is the oldest chart. */
function sortedIds(visitors: readonly Visitor[]): readonly string[] {
  return visitors.map((visitor) => visitor.id).sort();
}

/**
 * Whether the clinic's search by phone finds a visitor who is known to be there: any one, searched by the phone that the clinic
 * itself shows. Without visitors there is nothing to try it on, and the answer is no.
 */
export async function searchFindsByPhone(calls: ClinicCalls, limits: CallLimits): Promise<boolean> {
  const some = await readPage(calls, { offset: 0, limit: shortPage }, limits);
  if (some.kind === 'trouble') return false;
  const known = some.value.find((visitor) => visitor.phone !== null);
  if (known === undefined) return false;
  const again = await readPage(calls, { offset: 0, limit: pageLength, phone: known.phone }, limits);
  return again.kind === 'ok' && again.value.some((visitor) => visitor.id === known.id);
}

async function readPage(
  calls: ClinicCalls,
  query: Readonly<Record<string, unknown>>,
  limits: CallLimits,
): Promise<Answer<readonly Visitor[]>> {
  const data = dataList('search-visitors', await calls.read('search-visitors', query, limits));
  if (data.kind === 'trouble') return data;
  const visitors: Visitor[] = [];
  for (const element of data.value) {
    const { id, name, phoneNumber } = isObject(element) ? element : {};
    if (typeof id !== 'string' || id === '') return unreadable('search-visitors', 'a visitor has no id');
    visitors.push({
      id,
      name: typeof name === 'string' ? name : '',
      phone: readPhone(phoneNumber),
    });
  }
  return { kind: 'ok', value: visitors };
}

function readPhone(value: unknown): Phone | null {
  if (!isObject(value)) return null;
  const { countryCode, phoneNumber } = value;
  if (typeof countryCode !== 'string' || typeof phoneNumber !== 'string') return null;
  return { countryCode, phoneNumber };
}

/** Staff write names with and without spaces, and in full-width letters. */
function normalised(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

/** Staff type numbers with hyphens and with the trunk prefix, `010-1234-5678` for `10 1234 5678`. */
function isSamePhone(one: Phone | null, other: Phone): boolean {
  if (one === null) return false;
  const digits = (text: string) => text.replace(/\D/g, '').replace(/^0+/, '');
  return (
    digits(one.countryCode) === digits(other.countryCode) &&
    digits(one.phoneNumber) === digits(other.phoneNumber)
  );
}
