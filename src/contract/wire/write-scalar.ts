import type protobuf from 'protobufjs';

/** Gives the JSON of one value. Throws TypeError for a value of another type, which is a fault of this program. */
export type WriteValue = (value: unknown) => string;

/** Strings that are their own JSON between quotes; most are ids and tags, and this is faster than the general way. */
const PLAIN = /^[ !#-[\]-~]{0,64}$/;

/** Writers by the proto's scalar type; only those that the contract uses. `field` is for the error message. */
export const scalarWriters: ReadonlyMap<string, (field: string) => WriteValue> = new Map([
  ['string', stringWriter],
  ['bool', boolWriter],
  ['int32', (field: string) => integerWriter(field, '')],
  ['int64', (field: string) => integerWriter(field, '"')],
  ['double', doubleWriter],
]);

/** Writes an enum value, given by name, as that name. */
export function enumWriter(field: string, type: protobuf.Enum): WriteValue {
  const quoted = new Map<unknown, string>(Object.keys(type.values).map((name) => [name, `"${name}"`]));
  return (value) => {
    const json = quoted.get(value);
    if (json === undefined) throw new TypeError(`${field} is not a value of ${type.name}`);
    return json;
  };
}

function stringWriter(field: string): WriteValue {
  return (value) => {
    if (typeof value !== 'string') throw new TypeError(`${field} is not a string`);
    return PLAIN.test(value) ? `"${value}"` : JSON.stringify(value);
  };
}

function boolWriter(field: string): WriteValue {
  return (value) => {
    if (typeof value !== 'boolean') throw new TypeError(`${field} is not a boolean`);
    return value ? 'true' : 'false';
  };
}

function integerWriter(field: string, quote: '"' | ''): WriteValue {
  return (value) => {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${field} is not a safe integer`);
    return `${quote}${value}${quote}`;
  };
}

function doubleWriter(field: string): WriteValue {
  return (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new TypeError(`${field} is not a finite number`);
    return String(value);
  };
}
