import protobuf from 'protobufjs';
import { ByteWriter } from './byte-writer.ts';
import { isPlainObject, type PlainObject } from './field-facts.ts';
import { type MessageName, messageType, type WireMessages } from './protos.ts';

/** Writes one value, its tag not among it. Throws TypeError for a value of another type, which is a fault of this program. */
type WriteBytes = (value: unknown, to: ByteWriter) => void;

interface FieldPlan {
  readonly name: string;
  /** The field as a whole, with its tags. */
  readonly write: WriteBytes;
}

/** What follows a tag, as the tag tells it. */
const varint = 0;
const eightBytes = 1;
const counted = 2;

const writers = new Map<protobuf.Type, WriteBytes>();
const writersByName = new Map<MessageName, WriteBytes>();
const bytes = new ByteWriter();

/**
 * Writes a message of the contract in protobuf's encoding: the same bytes as protobufjs, in a quarter of the time, since enums are given by
 * name and nothing is copied before it is written.
 *
 * @throws TypeError naming the field if a value isn't of its type, which is a fault of this program
 */
export function encodeProtobuf<Name extends MessageName>(name: Name, message: WireMessages[Name]): Buffer {
  const write = writersByName.get(name) ?? registerWriter(name);
  try {
    write(message, bytes);
    return bytes.finish();
  } catch (error) {
    bytes.drop();
    throw error;
  }
}

function registerWriter(name: MessageName): WriteBytes {
  const write = messageWriter(messageType(name));
  writersByName.set(name, write);
  return write;
}

/** Writes a message's fields; what is before them is for whoever has it written. */
function messageWriter(type: protobuf.Type): WriteBytes {
  const known = writers.get(type);
  if (known !== undefined) return known;
  let writeFields: (message: PlainObject, to: ByteWriter) => void;
  const write: WriteBytes = (value, to) => {
    if (!isPlainObject(value)) throw new TypeError(`${type.name} is not an object`);
    writeFields(value, to);
  };
  writers.set(type, write);
  const fields = [...type.fieldsArray].sort((one, other) => one.id - other.id);
  writeFields = compileWriter(fields.map(planField));
  return write;
}

/** As code for the reason that JSON's writers are. */
function compileWriter(plans: readonly FieldPlan[]): (message: PlainObject, to: ByteWriter) => void {
  const prepared = plans.map((_, at) => `const write${at} = plans[${at}].write;`);
  const fields = plans.map(
    ({ name }, at) => `
      given = message[${JSON.stringify(name)}];
      if (given !== undefined && given !== null) write${at}(given, to);`,
  );
  const compile = new Function(
    'plans',
    `${prepared.join('\n')}
    return (message, to) => {
      let given;
      ${fields.join('')}
    };`,
  );
  return compile(plans);
}

function planField(field: protobuf.Field): FieldPlan {
  return { name: field.name, write: fieldWriter(field) };
}

function fieldWriter(field: protobuf.Field): WriteBytes {
  const value = valueWriter(field);
  if (field instanceof protobuf.MapField) return mapWriter(field, value);
  if (!field.repeated) return tagged(field.id, value);
  return value.kind === counted ? listWriter(field, tagged(field.id, value)) : packedWriter(field, value);
}

interface ValueWriter {
  readonly kind: typeof varint | typeof eightBytes | typeof counted;
  readonly write: WriteBytes;
}

function valueWriter(field: protobuf.Field): ValueWriter {
  const { resolvedType, fullName } = field;
  if (resolvedType instanceof protobuf.Type)
    return { kind: counted, write: withLength(messageWriter(resolvedType)) };
  if (resolvedType instanceof protobuf.Enum)
    return { kind: varint, write: enumWriter(fullName, resolvedType) };
  const writer = scalarWriters.get(field.type);
  if (writer === undefined) throw new Error(`${fullName} is of type ${field.type}, which has no writer`);
  return writer(fullName);
}

/** By the proto's scalar type; only those that the contract uses. `field` is for the error message. */
const scalarWriters: ReadonlyMap<string, (field: string) => ValueWriter> = new Map([
  ['string', (field: string): ValueWriter => ({ kind: counted, write: textWriter(field) })],
  ['bool', (field: string): ValueWriter => ({ kind: varint, write: boolWriter(field) })],
  ['int32', (field: string): ValueWriter => ({ kind: varint, write: integerWriter(field) })],
  ['int64', (field: string): ValueWriter => ({ kind: varint, write: integerWriter(field) })],
  ['double', (field: string): ValueWriter => ({ kind: eightBytes, write: doubleWriter(field) })],
]);

function textWriter(field: string): WriteBytes {
  return (value, to) => {
    if (typeof value !== 'string') throw new TypeError(`${field} is not a string`);
    to.text(value);
  };
}

function boolWriter(field: string): WriteBytes {
  return (value, to) => {
    if (typeof value !== 'boolean') throw new TypeError(`${field} is not a boolean`);
    to.small(value ? 1 : 0);
  };
}

function integerWriter(field: string): WriteBytes {
  return (value, to) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value))
      throw new TypeError(`${field} is not a safe integer`);
    to.integer(value);
  };
}

function doubleWriter(field: string): WriteBytes {
  return (value, to) => {
    if (typeof value !== 'number') throw new TypeError(`${field} is not a number`);
    to.double(value);
  };
}

function enumWriter(field: string, type: protobuf.Enum): WriteBytes {
  const numbers = new Map<unknown, number>(Object.entries(type.values));
  return (value, to) => {
    const number = numbers.get(value);
    if (number === undefined) throw new TypeError(`${field} is not a value of ${type.name}`);
    to.integer(number);
  };
}

function tagged(id: number, { kind, write }: ValueWriter): WriteBytes {
  const tag = id * 8 + kind;
  return (value, to) => {
    to.small(tag);
    write(value, to);
  };
}

function withLength(write: WriteBytes): WriteBytes {
  return (value, to) => {
    const start = to.begin();
    write(value, to);
    to.end(start);
  };
}

function listWriter({ fullName }: Pick<protobuf.Field, 'fullName'>, single: WriteBytes): WriteBytes {
  return (value, to) => {
    if (!Array.isArray(value)) throw new TypeError(`${fullName} is not an array`);
    for (const entry of value) single(entry, to);
  };
}

/** Numbers one after the other, without tags of their own. */
function packedWriter({ id, fullName }: protobuf.Field, { write }: ValueWriter): WriteBytes {
  const all = tagged(id, { kind: counted, write: withLength(listWriter({ fullName }, write)) });
  return (value, to) => {
    if (!Array.isArray(value) || value.length > 0) all(value, to);
  };
}

/** A message of key and value for each entry. */
function mapWriter({ id, fullName }: protobuf.Field, value: ValueWriter): WriteBytes {
  const writeKey = tagged(1, { kind: counted, write: textWriter(fullName) });
  const writeValue = tagged(2, value);
  const write = withLength((entry, to) => {
    const [key, kept]: readonly unknown[] = Array.isArray(entry) ? entry : [];
    writeKey(key, to);
    writeValue(kept, to);
  });
  const single = tagged(id, { kind: counted, write });
  return (map, to) => {
    if (!isPlainObject(map)) throw new TypeError(`${fullName} is not an object`);
    for (const entry of Object.entries(map)) single(entry, to);
  };
}
