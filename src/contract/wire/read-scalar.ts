import type protobuf from 'protobufjs';
import { kindOf, WireError } from './wire-error.ts';

/** Turns one given value into the value of the message. Throws {@link WireError} without a path. */
export type ReadScalar = (value: unknown, limits: TextLimits) => string | number | boolean;

interface TextLimits {
  readonly encoded?: Buffer;
}

/** What protobuf readers put where bytes weren't UTF-8. */
const replacement = '\ufffd';

const INT32_MIN = -(2 ** 31);
const INT32_MAX = 2 ** 31 - 1;
const DECIMAL = /^-?[0-9]{1,20}$/;
/** So many digits are a safe integer whatever they are. */
const SAFE_DIGITS = 15;
const ZERO = 48;

/**
 * Readers by the proto's scalar type; only those that the contract uses. An int64 is refused beyond 2^53-1, where a
 * JavaScript number no longer tells neighbours apart: a rounded value is always out there too.
 */
export const scalarReaders: ReadonlyMap<string, ReadScalar> = new Map<string, ReadScalar>([
  ['string', readString],
  ['bool', readBool],
  ['int32', integerReader(INT32_MIN, INT32_MAX)],
  ['int64', integerReader(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)],
  ['double', readDouble],
]);

/** Reads an enum value by name or known number and gives its name. */
export function enumReader(type: protobuf.Enum): ReadScalar {
  const names = new Map<unknown, string>();
  for (const [name, number] of Object.entries(type.values)) {
    names.set(name, name);
    if (!names.has(number)) names.set(number, name);
  }
  return (value) => {
    const name = names.get(value);
    if (name === undefined) throw new WireError(unknownEnumValue(type.name, value));
    return name;
  };
}

function unknownEnumValue(enumName: string, value: unknown): string {
  if (typeof value === 'number') return `expected a value of ${enumName}, got an unknown number`;
  if (typeof value !== 'string') return `expected the name of a value of ${enumName}, got ${kindOf(value)}`;
  return `expected a value of ${enumName}, got an unknown name`;
}

/**
 * A replacement that the caller sent itself stands in the bytes as it stands in the text; one that the reader put there does not.
 * @throws {WireError} without a field
 */
export function refuseDamaged(text: string, { encoded }: TextLimits): void {
  if (encoded !== undefined && text.includes(replacement) && !encoded.includes(text))
    throw new WireError('must be valid UTF-8');
}

function readString(value: unknown, limits: TextLimits): string {
  if (typeof value !== 'string') throw new WireError(`expected a string, got ${kindOf(value)}`);
  if (!value.isWellFormed())
    throw new WireError('expected well-formed Unicode, got half of a surrogate pair');
  refuseDamaged(value, limits);
  return value;
}

function readBool(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new WireError(`expected true or false, got ${kindOf(value)}`);
  return value;
}

function integerReader(min: number, max: number): ReadScalar {
  return (value) => {
    const integer = integerOf(value);
    if (integer < min || integer > max) throw new WireError(`expected an integer from ${min} to ${max}`);
    return integer;
  };
}

function readDouble(value: unknown): number {
  if (typeof value !== 'number') throw new WireError(`expected a number, got ${kindOf(value)}`);
  if (!Number.isFinite(value)) throw new WireError('expected a finite number');
  return value;
}

function integerOf(value: unknown): number {
  if (typeof value === 'number') {
    // Adding 0 turns -0, which no integer of the wire can be, into 0.
    if (Number.isInteger(value)) return value + 0;
    throw new WireError('expected an integer, got a number that is none');
  }
  if (typeof value !== 'string')
    throw new WireError(`expected an integer as a number or decimal string, got ${kindOf(value)}`);
  const digits = digitsOf(value);
  if (digits >= 0) return digits;
  if (!DECIMAL.test(value))
    throw new WireError('expected an integer as a number or decimal string, got another string');
  return Number(value) + 0;
}

/** What nearly all integers are: a few digits, read in one go. -1 for everything else, which isn't judged here. */
function digitsOf(text: string): number {
  if (text.length === 0 || text.length > SAFE_DIGITS) return -1;
  let integer = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    integer = integer * 10 + digit;
  }
  return integer;
}
