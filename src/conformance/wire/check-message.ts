import protobuf from 'protobufjs';
import type { FormProblem, Json } from '../channel/channel.ts';

/** A message as read, with everything that isn't as documented. */
export interface CheckedMessage {
  /** int64 as numbers, enums by name; unknown keys and default values left out. */
  readonly message: Json;
  readonly problems: readonly FormProblem[];
}

/** Causes that the documentation names without a number ([google] 1.14), so that no proto can carry them. */
const namedOnly: Readonly<Record<string, readonly string[]>> = {
  '.ext.maps.booking.partner.v3.BookingFailure.Cause': [
    'UNSUPPORTED_NAME',
    'UNSUPPORTED_PHONE_NUMBER',
    'BANNED_USER',
  ],
};

type Report = (grade: FormProblem['grade'], text: string) => void;

/**
 * Reads the JSON of an answer by the documented forms ([google] 1.2, 4.5): snake_case keys, int64 as decimal string or number, int32 as
 * number, enums by name. Stricter than a client that wants to understand what it can.
 */
export function checkMessage(type: protobuf.Type, value: unknown): CheckedMessage {
  const problems: FormProblem[] = [];
  const message = readMessage(type, value, '', (grade, text) => problems.push({ grade, text }));
  return { message, problems };
}

function readMessage(type: protobuf.Type, value: unknown, path: string, report: Report): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report('must', `${path === '' ? 'the body' : path} must be an object`);
    return {};
  }
  const read: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    const field = Object.hasOwn(type.fields, key) ? type.fields[key] : undefined;
    if (field === undefined) {
      reportUnknown(type, key, at, report);
      continue;
    }
    const content = readField(field, member, at, report);
    if (content !== undefined && !isDefault(content)) read[key] = content;
  }
  checkOneofs(type, read, path, report);
  return read;
}

function reportUnknown(type: protobuf.Type, key: string, at: string, report: Report): void {
  const own = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (Object.hasOwn(type.fields, own)) report('must', `${at} must be called ${own}`);
  else report('should', `${at} is no documented key of ${type.name}`);
}

function readField(field: protobuf.Field, value: unknown, path: string, report: Report): unknown {
  field.resolve();
  // Printers of proto3 JSON may write null for what isn't set.
  if (value === null) return undefined;
  if (field instanceof protobuf.MapField) return readMap(field, value, path, report);
  if (!field.repeated) return readValue(field, value, path, report);
  if (!Array.isArray(value)) {
    report('must', `${path} must be an array`);
    return undefined;
  }
  return value.map((entry, index) => readValue(field, entry, `${path}[${index}]`, report));
}

function readMap(field: protobuf.MapField, value: unknown, path: string, report: Report): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report('must', `${path} must be an object`);
    return undefined;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, readValue(field, entry, `${path}.${key}`, report)]),
  );
}

function readValue(
  field: Pick<protobuf.Field, 'resolvedType' | 'type'>,
  value: unknown,
  path: string,
  report: Report,
): unknown {
  const { resolvedType } = field;
  if (resolvedType instanceof protobuf.Type) return readMessage(resolvedType, value, path, report);
  if (resolvedType instanceof protobuf.Enum) return readEnum(resolvedType, value, path, report);
  switch (field.type) {
    case 'int64':
      return readInt64(value, path, report);
    case 'int32':
      if (typeof value === 'number' && Number.isInteger(value)) return value;
      break;
    case 'bool':
      if (typeof value === 'boolean') return value;
      break;
    default:
      if (typeof value === 'string') return value;
  }
  report('must', `${path} must be a ${expectations[field.type] ?? field.type}`);
  return undefined;
}

const expectations: Readonly<Record<string, string>> = { int32: 'number without fraction', bool: 'boolean' };

function readInt64(value: unknown, path: string, report: Report): number | undefined {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  if (typeof value === 'string' && /^-?\d{1,19}$/.test(value)) return Number(value);
  report('must', `${path} must be a whole number, as a decimal string or a number`);
  return undefined;
}

function readEnum(type: protobuf.Enum, value: unknown, path: string, report: Report): string | undefined {
  const isNamed = typeof value === 'string' && Object.hasOwn(type.values, value);
  if (typeof value === 'string' && (isNamed || namedOnly[type.fullName]?.includes(value))) return value;
  report('must', `${path} must be the name of a documented ${type.name}, not ${JSON.stringify(value)}`);
  return typeof value === 'number' ? type.valuesById[value] : undefined;
}

function checkOneofs(type: protobuf.Type, read: Json, path: string, report: Report): void {
  for (const { name, fieldsArray } of type.oneofsArray) {
    const set = fieldsArray.map((field) => field.name).filter((key) => Object.hasOwn(read, key));
    if (set.length < 2) continue;
    report('must', `${path === '' ? type.name : path} must hold one ${name} only, not ${set.join(' and ')}`);
  }
}

/** What proto3 can't tell from absent; enums' first values say that nothing is said. */
function isDefault(value: unknown): boolean {
  return value === 0 || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}
