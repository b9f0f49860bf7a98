import { type Booking, markerOf } from '../../src/core/booking.ts';
import { bookingId, type MerchantId } from '../../src/core/identifiers.ts';
import type { VisitPlace } from '../../src/core/opening.ts';
import { personKeyOf, personKeyOfVisitor } from '../../src/core/person-key.ts';
import type { AnyClinic } from './any-clinic.ts';
import { imagesInDoubt } from './image-check.ts';
import type { Scene } from './promise-check.ts';
import { merchantIdAt, partner } from './setting.ts';
import type { SimDisk } from './sim-disk.ts';
import { isLive, overlaps, partsOf, type SimReservation } from './sim-reservation.ts';

/** Sentence 6, after things have calmed down: what disagrees between record and clinics, or is left lying about. */
export function disagreements(scene: Scene, disk: SimDisk): readonly string[] {
  const { plan, clinics, aggregator } = scene;
  const record = new RecordAfterCalm(disk);
  const found: string[] = [];
  const merchants = clinics.map((_clinic, number) => merchantIdAt(number));
  for (const booking of record.bookings) {
    const clinic = clinics[merchants.indexOf(booking.merchantId)];
    if (clinic !== undefined) found.push(...agrees(booking, clinic, record));
  }
  for (const clinic of clinics) found.push(...unwanted(clinic, record));
  for (const { token, clinic } of aggregator.wishes.values()) {
    const own = clinics[clinic]?.reservations.filter((one) => one.token === token) ?? [];
    const live = own.filter(isLive);
    // What lost its marker before the adapter knew its id can't be told from a stranger's, and what isn't listed can't be seen.
    if (live.length > 1 && clinics[clinic]?.listsLive && own.every(({ marker }) => marker !== ''))
      found.push(`${token} has ${live.length} live reservations in the end`);
  }
  found.push(...record.leftOpen(clinics), ...record.leftovers(), ...imagesInDoubt(scene, disk));
  found.push(
    ...againstRules(
      record,
      clinics.flatMap(({ reservations }) => reservations),
      plan.rules.bookingsPerUser,
    ),
  );
  for (const [number, clinic] of clinics.entries())
    found.push(...record.wrongLinks(clinic, merchantIdAt(number)));
  return found;
}

/** The store's tables once nothing is under way any more. */
class RecordAfterCalm {
  readonly bookings: readonly Booking[];
  /** Bookings whose operation is listed for a person. */
  readonly listed: ReadonlySet<string>;
  /** Bookings that can't be changed, because their reservation's id isn't known. */
  readonly untraced: ReadonlySet<string>;
  readonly #disk: SimDisk;

  constructor(disk: SimDisk) {
    this.#disk = disk;
    this.bookings = allBookings(disk);
    this.listed = new Set(disk.steps.unresolved(100).map((operation) => String(operation.bookingId)));
    this.untraced = new Set(disk.steps.untraced(Number.MAX_SAFE_INTEGER, 0, 100).map(({ id }) => String(id)));
  }

  leftOpen(clinics: readonly AnyClinic[]): readonly string[] {
    const open = this.#disk.rows(
      `SELECT id, booking, state FROM operations WHERE state IN ('sent', 'unknown')`,
    );
    const found = open.map(({ id, state }) => `operation ${id} is still ${state} after calm`);
    // Nobody has to be asked about what a complete history shows, unless the staff have overwritten a memo.
    const sure = clinics.every(
      ({ listsLive, reservations }) =>
        listsLive && reservations.every(({ marker, token }) => marker !== '' || token === ''),
    );
    if (sure && this.listed.size > 0) found.push(`listed for a person: ${[...this.listed].join(', ')}`);
    return found;
  }

  leftovers(): readonly string[] {
    const found: string[] = [];
    const listed = (booking: unknown): boolean => this.listed.has(String(booking));
    const claims = this.#disk.rows(
      'SELECT DISTINCT operations.booking FROM claims JOIN operations ON operations.id = claims.operation WHERE settled IS NULL',
    );
    for (const { booking } of claims)
      if (!listed(booking)) found.push(`booking ${booking} still holds a claimed place`);
    const orphans = this.#disk.rows(
      'SELECT operation FROM claims WHERE operation NOT IN (SELECT id FROM operations)',
    );
    const leases = this.#disk.rows(
      `SELECT leases.id, leases.state, operations.booking FROM leases LEFT JOIN operations ON operations.id = leases.operation
        WHERE leases.state NOT IN ('used', 'over')`,
    );
    // The longest lease is over soon, and nobody has to do anything for it.
    for (const { id, state, booking } of leases)
      if (state !== 'in-use' || !listed(booking)) found.push(`lease ${id} is still ${state}`);
    for (const { operation } of orphans) found.push(`a claim of nobody: ${operation}`);
    const held = this.#disk.rows(
      'SELECT id FROM bookings WHERE open_operation IS NOT NULL OR target_start_sec IS NOT NULL',
    );
    for (const { id } of held) if (!listed(id)) found.push(`booking ${id} is still being changed`);
    const tokens = this.#disk.rows(
      'SELECT tokens.token, tokens.state, bookings.id, bookings.status FROM tokens LEFT JOIN bookings ON bookings.id = tokens.booking',
    );
    for (const { token, state, id, status } of tokens) {
      const fits = id !== null && state === tokenStateOf(String(status)) && (state !== 'open' || listed(id));
      if (!fits) found.push(`token ${token} is ${state}, its booking ${id} is ${status}`);
    }
    const tokenless = this.#disk.rows(
      // What was made in the clinic and put on record when the house changed it never had one.
      `SELECT id FROM bookings WHERE id NOT IN (SELECT booking FROM tokens) AND token NOT LIKE 'schedule %'`,
    );
    for (const { id } of tokenless) found.push(`booking ${id} has lost its token`);
    return found;
  }

  /** A person's link to a visitor who is somebody else. One to a visitor who is gone is found out when it is used. */
  wrongLinks(clinic: AnyClinic, merchant: MerchantId): readonly string[] {
    const links = this.#disk.rows(
      'SELECT person_key, visitor_id FROM visitor_links WHERE merchant = ?',
      merchant,
    );
    return links.flatMap((link) => {
      const person = clinic.visitor(String(link['visitor_id']));
      const visitorId = String(link['visitor_id']);
      const keys = person === null ? [] : [personKeyOf(merchant, person, plainly)];
      // Whom the house booked for is known by the clinic's id alone.
      const known: readonly unknown[] = [...keys, personKeyOfVisitor(merchant, visitorId, plainly)];
      if (person === null || known.includes(link['person_key'])) return [];
      return [`a person is linked to somebody else's visitor ${link['visitor_id']}`];
    });
  }
}

/** A command without a key has a token that nobody knows. */
function isOf(booking: Booking, { token, marker }: SimReservation): boolean {
  return booking.token === token || markerOf(booking.id) === marker;
}

const plainly = (text: string): string => text;

/** Every booking in the store, whatever became of it. */
export function allBookings(disk: SimDisk): readonly Booking[] {
  const rows = disk.rows('SELECT id FROM bookings');
  return rows.flatMap(({ id }) => disk.steps.booking(bookingId(String(id))) ?? []);
}

function tokenStateOf(status: string): string {
  if (status === 'pending') return 'open';
  return status === 'abandoned' ? 'given-up' : 'booked';
}

function agrees(booking: Booking, clinic: AnyClinic, record: RecordAfterCalm): readonly string[] {
  if (record.listed.has(booking.id)) return [];
  const own = clinic.reservations.filter((one) => isOf(booking, one));
  // A move that was lost may have given it another id: without its marker it can't be told from a stranger's then.
  const { scheduleId } = booking.reference;
  if (scheduleId !== null && own.some((one) => one.marker === '' && one.scheduleId !== scheduleId)) return [];
  if (isOutOfSight(booking, own, clinic))
    return booking.status !== 'confirmed' ||
      booking.reference.scheduleId !== null ||
      record.untraced.has(booking.id)
      ? []
      : [`booking ${booking.id} can't be seen, and isn't listed`];
  const live = own.filter(isLive);
  const [there] = live;
  const name = `booking ${booking.id} of ${booking.token}`;
  if (live.length > 1) return clinic.listsLive ? [`${name} has ${live.length} live reservations`] : [];
  if (there === undefined)
    return isUp(booking) ? [`${name} is ${booking.status}, the clinic doesn't have it live`] : [];
  if (!isUp(booking)) return [`${name} is ${booking.status}, the clinic has it ${there.status}`];
  if (there.startSec !== booking.startSec || there.endSec !== booking.endSec)
    return [`${name} is at ${booking.startSec} in the record, at ${there.startSec} in the clinic`];
  if (clinic.showsPlaces && zonesOf(booking.place) !== zonesOf(placeOf(there)))
    return [
      `${name} is in ${zonesOf(booking.place)} in the record, in ${zonesOf(placeOf(there))} in the clinic`,
    ];
  const status = there.status === 'reserved' ? 'confirmed' : there.status;
  if (status !== booking.status)
    return [`${name} is ${booking.status} in the record, ${there.status} in the clinic`];
  return [];
}

function zonesOf({ more = [], ...first }: VisitPlace): string {
  return [first, ...more].map(({ calendar, zone }) => `${calendar}/${zone}`).join(', ');
}

function placeOf(reservation: SimReservation): VisitPlace {
  const { calendar, zone } = reservation;
  return { calendar, zone, more: partsOf(reservation).slice(1) };
}

/** Bookings that the record itself should have refused. What the staff moved may lie anywhere. */
function againstRules(
  { bookings }: RecordAfterCalm,
  reservations: readonly SimReservation[],
  perUser: number | null,
): readonly string[] {
  const left = reservations.filter(({ staffMs }) => staffMs !== null);
  const own = bookings.filter((booking) => isUp(booking) && !left.some((one) => isOf(booking, one)));
  // The house may book for a visitor as often as it likes.
  const partners = own.filter(({ partnerId }) => partnerId === partner);
  const found: string[] = [];
  for (const [at, one] of own.entries()) {
    const sameUser = partners.filter(
      (other) => other.userId === one.userId && other.merchantId === one.merchantId,
    );
    if (perUser !== null && sameUser.length > perUser)
      found.push(`${one.userId} has ${sameUser.length} bookings, ${perUser} are allowed`);
    const twin = own.find(
      (other, place) => place > at && other.personKey === one.personKey && overlaps(other, one),
    );
    if (twin !== undefined) found.push(`${one.token} and ${twin.token} of one person overlap`);
  }
  return found;
}

/** Nothing that the staff do can be seen of a reservation whose id the clinic doesn't give away by any query. */
function isOutOfSight(
  booking: Booking,
  own: readonly SimReservation[],
  { listsLive, listsEnded }: AnyClinic,
): boolean {
  const { scheduleId } = booking.reference;
  if (scheduleId !== null) return false;
  if (!listsLive) return true;
  if (own.some(({ marker }) => marker === '')) return true;
  return !listsEnded && own.some((reservation) => !isLive(reservation));
}

/** Reservations of ours that no booking wants. */
function unwanted(clinic: AnyClinic, record: RecordAfterCalm): readonly string[] {
  return clinic.reservations.flatMap((reservation) => {
    const { token, scheduleId, marker } = reservation;
    // Without its marker nobody can tell that it is ours; in a clinic that doesn't list it nobody can see it.
    if (!isLive(reservation) || token === '' || marker === '' || !clinic.listsLive) return [];
    const booking = record.bookings.find((known) => isOf(known, reservation));
    if (booking !== undefined && (isUp(booking) || record.listed.has(booking.id))) return [];
    return [`${scheduleId} of ${token} is live and no booking wants it`];
  });
}

export function isUp({ status }: Booking): boolean {
  return status === 'confirmed' || status === 'in-progress' || status === 'completed';
}
