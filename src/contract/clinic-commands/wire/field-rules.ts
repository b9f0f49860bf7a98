import type protobuf from 'protobufjs';

/** How a text has to look; the names are those of the protos' option. */
export type TextFormat = 'FORMAT_OBJECT_ID' | 'FORMAT_DATE_TIME' | 'FORMAT_UUID';

/** What the protos ask of a field besides its type. */
export interface FieldRules {
  readonly required: boolean;
  readonly format: TextFormat | null;
}

/** 24 hex digits: the vendor names the format and doesn't define it ([clinic] 5). */
const objectId = /^[0-9a-fA-F]{24}$/;

/** RFC 3339; an offset is required, since a time without one is another instant for every reader. */
const dateTime = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/;

const uuid = /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;

const fits: Readonly<Record<TextFormat, (text: string) => boolean>> = {
  FORMAT_OBJECT_ID: (text) => objectId.test(text),
  FORMAT_DATE_TIME: (text) => dateTime.test(text) && isOnTheCalendar(text),
  FORMAT_UUID: (text) => uuid.test(text),
};

/** Whether a text has a format. */
export function hasFormat(text: string, format: TextFormat): boolean {
  return fits[format](text);
}

/** Throws for an option that is no format, which is a mistake in the protos. */
export function rulesOf({ options, fullName }: protobuf.Field): FieldRules {
  const format: unknown = options?.['(clinic.rules.v1.format)'] ?? null;
  if (format !== null && !isFormat(format)) throw new Error(`${fullName} has an unknown format`);
  return { required: options?.['(clinic.rules.v1.required)'] === true, format };
}

function isFormat(name: unknown): name is TextFormat {
  return typeof name === 'string' && Object.hasOwn(fits, name);
}

/** The platform's reader takes 30 February for 2 March. */
function isOnTheCalendar(text: string): boolean {
  const [, day = ''] = /^\d{4}-\d{2}-(\d{2})/.exec(text) ?? [];
  const midnight = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(Date.parse(text)) && new Date(midnight).getUTCDate() === Number(day);
}

/** An id in the one spelling by which ids are compared: the vendor's are of hex digits, whose case says nothing. */
export function objectIdIn(text: string): string {
  return text.toLowerCase();
}
