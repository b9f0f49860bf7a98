import type { Booking } from '../core/booking.ts';
import type { HouseTerms, Intent, Operation } from '../core/operation.ts';

/** Keeps personal data from whoever gets hold of the store; a vault is one. */
export interface Sealer {
  /** @param place where it is kept, the same whenever it is opened */
  seal(text: string, place: string): string;
  open(sealed: string, place: string): string;
  /** Id of the key that a text was sealed with; null: it is plain. */
  keyOf(text: string): string | null;
  /** Id of the key that is written with. */
  readonly current: string;
  /** The same for the same text, and of no use to anybody without the key. */
  keyedHash(text: string): string;
}

/** Every column that is sealed, with the column that names its row. `''` and NULL hold nothing (any more). */
export const sealedColumns = [
  { table: 'bookings', id: 'id', column: 'person' },
  { table: 'bookings', id: 'id', column: 'note' },
  { table: 'bookings', id: 'id', column: 'echo' },
  // Terms are a caller's words; troubles quote what clinics answer.
  { table: 'operations', id: 'id', column: 'terms' },
  { table: 'operations', id: 'id', column: 'trouble' },
  { table: 'image_registrations', id: 'id', column: 'trouble' },
] as const;
export type SealedColumn = (typeof sealedColumns)[number];

/** What a sealed value is tied to. */
export function placeOf({ table, column }: SealedColumn, id: string): string {
  return `${table}.${column}/${id}`;
}

const [personColumn, noteColumn, echoColumn, termsColumn, troubleColumn, imageTroubleColumn] = sealedColumns;

/** What the columns hold of a booking's personal data: all of it in the first, since each sealing costs as much as several statements. */
export interface SealedBooking {
  readonly person: string;
  readonly note: string | null;
  readonly echo: string;
}

type PersonalData = Pick<Booking, 'person' | 'note' | 'echo'>;

export function sealBooking({ id, person, note, echo }: Booking, sealer: Sealer): SealedBooking {
  const all: PersonalData = { person, note, echo };
  return { person: sealer.seal(JSON.stringify(all), placeOf(personColumn, id)), note: null, echo: '' };
}

/** The reverse of {@link sealBooking}; of what was erased nothing is left. */
export function openBooking(id: string, sealed: SealedBooking, sealer: Sealer): PersonalData {
  if (sealed.person === '') return { person: null, note: null, echo: '' };
  const opened = JSON.parse(sealer.open(sealed.person, placeOf(personColumn, id)));
  return sealed.echo === '' ? opened : { person: opened, ...openApart(id, sealed, sealer) };
}

/** Note and echo of a booking that was kept when each had its own column. */
function openApart(
  id: string,
  { note, echo }: SealedBooking,
  sealer: Sealer,
): Pick<PersonalData, 'note' | 'echo'> {
  return {
    note: note === null ? null : sealer.open(note, placeOf(noteColumn, id)),
    echo: sealer.open(echo, placeOf(echoColumn, id)),
  };
}

/** What is kept of an operation's personal data. */
export interface SealedOperation {
  readonly terms: string | null;
  readonly trouble: string | null;
}

export function sealOperation({ id, intent, trouble }: Operation, sealer: Sealer): SealedOperation {
  const terms = intent.kind === 'cancel' ? undefined : intent.terms;
  return {
    terms: terms === undefined ? null : sealer.seal(JSON.stringify(terms), placeOf(termsColumn, id)),
    trouble: sealTrouble(id, trouble, sealer),
  };
}

export function sealTrouble(id: string, trouble: string | null, sealer: Sealer): string | null {
  return trouble === null ? null : sealer.seal(trouble, placeOf(troubleColumn, id));
}

/** The reverse of {@link sealOperation}. */
export function openOperation(
  id: string,
  { terms, trouble }: SealedOperation,
  sealer: Sealer,
): { readonly terms: HouseTerms | null; readonly trouble: string | null } {
  const isThere = (value: string | null): value is string => value !== null && value !== '';
  return {
    terms: isThere(terms) ? (JSON.parse(sealer.open(terms, placeOf(termsColumn, id))) as HouseTerms) : null,
    trouble: isThere(trouble) ? sealer.open(trouble, placeOf(troubleColumn, id)) : null,
  };
}

/** The intent with these terms instead of its own; they are kept apart from it. */
export function withTerms(intent: Intent, terms: HouseTerms | null): Intent {
  if (intent.kind === 'cancel') return intent;
  const { terms: _own, ...bare } = intent;
  return terms === null ? bare : { ...bare, terms };
}

export function sealImageTrouble(id: string, trouble: string | null, sealer: Sealer): string | null {
  return trouble === null ? null : sealer.seal(trouble, placeOf(imageTroubleColumn, id));
}

export function openImageTrouble(id: string, trouble: string | null, sealer: Sealer): string | null {
  return trouble === null || trouble === '' ? null : sealer.open(trouble, placeOf(imageTroubleColumn, id));
}

/** A value and what it is to be replaced by, unless somebody else has replaced it meanwhile. */
export interface Resealing {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** What becomes of a column's values: those that are plain or under another key are sealed with the current one. */
export function resealed(
  column: SealedColumn,
  values: readonly { readonly id: string; readonly value: string }[],
  sealer: Sealer,
): readonly Resealing[] {
  return values.flatMap(({ id, value }) => {
    const key = sealer.keyOf(value);
    if (value === '' || key === sealer.current) return [];
    const place = placeOf(column, id);
    const plain = key === null ? value : sealer.open(value, place);
    return [{ id, from: value, to: sealer.seal(plain, place) }];
  });
}
