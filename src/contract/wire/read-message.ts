import protobuf from 'protobufjs';
import { camelCase, indistinctDefault, isPlainObject, type PlainObject } from './field-facts.ts';
import { type MessageName, messageType, type WireMessages } from './protos.ts';
import { enumReader, refuseDamaged, scalarReaders } from './read-scalar.ts';
import { errorWithin, kindOf, WireError } from './wire-error.ts';

/** Limits of one message. */
export interface ReadLimits {
  /** Most entries of any one repeated field or map. */
  readonly maxEntries: number;
  /** The bytes that a message was deserialised from, where the reader of them let damaged text pass. */
  readonly encoded?: Buffer;
}

/** Generous beside what partners send in one call; keeps the work for one request small. */
export const DEFAULT_READ_LIMITS: ReadLimits = { maxEntries: 1000 };

/** No message of the contract nests deeper than a tenth of this; unknown fields may. */
const MAX_DEPTH = 64;

type Read = (value: unknown, limits: ReadLimits, depth: number) => unknown;

interface FieldPlan {
  readonly name: string;
  readonly read: Read;
  /** Left out of the result like an absent field, as proto3 doesn't tell the two apart; undefined where it does. */
  readonly dropped: string | number | boolean | undefined;
}

interface MessagePlan {
  /** By snake_case and camelCase key. */
  readonly byKey: Map<string, FieldPlan>;
  readonly oneofs: readonly (readonly string[])[];
}

const readers = new Map<string, Read>();

/**
 * Checks a plain value against a message of the contract and copies it into the one shape that the contract knows:
 * snake_case keys, integers as numbers, enums by name. Absent fields, null, empty lists and default values (outside a
 * oneof) are missing keys, whichever transport they came by. Takes parsed JSON as well as a message that gRPC deserialised;
 * keys may be snake_case or camelCase, unknown ones are ignored ([google] 4.5).
 *
 * Maps come without a prototype, so that any key in them is harmless.
 *
 * @throws WireError naming the field, for anything that doesn't fit
 */
export function readMessage<Name extends MessageName>(
  name: Name,
  value: unknown,
  limits: ReadLimits = DEFAULT_READ_LIMITS,
): WireMessages[Name] {
  const read = readers.get(name) ?? registerReader(name);
  return read(value, limits, 1) as WireMessages[Name];
}

/**
 * As {@link readMessage}, for a message of any of the protos. Its keys are spelled as its reflection spells the fields.
 * @throws WireError naming the field, for anything that doesn't fit
 */
export function readAs(
  type: protobuf.Type,
  value: unknown,
  limits: ReadLimits = DEFAULT_READ_LIMITS,
): PlainObject {
  return messageReader(type)(value, limits, 1);
}

function registerReader(name: MessageName): Read {
  const read = messageReader(messageType(name));
  readers.set(name, read);
  return read;
}

type ReadObject = (value: unknown, limits: ReadLimits, depth: number) => PlainObject;

const nestedReaders = new Map<protobuf.Type, ReadObject>();

function messageReader(type: protobuf.Type): ReadObject {
  const known = nestedReaders.get(type);
  if (known !== undefined) return known;
  const plan: MessagePlan = {
    byKey: new Map(),
    oneofs: type.oneofsArray.map((oneof) => oneof.fieldsArray.map((field) => field.name)),
  };
  const read: ReadObject = (value, limits, depth) => readByPlan(plan, value, limits, depth);
  nestedReaders.set(type, read);
  for (const field of type.fieldsArray) {
    const fieldPlan = planField(field);
    plan.byKey.set(field.name, fieldPlan);
    plan.byKey.set(camelCase(field.name), fieldPlan);
  }
  return read;
}

function readByPlan(plan: MessagePlan, value: unknown, limits: ReadLimits, depth: number): PlainObject {
  if (!isPlainObject(value)) throw new WireError(`expected an object, got ${kindOf(value)}`);
  const message: PlainObject = {};
  for (const key of Object.keys(value)) {
    const given = value[key];
    if (given === null || given === undefined) continue;
    const field = plan.byKey.get(key);
    if (field === undefined) {
      refuseDeepNesting(given, depth + 1);
      continue;
    }
    if (key !== field.name) refuseSecondSpelling(value, field.name, key);
    readField(field, given, message, limits, depth);
  }
  for (const members of plan.oneofs) refuseSecondMember(message, members);
  return message;
}

function readField(field: FieldPlan, given: unknown, into: PlainObject, limits: ReadLimits, depth: number) {
  try {
    const result = field.read(given, limits, depth + 1);
    if (result !== undefined && result !== field.dropped) into[field.name] = result;
  } catch (error) {
    throw errorWithin(field.name, error);
  }
}

function refuseSecondSpelling(value: PlainObject, name: string, alias: string): void {
  if (Object.hasOwn(value, name) && value[name] !== null && value[name] !== undefined)
    throw new WireError(`given twice, as ${name} and as ${alias}`, name);
}

function refuseSecondMember(message: PlainObject, members: readonly string[]): void {
  const [, second] = members.filter((name) => message[name] !== undefined);
  if (second !== undefined) throw new WireError(`only one of ${members.join(' and ')} may be given`, second);
}

/** Ignored fields are bounded too, so that nothing later (a log, a copy) can trip over them. */
function refuseDeepNesting(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) throw new WireError(`nested deeper than ${MAX_DEPTH} levels`);
  for (const member of Object.values(value)) refuseDeepNesting(member, depth + 1);
}

function planField(field: protobuf.Field): FieldPlan {
  return { name: field.name, read: fieldReader(field), dropped: indistinctDefault(field) };
}

function fieldReader(field: protobuf.Field): Read {
  const single = valueReader(field);
  if (field instanceof protobuf.MapField) return mapReader(single);
  return field.repeated ? listReader(single) : single;
}

function valueReader(field: protobuf.Field): Read {
  const { resolvedType } = field;
  if (resolvedType instanceof protobuf.Type) return messageReader(resolvedType);
  return scalarReader(field);
}

function scalarReader(field: protobuf.Field): Read {
  if (field.resolvedType instanceof protobuf.Enum) return enumReader(field.resolvedType);
  const read = scalarReaders.get(field.type);
  if (read === undefined) throw new Error(`${field.fullName} is of type ${field.type}, which has no reader`);
  return read;
}

function listReader(read: Read): Read {
  return (value, limits, depth) => {
    if (!Array.isArray(value)) throw new WireError(`expected an array, got ${kindOf(value)}`);
    if (value.length === 0) return undefined;
    refuseTooMany(value.length, limits);
    const list: unknown[] = [];
    try {
      for (const entry of value) list.push(read(entry, limits, depth + 1));
    } catch (error) {
      throw errorWithin(`[${list.length}]`, error);
    }
    return list;
  };
}

/** Keys are the caller's own words, so an error names an entry by its place. */
function mapReader(read: Read): Read {
  return (value, limits, depth) => {
    if (!isPlainObject(value)) throw new WireError(`expected an object, got ${kindOf(value)}`);
    const keys = Object.keys(value);
    if (keys.length === 0) return undefined;
    refuseTooMany(keys.length, limits);
    const map: PlainObject = Object.create(null);
    let index = 0;
    try {
      for (const key of keys) {
        if (!key.isWellFormed()) throw new WireError('expected a key of well-formed Unicode');
        refuseDamaged(key, limits);
        map[key] = read(value[key], limits, depth + 1);
        index += 1;
      }
    } catch (error) {
      throw errorWithin(`[${index}]`, error);
    }
    return map;
  };
}

function refuseTooMany(count: number, { maxEntries }: ReadLimits): void {
  if (count > maxEntries) throw new WireError(`expected at most ${maxEntries} entries, got ${count}`);
}
